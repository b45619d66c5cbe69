package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import java.io.IOException;

/**
 * Datagrams of NetFlow v5, v9 and IPFIX one after the other, nothing between them: each ends where
 * its own header says.
 *
 * <p>Version 5 counts records of 48 octets, IPFIX says its length. Version 9 says neither: its
 * flowsets are walked, and because none of them is numbered 2 to 255, a 5, 9 or 10 where the next
 * would begin is the next datagram's version. Zeros after the last flowset belong to the datagram.
 *
 * <p>What is no datagram is delivered as damaged, up to the next octets that look like a header.
 */
public final class FlowDatagramReader implements FrameReader {
  private static final int V5 = 5;
  private static final int V9 = 9;
  private static final int IPFIX = 10;
  private static final int V5_HEADER = 24;
  private static final int V5_RECORD = 48;

  /** Exporters send at most 30, which fill an Ethernet frame; jumbo frames hold more. */
  private static final int MOST_V5_RECORDS = 200;

  private static final int V9_HEADER = 20;
  private static final int IPFIX_HEADER = 16;
  private static final int SET_HEADER = 4;
  private static final int FIRST_DATA_SET = 256;

  /** UDP's longest payload. */
  private static final int MOST_OCTETS = 65_535;

  private static final Outcome TRUNCATED = Outcome.rejected("truncated");
  private static final Outcome NO_DATAGRAM = Outcome.rejected("no_datagram");

  private final BlockInput input;
  private final FrameFiller fill;

  public FlowDatagramReader(BlockInput input) {
    this.input = input;
    this.fill = new FrameFiller(input);
  }

  /**
   * Whether a datagram's header may begin with these octets: the version, a count or length that
   * fits, a time after 2000, and a first set that can be one.
   *
   * @param length how many octets there are from {@code at}
   */
  public static boolean isHeader(byte[] octets, int at, int length) {
    if (length < V5_HEADER) {
      return false;
    }
    int count = u16(octets, at + 2);
    int version = u16(octets, at);
    int set = version == IPFIX ? IPFIX_HEADER : V9_HEADER;
    return switch (version) {
      case V5 ->
          count > 0 && count <= MOST_V5_RECORDS && isTime(octets, at + 8) && octets[at + 12] < 64;
      case V9 ->
          count > 0
              && isTime(octets, at + 8)
              && isV9Set(u16(octets, at + set))
              && u16(octets, at + set + 2) >= SET_HEADER;
      case IPFIX ->
          count >= IPFIX_HEADER + SET_HEADER
              && isTime(octets, at + 4)
              && isIpfixSet(u16(octets, at + set))
              && u16(octets, at + set + 2) >= SET_HEADER
              && u16(octets, at + set + 2) <= count - IPFIX_HEADER;
      default -> false;
    };
  }

  /**
   * Whether an input that begins like this is of flow datagrams although its first header is none:
   * version 5 that counts too many records, or version 9 with templates and a clock that was never
   * set. What is wrong with it is then counted, and not passed over as another file's.
   */
  public static boolean isDamagedHeader(byte[] octets, int length) {
    if (length < V5_HEADER) {
      return false;
    }
    if (u16(octets, 0) == V5) {
      boolean nanos = octets[12] >= 0 && octets[12] < 64;
      return u16(octets, 2) > MOST_V5_RECORDS && isTime(octets, 8) && nanos;
    }
    int set = u16(octets, V9_HEADER + 2);
    int fields = length < V9_HEADER + 8 ? 0 : u16(octets, V9_HEADER + 6);
    return u16(octets, 0) == V9
        && u16(octets, 2) > 0
        && u16(octets, V9_HEADER) == 0
        && fields > 0
        && u16(octets, V9_HEADER + 4) >= FIRST_DATA_SET
        && 8 + 4 * fields <= set
        && V9_HEADER + set <= length;
  }

  /** Seconds since the epoch, between 2000 and 2100. */
  private static boolean isTime(byte[] octets, int at) {
    long seconds = (long) u16(octets, at) << 16 | u16(octets, at + 2);
    return seconds >= 946_684_800L && seconds < 4_102_444_800L;
  }

  private static boolean isV9Set(int id) {
    return id <= 1 || id >= FIRST_DATA_SET;
  }

  private static boolean isIpfixSet(int id) {
    return id == 2 || id == 3 || id >= FIRST_DATA_SET;
  }

  private static int u16(byte[] octets, int at) {
    return (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    if (!input.require(1)) {
      return false;
    }
    int length = length();
    if (length > 0 && input.require(length)) {
      fill.deliver(frame, 0, length, length, length);
      return true;
    }
    boolean cut = length != 0 && input.available() < MOST_OCTETS;
    skip(frame, cut ? TRUNCATED : NO_DATAGRAM);
    return true;
  }

  /**
   * How long the datagram is that begins here; 0 where none does, -1 where the input ends first.
   */
  private int length() throws IOException {
    if (!input.require(SET_HEADER)) {
      return -1;
    }
    int count = fill.u16(2, true);
    return switch (fill.u16(0, true)) {
      case V5 -> count > MOST_V5_RECORDS ? 0 : V5_HEADER + count * V5_RECORD;
      case V9 -> v9Length();
      case IPFIX -> count < IPFIX_HEADER ? 0 : count;
      default -> 0;
    };
  }

  private int v9Length() throws IOException {
    int at = V9_HEADER;
    if (!input.require(at)) {
      return -1;
    }
    while (at < MOST_OCTETS && input.require(at + SET_HEADER)) {
      int id = fill.u16(at, true);
      int length = fill.u16(at + 2, true);
      if (id == 0 && length == 0) {
        return zeros(at);
      }
      if (!isV9Set(id) || length < SET_HEADER || at + length > MOST_OCTETS) {
        return at;
      }
      if (!input.require(at + length)) {
        return -1;
      }
      at += length;
    }
    return input.available() - at < SET_HEADER ? input.available() : at;
  }

  private int zeros(int from) throws IOException {
    int at = from;
    while (at < MOST_OCTETS && input.require(at + 1) && input.buffer()[input.start() + at] == 0) {
      at++;
    }
    // The high octet of the next datagram's version is a zero as well.
    boolean next = at > from && input.require(at + 1);
    return next ? at - 1 : at;
  }

  /** Delivers what lies before the next header, or as much of it as a datagram may have. */
  private void skip(Frame frame, Outcome damage) throws IOException {
    input.require(MOST_OCTETS + V5_HEADER);
    int most = Math.min(input.available(), MOST_OCTETS);
    int at = 1;
    while (at < most && !isHeader(input.buffer(), input.start() + at, input.available() - at)) {
      at++;
    }
    fill.deliver(frame, 0, at, at, at);
    frame.damage = damage;
  }
}
