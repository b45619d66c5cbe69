package fluxgate.format.dnstap;

import fluxgate.dns.DomainName;
import fluxgate.format.message.ProtobufCursor;
import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a dnstap {@code Message} that Fluxgate uses. Wire messages are not copied: they lie
 * in the frame's buffer.
 */
final class TapMessage {
  private static final int POLICY_PASS = 3;

  private static final long MICROS = 1_000_000;

  /**
   * The end of the year 9999, in seconds: no log is later, and sums with it stay far from overflow.
   */
  private static final long LATEST_SECONDS = 253_402_300_799L;

  int role;
  @Nullable IpAddress queryAddress;
  @Nullable IpAddress responseAddress;
  int queryPort;
  int queryStart;
  int queryLength;
  int responseStart;
  int responseLength;
  @Nullable DomainName queryZone;

  /** Whether a policy did something other than let the answer pass. */
  boolean policy;

  private long querySeconds;
  private long queryNanos;
  private long responseSeconds;
  private long responseNanos;

  /** Reads what {@code fields} has; null where it is no {@code Message}. */
  static @Nullable TapMessage read(byte[] buffer, ProtobufCursor fields) {
    TapMessage message = new TapMessage();
    while (fields.next()) {
      message.take(buffer, fields);
    }
    return fields.isBroken() || message.role == 0 ? null : message;
  }

  private void take(byte[] buffer, ProtobufCursor f) {
    switch (f.field()) {
      case 1 -> role = (int) Math.min(f.value() & Long.MAX_VALUE, Integer.MAX_VALUE);
      case 4 -> queryAddress = IpAddress.fromBytes(buffer, f.start(), f.length());
      case 5 -> responseAddress = IpAddress.fromBytes(buffer, f.start(), f.length());
      case 6 -> queryPort = (int) (f.value() & 0xFFFF);
      case 8 -> querySeconds = f.value();
      case 9 -> queryNanos = f.value();
      case 10 -> {
        queryStart = f.start();
        queryLength = f.length();
      }
      case 11 -> queryZone = zone(buffer, f.start(), f.length());
      case 12 -> responseSeconds = f.value();
      case 13 -> responseNanos = f.value();
      case 14 -> {
        responseStart = f.start();
        responseLength = f.length();
      }
      case 15 -> policy = decides(f.inside());
      default -> {
        // Ports of the server, families, protocols: nothing that we use.
      }
    }
  }

  /** A name in wire form with its root octet; null where it is none. */
  private static @Nullable DomainName zone(byte[] buffer, int start, int length) {
    return length == 0 || buffer[start + length - 1] != 0
        ? null
        : DomainName.fromLabels(buffer, start, length - 1);
  }

  private static boolean decides(ProtobufCursor policy) {
    long action = POLICY_PASS;
    while (policy.next()) {
      if (policy.field() == 3) {
        action = policy.value();
      }
    }
    return action != POLICY_PASS;
  }

  /**
   * When a response was sent or came; where that is not said, when its query did; 0 for neither.
   */
  long responseMicros() {
    return responseSeconds == 0 ? queryMicros() : micros(responseSeconds, responseNanos);
  }

  long queryMicros() {
    return querySeconds == 0 ? 0 : micros(querySeconds, queryNanos);
  }

  private static long micros(long seconds, long nanos) {
    long bounded = seconds < 0 ? LATEST_SECONDS : Math.min(seconds, LATEST_SECONDS);
    return bounded * MICROS + (nanos & 0xFFFF_FFFFL) / 1000;
  }
}
