package fluxgate.bench.micro;

import fluxgate.format.Framing;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A short input several times over, as one stream: samples have a few dozen records, beside which
 * opening the input would be most of the work.
 */
final class Repeated {
  private static final int LEAST_OCTETS = 1 << 20;
  private static final int PCAP_HEADER = 24;

  private Repeated() {}

  /** The content, repeated until it is a megabyte. */
  static byte[] upToAMegabyte(byte[] content, Framing framing) {
    int start = repeatFrom(content, framing);
    int end = repeatTo(content, framing);
    ByteArrayOutputStream out = new ByteArrayOutputStream(LEAST_OCTETS + content.length);
    out.write(content, 0, end);
    while (out.size() < LEAST_OCTETS) {
      out.write(content, start, end - start);
    }
    out.write(content, end, content.length - end);
    return out.toByteArray();
  }

  /** Where the part begins that may stand there again. */
  private static int repeatFrom(byte[] content, Framing framing) {
    return switch (framing) {
      case LINES, LINES_AND_OBJECTS, FLOW_TUPLES, FLOW_DATAGRAMS, LENGTH_PREFIXED, PCAPNG -> 0;
      case PCAP -> PCAP_HEADER;
      case FRAME_STREAMS -> controlFrame(content, 0);
    };
  }

  /** Where it ends: Frame Streams end with a control frame of their own. */
  private static int repeatTo(byte[] content, Framing framing) {
    if (framing != Framing.FRAME_STREAMS) {
      return content.length;
    }
    int at = controlFrame(content, 0);
    while (at < content.length && number(content, at) != 0) {
      at += Integer.BYTES + number(content, at);
    }
    return at;
  }

  /** The octet after the control frame at {@code start}: escape, length, payload. */
  private static int controlFrame(byte[] content, int start) {
    return start + 2 * Integer.BYTES + number(content, start + Integer.BYTES);
  }

  private static int number(byte[] content, int at) {
    return ByteBuffer.wrap(content).getInt(at);
  }
}
