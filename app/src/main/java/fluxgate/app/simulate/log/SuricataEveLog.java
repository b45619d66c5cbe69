package fluxgate.app.simulate.log;

import fluxgate.app.simulate.traffic.AuthorityExchange;
import fluxgate.app.simulate.world.Dice;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Suricata's EVE log, dns version 3, of a sensor between the resolver and the authorities that logs
 * responses alone. The source of a response is the server.
 *
 * <p>Names and texts of the synthetic world have no character that JSON escapes.
 */
public final class SuricataEveLog {
  /** EVE's timestamps have microseconds and a zone offset without a colon. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxx").withZone(ZoneOffset.UTC);

  /** The numbers of a start of authority, in the order of its rdata. */
  private static final List<String> SOA_NUMBERS =
      List.of("serial", "refresh", "retry", "expire", "minimum");

  private final Instant start;
  private final IpAddress resolver;
  private final Dice dice;

  public SuricataEveLog(Instant start, IpAddress resolver, Dice dice) {
    this.start = start;
    this.resolver = resolver;
    this.dice = dice;
  }

  public void write(List<AuthorityExchange> exchanges, Path file) throws IOException {
    try (GzipText text = new GzipText(file)) {
      exchanges.stream()
          .sorted(Comparator.comparingLong(AuthorityExchange::micros))
          .forEach(exchange -> text.line(line(exchange)));
    }
  }

  private CharSequence line(AuthorityExchange exchange) {
    StringBuilder json = new StringBuilder(700).append('{');
    Instant at = start.plus(exchange.micros(), ChronoUnit.MICROS);
    text(json, "timestamp", TIMESTAMP.format(at)).append(',');
    number(json, "flow_id", dice.next() >>> 16).append(',');
    text(json, "event_type", "dns").append(',');
    text(json, "src_ip", exchange.server().toString()).append(',');
    number(json, "src_port", 53).append(',');
    text(json, "dest_ip", resolver.toString()).append(',');
    number(json, "dest_port", exchange.port()).append(',');
    text(json, "proto", "UDP").append(",\"dns\":{");
    number(json, "version", 3).append(',');
    text(json, "type", "response").append(',');
    number(json, "tx_id", 1).append(',');
    number(json, "id", exchange.id()).append(',');
    flags(json, exchange).append(',');
    number(json, "opcode", 0).append(',');
    text(json, "rcode", exchange.rcode().toString()).append(",\"queries\":[{");
    text(json, "rrname", exchange.question().name().toString()).append(',');
    text(json, "rrtype", exchange.question().type().toString()).append("}]");
    section(json, "answers", exchange.answers());
    section(json, "authorities", exchange.authorities());
    section(json, "additionals", exchange.additionals());
    return json.append("}}");
  }

  /** The header's flags as a number, and one member for each that is set. */
  private static StringBuilder flags(StringBuilder json, AuthorityExchange exchange) {
    int bits = 0x8000 | (exchange.authoritative() ? 0x0400 : 0) | exchange.rcode().code();
    text(json, "flags", Integer.toHexString(bits)).append(",\"qr\":true");
    return exchange.authoritative() ? json.append(",\"aa\":true") : json;
  }

  private static void section(StringBuilder json, String name, List<RRset> sets) {
    if (sets.isEmpty()) {
      return;
    }
    json.append(",\"").append(name).append("\":[");
    String between = "";
    for (RRset set : sets) {
      for (Rdata rdata : set.rdata()) {
        json.append(between).append('{');
        text(json, "rrname", set.owner().toString()).append(',');
        text(json, "rrtype", set.type().toString()).append(',');
        number(json, "ttl", set.ttl().seconds()).append(',');
        rdata(json, set.type(), rdata).append('}');
        between = ",";
      }
    }
    json.append(']');
  }

  private static StringBuilder rdata(StringBuilder json, RRType type, Rdata rdata) {
    return switch (rdata) {
      case Rdata.Address(IpAddress address) -> text(json, "rdata", address.toString());
      case Rdata.Target(DomainName name) -> text(json, "rdata", name.toString());
      case Rdata.Other(String soa) when type.equals(RRType.SOA) -> startOfAuthority(json, soa);
      case Rdata.Other(String other) -> text(json, "rdata", other);
    };
  }

  /** EVE takes the start of authority apart instead of printing it. */
  private static StringBuilder startOfAuthority(StringBuilder json, String data) {
    List<String> fields = List.of(data.split(" ", -1));
    json.append("\"soa\":{");
    text(json, "mname", fields.get(0)).append(',');
    text(json, "rname", fields.get(1));
    for (int i = 0; i < SOA_NUMBERS.size(); i++) {
      number(json.append(','), SOA_NUMBERS.get(i), Long.parseLong(fields.get(i + 2)));
    }
    return json.append('}');
  }

  private static StringBuilder text(StringBuilder json, String name, String value) {
    return json.append('"').append(name).append("\":\"").append(value).append('"');
  }

  private static StringBuilder number(StringBuilder json, String name, long value) {
    return json.append('"').append(name).append("\":").append(value);
  }
}
