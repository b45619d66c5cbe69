package fluxgate.format.text;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.dns.wire.DnsMessage;
import fluxgate.net.IpAddress;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One resource record in wire form (RFC 1035 §4.1.3), without compression, as base64.
 *
 * @param recordClass whatever it is: in multicast DNS its highest bit has another meaning
 */
public record WireRecord(
    DomainName owner, RRType type, int recordClass, long ttlSeconds, Rdata rdata) {
  /** Behind the owner: type, class, TTL and length. */
  private static final int FIXED = 10;

  private static final int MOST_LABEL = 63;

  /** An owner, the fixed part and 64 KiB of data. */
  private static final int MOST_TEXT = 90_000;

  /** Null where it is damaged. */
  public static @Nullable WireRecord of(FieldValue base64) {
    byte[] wire;
    try {
      wire = Base64.getDecoder().decode(base64.text(MOST_TEXT));
    } catch (IllegalArgumentException e) {
      return null;
    }
    int end = nameEnd(wire, 0);
    if (end < 0 || wire.length - end < FIXED) {
      return null;
    }
    DomainName owner = DomainName.fromLabels(wire, 0, end - 1);
    RRType type = new RRType(u16(wire, end));
    long ttl = (long) u16(wire, end + 4) << 16 | u16(wire, end + 6);
    int length = u16(wire, end + 8);
    int start = end + FIXED;
    if (owner == null || wire.length - start < length) {
      return null;
    }
    return new WireRecord(owner, type, u16(wire, end + 2), ttl, rdata(type, wire, start, length));
  }

  /** Whether it is of class IN: others say nothing of names as they are asked for. */
  public boolean isOfInternet() {
    return recordClass == DnsMessage.CLASS_IN;
  }

  private static Rdata rdata(RRType type, byte[] wire, int start, int length) {
    IpAddress address = type.isAddress() ? IpAddress.fromBytes(wire, start, length) : null;
    if (address != null) {
      return new Rdata.Address(address);
    }
    int before = type.octetsBeforeName();
    int from = start + before;
    if (before >= 0 && length > before && nameEnd(wire, from) == start + length) {
      DomainName name = DomainName.fromLabels(wire, from, length - before - 1);
      if (name != null) {
        return new Rdata.Target(name);
      }
    }
    // RFC 3597 §5: data of a type that is not read.
    return new Rdata.Other("\\# " + length);
  }

  /** Behind the root label of the name at {@code at}; -1 where it has none. */
  private static int nameEnd(byte[] wire, int at) {
    while (at < wire.length) {
      int length = wire[at] & 0xFF;
      if (length > MOST_LABEL) {
        return -1;
      }
      at += 1 + length;
      if (length == 0) {
        return at;
      }
    }
    return -1;
  }

  private static int u16(byte[] wire, int at) {
    return (wire[at] & 0xFF) << 8 | wire[at + 1] & 0xFF;
  }
}
