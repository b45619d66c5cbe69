package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * pcap: a 24-octet header, then records of 16 octets and the packet, in the byte order and time
 * unit that the magic number tells. Nothing in the format marks where a record begins, so after a
 * damaged record reading ends.
 */
public final class PcapReader implements FrameReader {
  /** The largest snap length that capture tools write (libpcap's MAXIMUM_SNAPLEN). */
  static final int MAX_RECORD = 262_144;

  private static final int HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int MICROSECONDS = 0xA1B2C3D4;
  private static final int NANOSECONDS = 0xA1B23C4D;

  private static final Outcome BAD_HEADER = Outcome.rejected("bad_file_header");
  private static final Outcome TRUNCATED = Outcome.rejected("truncated");
  private static final Outcome TOO_LONG = Outcome.rejected("record_too_long");

  private final BlockInput input;
  private final FrameFiller fill;
  private boolean begun;
  private boolean ended;
  private boolean bigEndian;
  private boolean nanoseconds;
  private int linkType;

  public PcapReader(BlockInput input) {
    this.input = input;
    this.fill = new FrameFiller(input);
  }

  /** Whether these first four octets, read big-endian, begin a pcap file. */
  public static boolean isMagic(int first) {
    int turned = Integer.reverseBytes(first);
    return first == MICROSECONDS
        || first == NANOSECONDS
        || turned == MICROSECONDS
        || turned == NANOSECONDS;
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    if (ended) {
      return false;
    }
    if (!begun) {
      begun = true;
      if (!input.require(1)) {
        return false;
      }
      Outcome damage = readHeader();
      if (damage != null) {
        return fail(frame, damage);
      }
    }
    if (!input.require(1)) {
      return false;
    }
    if (!input.require(RECORD_HEADER)) {
      return fail(frame, TRUNCATED);
    }
    long seconds = u32(0) & 0xFFFF_FFFFL;
    long fraction = u32(4) & 0xFFFF_FFFFL;
    int length = u32(8);
    int wireLength = u32(12);
    if (length < 0 || length > MAX_RECORD) {
      return fail(frame, TOO_LONG);
    }
    if (!input.require(RECORD_HEADER + length)) {
      return fail(frame, TRUNCATED);
    }
    frame.timeMicros = seconds * 1_000_000 + (nanoseconds ? fraction / 1000 : fraction);
    frame.linkType = linkType;
    fill.deliver(frame, RECORD_HEADER, length, wireLength, RECORD_HEADER + length);
    return true;
  }

  private @Nullable Outcome readHeader() throws IOException {
    if (!input.require(HEADER)) {
      return TRUNCATED;
    }
    bigEndian = true;
    int magic = u32(0);
    if (!isMagic(magic)) {
      return BAD_HEADER;
    }
    bigEndian = magic == MICROSECONDS || magic == NANOSECONDS;
    nanoseconds = u32(0) == NANOSECONDS;
    // The upper half says whether frames carry a checksum at their end.
    linkType = u32(20) & 0xFFFF;
    input.skip(HEADER);
    return null;
  }

  private boolean fail(Frame frame, Outcome damage) {
    ended = true;
    fill.damaged(frame, damage);
    return true;
  }

  private int u32(int index) {
    return fill.u32(index, bigEndian);
  }
}
