package fluxgate.format.framing;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * pcapng: blocks of type, length, body and length again, in sections that each have a byte order
 * and a list of interfaces. Enhanced, simple and old packet blocks are records; what else stands in
 * the file is not. A block whose two lengths differ, or that does not hold what its packet claims,
 * is one damaged record, and reading goes on after it; a length that no block can have ends the
 * file, for nothing marks where the next begins.
 */
public final class PcapngReader implements FrameReader {
  /** The largest packet that capture tools write, with as much again for its block's options. */
  static final int MAX_BLOCK = 2 * PcapReader.MAX_RECORD;

  /** A capture of "any" on a large router has hundreds; more is an attempt on our memory. */
  static final int MAX_INTERFACES = 4096;

  static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int BYTE_ORDER = 0x1A2B3C4D;
  private static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  /** Type, length, and the length again at the end. */
  private static final int SHORTEST_BLOCK = 12;

  private static final Outcome TRUNCATED = Outcome.rejected("truncated");
  private static final Outcome BAD_HEADER = Outcome.rejected("bad_file_header");
  private static final Outcome BAD_LENGTH = Outcome.rejected("bad_block_length");
  private static final Outcome TOO_LONG = Outcome.rejected("record_too_long");
  private static final Outcome BAD_BLOCK = Outcome.rejected("bad_block");
  private static final Outcome BAD_INTERFACE = Outcome.rejected("bad_interface");
  private static final Outcome UNKNOWN_INTERFACE = Outcome.rejected("unknown_interface");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");

  private final BlockInput input;
  private final FrameFiller fill;
  private final List<CaptureInterface> interfaces = new ArrayList<>();
  private boolean ended;
  private boolean inSection;
  private boolean bigEndian;

  /** Whether a packet had a time yet, and the last one's: simple packets have none of their own. */
  private boolean timed;

  private long lastMicros;

  public PcapngReader(BlockInput input) {
    this.input = input;
    this.fill = new FrameFiller(input);
  }

  /** Whether the first octets begin a section: its type, and after a length its byte-order mark. */
  public static boolean isMagic(int first, int third) {
    return first == SECTION_HEADER
        && (third == BYTE_ORDER || Integer.reverseBytes(third) == BYTE_ORDER);
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    while (!ended && input.require(1)) {
      if (!input.require(SHORTEST_BLOCK)) {
        return fail(frame, TRUNCATED);
      }
      int type = u32(0);
      if (type == SECTION_HEADER) {
        int mark = fill.u32(8, true);
        if (!isMagic(type, mark)) {
          return fail(frame, BAD_HEADER);
        }
        bigEndian = mark == BYTE_ORDER;
        inSection = true;
        interfaces.clear();
      } else if (!inSection) {
        return fail(frame, BAD_HEADER);
      }
      long length = u32(4) & 0xFFFF_FFFFL;
      if (length < SHORTEST_BLOCK || (length & 3) != 0) {
        return fail(frame, BAD_LENGTH);
      }
      boolean packet = type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == OLD_PACKET;
      if (!packet && type != INTERFACE) {
        if (!pass(length)) {
          return fail(frame, TRUNCATED);
        }
        continue;
      }
      if (length > MAX_BLOCK) {
        return fail(frame, TOO_LONG);
      }
      if (!input.require((int) length)) {
        return fail(frame, TRUNCATED);
      }
      Outcome damage = block(frame, type, (int) length);
      if (damage != null) {
        fill.deliver(frame, 0, (int) length, (int) length, (int) length);
        frame.damage = damage;
      }
      if (packet || damage != null) {
        return true;
      }
    }
    return false;
  }

  /** Passes over a block that says nothing to us, however long, without holding it. */
  private boolean pass(long length) throws IOException {
    for (long left = length; left > 0; ) {
      if (!input.require(1)) {
        return false;
      }
      int step = (int) Math.min(left, input.available());
      input.skip(step);
      left -= step;
    }
    return true;
  }

  private boolean fail(Frame frame, Outcome damage) {
    ended = true;
    fill.damaged(frame, damage);
    return true;
  }

  /** Takes an interface or delivers a packet; what is wrong with the block, or null. */
  private @Nullable Outcome block(Frame frame, int type, int length) {
    if (u32(length - 4) != length) {
      return BAD_BLOCK;
    }
    return switch (type) {
      case INTERFACE -> addInterface(length);
      case SIMPLE_PACKET -> simplePacket(frame, length);
      default -> stampedPacket(frame, type == OLD_PACKET, length);
    };
  }

  private @Nullable Outcome addInterface(int length) {
    if (length < 20 || interfaces.size() == MAX_INTERFACES) {
      return BAD_INTERFACE;
    }
    int resolution = CaptureInterface.MICROSECONDS;
    long offsetSeconds = 0;
    int at = 16;
    while (at + 4 <= length - 4) {
      int code = fill.u16(at, bigEndian);
      int size = fill.u16(at + 2, bigEndian);
      if (code == 0 || at + 4 + size > length - 4) {
        break;
      }
      if (code == 9 && size == 1) {
        resolution = input.buffer()[input.start() + at + 4] & 0xFF;
      } else if (code == 14 && size == 8) {
        offsetSeconds = u64(at + 4, at + 8);
      }
      at += 4 + (size + 3 & ~3);
    }
    interfaces.add(
        new CaptureInterface(fill.u16(8, bigEndian), u32(12), resolution, offsetSeconds));
    input.skip(length);
    return null;
  }

  private long u64(int first, int second) {
    return bigEndian
        ? (long) u32(first) << 32 | u32(second) & 0xFFFF_FFFFL
        : (long) u32(second) << 32 | u32(first) & 0xFFFF_FFFFL;
  }

  private @Nullable Outcome stampedPacket(Frame frame, boolean old, int length) {
    if (length < 32) {
      return BAD_BLOCK;
    }
    int id = old ? fill.u16(8, bigEndian) : u32(8);
    if (id < 0 || id >= interfaces.size()) {
      return UNKNOWN_INTERFACE;
    }
    CaptureInterface from = interfaces.get(id);
    int captured = u32(20);
    if (captured < 0 || captured > length - 32) {
      return BAD_BLOCK;
    }
    timed = true;
    lastMicros = from.micros((long) u32(12) << 32 | u32(16) & 0xFFFF_FFFFL);
    return deliver(frame, from, 28, captured, u32(24), length);
  }

  private @Nullable Outcome simplePacket(Frame frame, int length) {
    if (length < 16) {
      return BAD_BLOCK;
    }
    if (interfaces.isEmpty()) {
      return UNKNOWN_INTERFACE;
    }
    if (!timed) {
      return NO_TIME;
    }
    CaptureInterface from = interfaces.get(0);
    int onWire = u32(8);
    long captured = onWire & 0xFFFF_FFFFL;
    if (from.snapLength() != 0) {
      captured = Math.min(captured, from.snapLength() & 0xFFFF_FFFFL);
    }
    if (captured > length - 16) {
      return BAD_BLOCK;
    }
    return deliver(frame, from, 12, (int) captured, onWire, length);
  }

  private @Nullable Outcome deliver(
      Frame frame, CaptureInterface from, int index, int captured, int onWire, int length) {
    frame.timeMicros = lastMicros;
    frame.linkType = from.linkType();
    fill.deliver(frame, index, captured, onWire, length);
    return null;
  }

  private int u32(int index) {
    return fill.u32(index, bigEndian);
  }
}
