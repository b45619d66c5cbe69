package fluxgate.format.powerdnsprotobuf;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Rdata;
import fluxgate.format.message.ProtobufCursor;
import fluxgate.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One {@code DNSRR}.
 *
 * @param owner null where the message does not say it, or it is no name
 * @param rdata addresses from octets, other types from presentation format
 */
record PbRecord(@Nullable DomainName owner, RRType type, long ttlSeconds, Rdata rdata) {
  private static final Set<RRType> ONE_NAME =
      Set.of(RRType.NS, RRType.CNAME, RRType.DNAME, RRType.PTR);

  /** Types whose data end in a name: after a preference (MX), after three numbers (SRV). */
  private static final Set<RRType> LAST_NAME = Set.of(RRType.MX, RRType.SRV);

  /** UTF-8 takes at most four octets a character. */
  private static final int MOST_OCTETS = 4 * Rdata.Other.MAX_TEXT;

  private static final long MOST_TTL = 0xFFFF_FFFFL;

  /** Null where it is no protobuf. */
  static @Nullable PbRecord read(byte[] buffer, ProtobufCursor f) {
    DomainName owner = null;
    RRType type = RRType.UNKNOWN;
    long ttl = -1;
    int start = 0;
    int length = 0;
    while (f.next()) {
      switch (f.field()) {
        case 1 -> owner = DomainName.parse(buffer, f.start(), f.length());
        case 2 -> type = new RRType(PbMessage.small(f.value()));
        case 4 -> ttl = f.value() < 0 || f.value() > MOST_TTL ? MOST_TTL : f.value();
        case 5 -> {
          start = f.start();
          length = f.length();
        }
        default -> {
          // The class; whether it was seen before (udr).
        }
      }
    }
    return f.isBroken() ? null : new PbRecord(owner, type, ttl, rdata(type, buffer, start, length));
  }

  private static Rdata rdata(RRType type, byte[] buffer, int start, int length) {
    IpAddress address = type.isAddress() ? IpAddress.fromBytes(buffer, start, length) : null;
    if (address != null) {
      return new Rdata.Address(address);
    }
    boolean last = LAST_NAME.contains(type);
    if (last || ONE_NAME.contains(type)) {
      int from = start + length;
      while (last && from > start && buffer[from - 1] != ' ') {
        from--;
      }
      int first = last ? from : start;
      DomainName name = DomainName.parse(buffer, first, start + length - first);
      if (name != null) {
        return new Rdata.Target(name);
      }
    }
    return new Rdata.Other(
        new String(buffer, start, Math.min(length, MOST_OCTETS), StandardCharsets.UTF_8));
  }
}
