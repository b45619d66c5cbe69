package fluxgate.format.netflow;

import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One record of a data set: the information elements that we use, by IANA's numbers, which v9's
 * field types are the first of. A flyweight.
 */
final class FlowRecord {
  /** RFC 5103: the same element, of the other direction. */
  private static final long REVERSE = 29_305L << 32;

  /** What a number is where the record does not have it. */
  static final long ABSENT = -1;

  private static final long NTP_SECONDS = 2_208_988_800L;

  @Nullable IpAddress source;
  @Nullable IpAddress destination;
  long protocol;
  long sourcePort;
  long destinationPort;
  long octets;
  long flags;
  long reverseOctets;
  long reversePackets;
  long reverseFlags;
  long initiatorOctets;
  long responderOctets;
  long firstUptimeMillis;
  long lastUptimeMillis;
  long uptimeZeroMillis;
  long startMicros;
  long endMicros;
  long eventMicros;
  long durationMicros;
  long startBeforeExportMicros;
  long endBeforeExportMicros;
  long biflowDirection;
  long firewallEvent;
  long samplingInterval;
  long samplingSpace;

  /** Whether the record lays out a flow between two addresses at all. */
  boolean isFlow() {
    return source != null && destination != null;
  }

  private void clear() {
    source = null;
    destination = null;
    protocol = ABSENT;
    sourcePort = ABSENT;
    destinationPort = ABSENT;
    octets = ABSENT;
    flags = ABSENT;
    reverseOctets = ABSENT;
    reversePackets = ABSENT;
    reverseFlags = ABSENT;
    initiatorOctets = ABSENT;
    responderOctets = ABSENT;
    firstUptimeMillis = ABSENT;
    lastUptimeMillis = ABSENT;
    uptimeZeroMillis = ABSENT;
    startMicros = ABSENT;
    endMicros = ABSENT;
    eventMicros = ABSENT;
    durationMicros = ABSENT;
    startBeforeExportMicros = ABSENT;
    endBeforeExportMicros = ABSENT;
    biflowDirection = ABSENT;
    firewallEvent = ABSENT;
    samplingInterval = ABSENT;
    samplingSpace = ABSENT;
  }

  /**
   * Reads the next record of a set.
   *
   * @return false where the set ends within it
   */
  boolean read(Template template, Octets set) {
    clear();
    for (int i = 0; i < template.lengths().length; i++) {
      int length = template.lengths()[i];
      if (length == Template.VARIABLE) {
        if (set.left() < 1) {
          return false;
        }
        length = set.u8();
        if (length == 255) {
          if (set.left() < 2) {
            return false;
          }
          length = set.u16();
        }
      }
      if (set.left() < length) {
        return false;
      }
      field(template.elements()[i], length, i < template.scopes(), set);
    }
    return true;
  }

  private void field(long element, int length, boolean scope, Octets set) {
    int rest = set.left() - length;
    boolean reverse = element >>> 32 == REVERSE >>> 32;
    if (length > 0 && !scope && (reverse || element >>> 32 == 0)) {
      if (reverse) {
        reverse((int) element, length, set);
      } else if (!address((int) element, length, set) && !time((int) element, length, set)) {
        number((int) element, length, set);
      }
    }
    set.skip(set.left() - rest);
  }

  private void reverse(int element, int length, Octets set) {
    switch (element) {
      case 1, 85 -> reverseOctets = set.number(length);
      case 2, 86 -> reversePackets = set.number(length);
      case 6 -> reverseFlags = set.number(length);
      default -> {}
    }
  }

  private boolean address(int element, int length, Octets set) {
    switch (element) {
      case 8, 27 -> {
        IpAddress address = set.address(length);
        source = isNothing(address) && source != null ? source : address;
      }
      case 12, 28 -> {
        IpAddress address = set.address(length);
        destination = isNothing(address) && destination != null ? destination : address;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Templates for both families leave one of them at zero. */
  private static boolean isNothing(@Nullable IpAddress address) {
    return address == null || address.low() << 32 == 0 && address.high() == 0;
  }

  private boolean time(int element, int length, Octets set) {
    switch (element) {
      case 21 -> lastUptimeMillis = set.number(length);
      case 22 -> firstUptimeMillis = set.number(length);
      case 150 -> startMicros = scaled(set.number(length), 1_000_000);
      case 151 -> endMicros = scaled(set.number(length), 1_000_000);
      case 152 -> startMicros = scaled(set.number(length), 1_000);
      case 153 -> endMicros = scaled(set.number(length), 1_000);
      case 154, 156 -> startMicros = ntp(length, set);
      case 155, 157 -> endMicros = ntp(length, set);
      case 158 -> startBeforeExportMicros = set.number(length);
      case 159 -> endBeforeExportMicros = set.number(length);
      case 160 -> uptimeZeroMillis = set.number(length);
      case 161 -> durationMicros = scaled(set.number(length), 1_000);
      case 162 -> durationMicros = set.number(length);
      case 322 -> eventMicros = scaled(set.number(length), 1_000_000);
      case 323 -> eventMicros = scaled(set.number(length), 1_000);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void number(int element, int length, Octets set) {
    switch (element) {
      case 1, 85 -> octets = set.number(length);
      case 4 -> protocol = set.number(length);
      case 6 -> flags = set.number(length);
      case 7, 180, 182 -> sourcePort = set.number(length);
      case 11, 181, 183 -> destinationPort = set.number(length);
      case 34, 50, 305 -> samplingInterval = set.number(length);
      case 306 -> samplingSpace = set.number(length);
      case 231 -> initiatorOctets = set.number(length);
      case 232 -> responderOctets = set.number(length);
      case 233 -> firewallEvent = set.number(length);
      case 40_005 -> { // Cisco ASA's own number for it in v9: its records begin at the initiator
        firewallEvent = set.number(length);
        biflowDirection = 1;
      }
      case 239 -> biflowDirection = set.number(length);
      default -> {}
    }
  }

  private static long scaled(long value, long micros) {
    return value < 0 || value > Long.MAX_VALUE / micros ? ABSENT : value * micros;
  }

  /** RFC 7011 §6.1.9: seconds since 1900 and their fraction, 32 bits each. */
  private static long ntp(int length, Octets set) {
    if (length != 8) {
      return ABSENT;
    }
    long seconds = set.u32() - NTP_SECONDS;
    long fraction = set.u32();
    return seconds < 0 ? ABSENT : seconds * 1_000_000 + (fraction * 1_000_000 >>> 32);
  }
}
