package fluxgate.dns.wire;

import fluxgate.dns.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * A place in a message that only moves forward, and the first fault met: after it every read gives
 * zero or the root, so that callers check once a record. A flyweight, reset for each message.
 */
final class WireCursor {
  static final int HEADER_OCTETS = 12;

  /**
   * A name has at most 127 labels (RFC 1035 §2.3.4), and no compressor spends more than one hop a
   * label.
   */
  static final int MAX_HOPS = 127;

  /** 255 octets with the root octet. */
  private static final int MAX_LABEL_OCTETS = 254;

  private final byte[] labels = new byte[MAX_LABEL_OCTETS];
  private byte[] message = new byte[0];
  private int origin;
  private int at;
  private int end;
  private @Nullable WireFault fault;

  /** The last name reached by a pointer alone: most owners are the same pointer again. */
  private DomainName lastName = DomainName.ROOT;

  private int lastTarget;

  /** The name directly after the header, which most answers point to; null before it was read. */
  private @Nullable DomainName firstName;

  void reset(byte[] buffer, int offset, int length) {
    message = buffer;
    origin = offset;
    at = offset;
    end = offset + length;
    fault = null;
    lastTarget = 0;
    firstName = null;
  }

  /** Drops the buffer, so that it is not kept alive until the next message. */
  void release() {
    message = labels;
  }

  @Nullable WireFault fault() {
    return fault;
  }

  void fail(WireFault why) {
    if (fault == null) {
      fault = why;
    }
  }

  int position() {
    return at;
  }

  byte[] buffer() {
    return message;
  }

  /** Whether {@code count} octets are left; fails where not. */
  boolean has(int count) {
    if (fault != null) {
      return false;
    }
    if (end - at < count) {
      fault = WireFault.RECORD_CUT;
      return false;
    }
    return true;
  }

  /** Moves to a place that {@link #has} has vouched for. */
  void moveTo(int position) {
    at = position;
  }

  int u16() {
    if (!has(2)) {
      return 0;
    }
    int value = (message[at] & 0xFF) << 8 | message[at + 1] & 0xFF;
    at += 2;
    return value;
  }

  long u32() {
    long high = u16();
    return high << 16 | u16();
  }

  /**
   * The name here, whose uncompressed part ends before {@code limit}. Pointers lead strictly
   * backward from where the labels before them began, so no chain can turn in a circle.
   */
  DomainName name(int limit) {
    if (fault != null) {
      return DomainName.ROOT;
    }
    int begin = at;
    int here = at;
    int segment = at;
    int after = -1;
    int stop = limit;
    int length = 0;
    int hops = 0;
    int firstTarget = 0;
    while (true) {
      if (here >= stop) {
        return failName(WireFault.NAME_CUT);
      }
      int octet = message[here] & 0xFF;
      if (octet == 0) {
        break;
      }
      if (octet < 0x40) {
        if (here + 1 + octet > stop) {
          return failName(WireFault.NAME_CUT);
        }
        if (length + 1 + octet > MAX_LABEL_OCTETS) {
          return failName(WireFault.NAME_TOO_LONG);
        }
        System.arraycopy(message, here, labels, length, 1 + octet);
        length += 1 + octet;
        here += 1 + octet;
        continue;
      }
      if (octet < 0xC0) {
        return failName(WireFault.BAD_LABEL);
      }
      if (here + 2 > stop) {
        return failName(WireFault.NAME_CUT);
      }
      int target = (octet & 0x3F) << 8 | message[here + 1] & 0xFF;
      if (target < HEADER_OCTETS || origin + target >= segment) {
        return failName(WireFault.BAD_POINTER);
      }
      if (++hops > MAX_HOPS) {
        return failName(WireFault.TOO_MANY_POINTERS);
      }
      if (hops == 1) {
        after = here + 2;
        stop = end;
        if (length == 0) {
          if (target == lastTarget) {
            at = after;
            return lastName;
          }
          if (target == HEADER_OCTETS && firstName != null) {
            at = after;
            return firstName;
          }
          firstTarget = target;
        }
      }
      here = origin + target;
      segment = here;
    }
    at = after < 0 ? here + 1 : after;
    DomainName name = DomainName.fromLabels(labels, 0, length);
    if (name == null) {
      return failName(WireFault.BAD_LABEL);
    }
    if (begin == origin + HEADER_OCTETS) {
      firstName = name;
    } else if (firstTarget != 0) {
      lastTarget = firstTarget;
      lastName = name;
    }
    return name;
  }

  DomainName name() {
    return name(end);
  }

  private DomainName failName(WireFault why) {
    fail(why);
    return DomainName.ROOT;
  }
}
