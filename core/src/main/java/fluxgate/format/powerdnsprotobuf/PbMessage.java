package fluxgate.format.powerdnsprotobuf;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.format.message.ProtobufCursor;
import fluxgate.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a {@code PBDNSMessage} that are read. */
final class PbMessage {
  /** Host names have at most 253 characters; identities are host names by custom. */
  private static final int MOST_IDENTITY = 255;

  private static final int MOST_ID = 64;

  /** Stands for what is outside of 16 bits, which no type or code is. */
  private static final int MOST_NUMBER = 65_535;

  private static final int NO_ACTION = 1;

  /** The end of the year 9999: no log is later, and sums with it stay far from overflow. */
  private static final long LATEST_SECONDS = 253_402_300_799L;

  int type;
  String id = "";
  String server = "";
  @Nullable IpAddress from;
  @Nullable IpAddress to;
  boolean hasName;
  @Nullable DomainName name;
  RRType asked = RRType.UNKNOWN;
  boolean hasResponse;
  int rcode = MOST_NUMBER;
  final List<PbRecord> records = new ArrayList<>(2);

  private boolean hasPolicy;
  private long policyKind;
  private long seconds;
  private long micros;

  /** Null where it is no protobuf. */
  static @Nullable PbMessage read(byte[] buffer, int start, int length) {
    PbMessage message = new PbMessage();
    ProtobufCursor fields = new ProtobufCursor(buffer, start, length);
    boolean whole = true;
    while (fields.next()) {
      whole &= message.take(buffer, fields);
    }
    return fields.isBroken() || !whole ? null : message;
  }

  private boolean take(byte[] buffer, ProtobufCursor f) {
    switch (f.field()) {
      case 1 -> type = small(f.value());
      case 2 -> id = text(buffer, f, MOST_ID, StandardCharsets.ISO_8859_1);
      case 3 -> server = text(buffer, f, MOST_IDENTITY, StandardCharsets.UTF_8);
      case 6 -> from = IpAddress.fromBytes(buffer, f.start(), f.length());
      case 7 -> to = IpAddress.fromBytes(buffer, f.start(), f.length());
      case 9 -> seconds = f.value();
      case 10 -> micros = f.value();
      case 12 -> {
        return question(buffer, f.inside());
      }
      case 13 -> {
        return response(buffer, f.inside());
      }
      default -> {
        // Ports, subnets, devices, tags: nothing that we use.
      }
    }
    return true;
  }

  private boolean question(byte[] buffer, ProtobufCursor f) {
    while (f.next()) {
      switch (f.field()) {
        case 1 -> {
          hasName = true;
          name = DomainName.parse(buffer, f.start(), f.length());
        }
        case 2 -> asked = new RRType(small(f.value()));
        default -> {
          // The class.
        }
      }
    }
    return !f.isBroken();
  }

  private boolean response(byte[] buffer, ProtobufCursor f) {
    hasResponse = true;
    boolean whole = true;
    while (f.next()) {
      switch (f.field()) {
        case 1 -> rcode = small(f.value());
        case 2 -> {
          PbRecord record = PbRecord.read(buffer, f.inside());
          whole &= record != null;
          if (record != null) {
            records.add(record);
          }
        }
        case 3 -> hasPolicy = f.length() > 0;
        case 10 -> policyKind = f.value();
        default -> {
          // Tags, the query's time, what triggered the policy, validation.
        }
      }
    }
    return whole && !f.isBroken();
  }

  /** Whether a response policy made the answer, rather than let it pass. */
  boolean isByPolicy() {
    return hasPolicy && policyKind != NO_ACTION;
  }

  boolean hasTime() {
    return seconds != 0;
  }

  long timeMicros() {
    long bounded = seconds < 0 ? LATEST_SECONDS : Math.min(seconds, LATEST_SECONDS);
    return bounded * 1_000_000 + (micros < 0 || micros > 999_999 ? 0 : micros);
  }

  static int small(long value) {
    return value < 0 || value > MOST_NUMBER ? MOST_NUMBER : (int) value;
  }

  private static String text(
      byte[] buffer, ProtobufCursor f, int most, java.nio.charset.Charset charset) {
    return new String(buffer, f.start(), Math.min(f.length(), most), charset);
  }
}
