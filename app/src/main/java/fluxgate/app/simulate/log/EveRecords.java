package fluxgate.app.simulate.log;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.play.Connection;
import fluxgate.app.simulate.play.Connection.Protocol;
import fluxgate.app.simulate.play.Connection.State;
import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.app.simulate.play.Fetch;
import fluxgate.app.simulate.play.Office;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A play as Suricata's EVE, dns version 3: either of a sensor between clients and resolvers, which
 * sees connections too, or of one between resolvers and authorities. Responses alone, whose source
 * is the server.
 *
 * <p>Names of the synthetic world have no character that JSON escapes.
 */
public final class EveRecords implements WrittenLog {
  /** Where the sensor is. */
  private enum Place {
    BELOW_RESOLVERS,
    ABOVE_RESOLVERS
  }

  private final Place place;
  private final RotatedFile text;
  private final Stamp stamp;
  private final boolean connections;
  private final Dice ids;

  private EveRecords(Place place, LogPlace where) throws IOException {
    this.place = place;
    this.ids = where.dice();
    this.connections = where.connections();
    this.stamp = Stamp.iso(where.start());
    String name = place == Place.BELOW_RESOLVERS ? "eve" : "authority";
    this.text = new RotatedFile(where, name, "json.gz", RotatedFile.Frame.NONE);
  }

  /** Between clients and resolvers. */
  public static EveRecords belowResolvers(LogPlace where) throws IOException {
    return new EveRecords(Place.BELOW_RESOLVERS, where);
  }

  /** Between resolvers and authorities. */
  public static EveRecords aboveResolvers(LogPlace where) throws IOException {
    return new EveRecords(Place.ABOVE_RESOLVERS, where);
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    if (place != Place.BELOW_RESOLVERS || exchange.answeredMicros() == Exchange.LOST) {
      return;
    }
    StringBuilder json =
        dns(
            exchange.answeredMicros(),
            Office.resolver(exchange.resolver()).toString(),
            exchange.client(),
            exchange.port());
    question(json, exchange.id(), exchange.rcode(), false, exchange.query(), exchange.type());
    section(json, "answers", exchange.answers());
    text.line(exchange.answeredMicros(), json.append("}}"));
  }

  @Override
  public void fetch(Fetch fetch) throws IOException {
    if (place != Place.ABOVE_RESOLVERS) {
      return;
    }
    String resolver = Office.resolver(fetch.resolver()).toString();
    StringBuilder json = dns(fetch.micros(), fetch.server(), resolver, ids.between(1_025, 65_535));
    question(json, ids.below(65_536), fetch.rcode(), true, fetch.query(), fetch.type());
    section(json, "answers", fetch.answers());
    section(json, "authorities", fetch.servers());
    section(json, "additionals", fetch.glue());
    text.line(fetch.micros(), json.append("}}"));
  }

  private StringBuilder dns(long micros, String from, String to, int port) {
    StringBuilder json = new StringBuilder(600);
    time(json.append("{\"timestamp\":\""), micros);
    json.append("\",\"flow_id\":").append(ids.next() >>> 16);
    json.append(",\"event_type\":\"dns\",\"src_ip\":\"").append(from);
    json.append("\",\"src_port\":53,\"dest_ip\":\"").append(to);
    return json.append("\",\"dest_port\":").append(port).append(",\"proto\":\"UDP\"");
  }

  private static void question(
      StringBuilder json, int id, int rcode, boolean authoritative, String name, String type) {
    json.append(",\"dns\":{\"version\":3,\"type\":\"response\",\"tx_id\":1,\"id\":").append(id);
    int bits = (authoritative ? 0x8400 : 0x8180) | rcode;
    json.append(",\"flags\":\"").append(Integer.toHexString(bits)).append("\",\"qr\":true");
    json.append(authoritative ? ",\"aa\":true" : ",\"rd\":true,\"ra\":true");
    json.append(",\"opcode\":0,\"rcode\":\"").append(rcode == 0 ? "NOERROR" : "NXDOMAIN");
    json.append("\",\"queries\":[{\"rrname\":\"").append(name);
    json.append("\",\"rrtype\":\"").append(type).append("\"}]");
  }

  private static void section(StringBuilder json, String name, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String before = ",\"" + name + "\":[";
    for (Row row : rows) {
      json.append(before).append("{\"rrname\":\"").append(row.owner());
      json.append("\",\"rrtype\":\"").append(row.type()).append("\",\"ttl\":");
      json.append(row.ttlSeconds()).append(",\"rdata\":\"").append(row.data()).append("\"}");
      before = ",";
    }
    json.append(']');
  }

  @Override
  public void connection(Connection connection) throws IOException {
    if (place != Place.BELOW_RESOLVERS || !connections) {
      return;
    }
    boolean answered = connection.state() != State.UNANSWERED;
    boolean complete = connection.state() == State.COMPLETE;
    boolean tcp = connection.protocol() == Protocol.TCP;
    StringBuilder json = new StringBuilder(600);
    time(json.append("{\"timestamp\":\""), connection.endMicros());
    json.append("\",\"flow_id\":").append(ids.next() >>> 16);
    json.append(",\"event_type\":\"flow\",\"src_ip\":\"").append(connection.client());
    json.append("\",\"src_port\":").append(connection.clientPort());
    json.append(",\"dest_ip\":\"").append(connection.destination());
    json.append("\",\"dest_port\":").append(connection.port()).append(",\"proto\":\"");
    json.append(connection.protocol()).append('"');
    if (connection.service() != Connection.Service.UNKNOWN) {
      String service = connection.service().name().toLowerCase(Locale.ROOT);
      json.append(",\"app_proto\":\"").append(service.equals("ssl") ? "tls" : service).append('"');
    }
    json.append(",\"flow\":{\"pkts_toserver\":").append(complete ? 5 : 1);
    json.append(",\"pkts_toclient\":").append(complete ? 5 : answered ? 1 : 0);
    json.append(",\"bytes_toserver\":").append(connection.sent() + 60);
    json.append(",\"bytes_toclient\":").append(answered ? connection.received() + 60 : 0);
    time(json.append(",\"start\":\""), connection.micros());
    time(json.append("\",\"end\":\""), connection.endMicros());
    json.append("\",\"state\":\"").append(complete ? "closed" : "new");
    json.append("\",\"reason\":\"timeout\"}");
    if (tcp) {
      json.append(",\"tcp\":{\"tcp_flags_ts\":\"02\",\"tcp_flags_tc\":\"");
      json.append(complete ? "1b" : answered ? "14" : "00").append("\"}");
    }
    text.line(connection.endMicros(), json.append('}'));
  }

  /** As EVE has it: microseconds, and a zone offset without a colon. */
  private void time(StringBuilder json, long micros) {
    json.append(stamp.micros(micros)).append("+0000");
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
