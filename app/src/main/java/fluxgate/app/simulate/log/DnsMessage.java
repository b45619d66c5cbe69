package fluxgate.app.simulate.log;

import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** DNS messages between clients and resolvers as they are on the wire, names compressed. */
final class DnsMessage {
  private static final int RECURSION_DESIRED = 0x0100;

  /** QR, RD, RA. */
  private static final int RESPONSE = 0x8180;

  private static final int IN = 1;
  private static final int POINTER = 0xC000;

  private final Octets out = new Octets();

  /** Where the ends of names stand already. */
  private final Map<String, Integer> places = new HashMap<>();

  private DnsMessage(Exchange exchange, int flags, List<Row> answers) {
    out.u16(exchange.id()).u16(flags).u16(1).u16(answers.size()).u16(0).u16(0);
    name(exchange.query());
    out.u16(exchange.typeCode()).u16(IN);
    answers.forEach(this::record);
  }

  static byte[] query(Exchange exchange) {
    return new DnsMessage(exchange, RECURSION_DESIRED, List.of()).out.toBytes();
  }

  static byte[] response(Exchange exchange) {
    return new DnsMessage(exchange, RESPONSE | exchange.rcode(), exchange.answers()).out.toBytes();
  }

  /** The number of a type that rows have. */
  static int typeCode(String type) {
    return switch (type) {
      case "A" -> 1;
      case "NS" -> 2;
      case "CNAME" -> 5;
      case "AAAA" -> 28;
      default -> throw new IllegalStateException(type);
    };
  }

  private void record(Row row) {
    name(row.owner());
    out.u16(typeCode(row.type())).u16(IN).u32(row.ttlSeconds());
    int length = out.size();
    out.u16(0);
    IpAddress address = IpAddress.parse(row.data());
    if (address == null) {
      name(row.data());
    } else {
      out.all(address.toBytes());
    }
    out.u16At(length, out.size() - length - 2);
  }

  private void name(String name) {
    String rest = name;
    while (!rest.isEmpty()) {
      Integer place = places.get(rest);
      if (place != null) {
        out.u16(POINTER | place);
        return;
      }
      if (out.size() < POINTER >>> 2) {
        places.put(rest, out.size());
      }
      int dot = rest.indexOf('.');
      String label = dot < 0 ? rest : rest.substring(0, dot);
      out.u8(label.length()).all(label.getBytes(StandardCharsets.ISO_8859_1));
      rest = dot < 0 ? "" : rest.substring(dot + 1);
    }
    out.u8(0);
  }
}
