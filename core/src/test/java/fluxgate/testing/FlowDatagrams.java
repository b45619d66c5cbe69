package fluxgate.testing;

import fluxgate.format.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Makes datagrams of IPFIX and NetFlow version 9, and the sets in them. */
public final class FlowDatagrams {
  /** What flow records of {@link #flow} hold: addresses, ports, protocol, octets, start, end. */
  public static final List<Integer> FLOW = List.of(8, 12, 7, 11, 4, 1, 152, 153);

  private static final List<Integer> WIDTHS = List.of(4, 4, 2, 2, 1, 4, 8, 8);

  /** 2026-11-23T07:38:00Z. */
  public static final long SECONDS = 1_795_419_480L;

  private FlowDatagrams() {}

  /** An IPFIX datagram of one observation domain. */
  public static byte[] ipfix(int domain, byte[]... sets) {
    byte[] content = join(sets);
    return ByteBuffer.allocate(16 + content.length)
        .putShort((short) 10)
        .putShort((short) (16 + content.length))
        .putInt((int) SECONDS)
        .putInt(1)
        .putInt(domain)
        .put(content)
        .array();
  }

  /** A datagram of version 9 of one source, exported when the exporter had run for 100 s. */
  public static byte[] v9(int source, byte[]... sets) {
    byte[] content = join(sets);
    return ByteBuffer.allocate(20 + content.length)
        .putShort((short) 9)
        .putShort((short) sets.length)
        .putInt(100_000)
        .putInt((int) SECONDS)
        .putInt(1)
        .putInt(source)
        .put(content)
        .array();
  }

  /** A set with its header. */
  public static byte[] set(int id, byte[]... content) {
    byte[] joined = join(content);
    return ByteBuffer.allocate(4 + joined.length)
        .putShort((short) id)
        .putShort((short) (4 + joined.length))
        .put(joined)
        .array();
  }

  /** A template of {@link #flow} records, for a set of templates. */
  public static byte[] flowTemplate(int id) {
    ByteBuffer template = ByteBuffer.allocate(4 + 4 * FLOW.size());
    template.putShort((short) id).putShort((short) FLOW.size());
    for (int i = 0; i < FLOW.size(); i++) {
      template.putShort(FLOW.get(i).shortValue()).putShort(WIDTHS.get(i).shortValue());
    }
    return template.array();
  }

  /** A template of any fields: element and length by turns. */
  public static byte[] template(int id, int... fields) {
    ByteBuffer template = ByteBuffer.allocate(4 + 2 * fields.length);
    template.putShort((short) id).putShort((short) (fields.length / 2));
    for (int field : fields) {
      template.putShort((short) field);
    }
    return template.array();
  }

  /**
   * A TCP record of one direction, for a set of data: 10.20.30.{@code host} to an address of
   * 203.0.113.0/24.
   *
   * @param millis from {@link #SECONDS} to its beginning; it takes half a second
   */
  public static byte[] flow(int host, int sourcePort, int server, int port, long millis) {
    return ByteBuffer.allocate(33)
        .put(new byte[] {10, 20, 30, (byte) host})
        .put(new byte[] {(byte) 203, 0, 113, (byte) server})
        .putShort((short) sourcePort)
        .putShort((short) port)
        .put((byte) 6)
        .putInt(740)
        .putLong(SECONDS * 1_000 + millis)
        .putLong(SECONDS * 1_000 + millis + 500)
        .array();
  }

  /** The octets one after the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /** The datagram as its framing delivers it. */
  public static Frame frame(byte[] datagram) {
    Frame frame = new Frame();
    frame.buffer = datagram;
    frame.length = datagram.length;
    frame.rawLength = datagram.length;
    return frame;
  }
}
