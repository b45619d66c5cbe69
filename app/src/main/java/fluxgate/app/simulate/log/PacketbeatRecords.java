package fluxgate.app.simulate.log;

import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.app.simulate.play.Office;
import java.io.IOException;

/**
 * A play as Packetbeat of a sensor between clients and resolvers, in the Elastic Common Schema:
 * lookups that were answered, no connections.
 */
final class PacketbeatRecords implements WrittenLog {
  private static final String SENSOR = "sensor0";

  private final RotatedFile file;
  private final Stamp stamp;

  PacketbeatRecords(LogPlace place) throws IOException {
    file = new RotatedFile(place, "packetbeat", "ndjson.gz", RotatedFile.Frame.NONE);
    stamp = Stamp.iso(place.start());
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    if (exchange.answeredMicros() == Exchange.LOST) {
      return;
    }
    String client = exchange.client();
    String server = Office.resolver(exchange.resolver()).toString();
    StringBuilder json = new StringBuilder(1_000);
    json.append("{\"@timestamp\":\"").append(stamp.millis(exchange.micros()));
    json.append("Z\",\"agent\":{\"type\":\"packetbeat\",\"version\":\"8.15.0\",\"name\":\"");
    json.append(SENSOR).append("\"},\"event\":{\"dataset\":\"dns\",\"category\":[\"network\"]}");
    json.append(",\"network\":{\"protocol\":\"dns\",\"transport\":\"udp\"}");
    json.append(",\"source\":{\"ip\":\"").append(client);
    json.append("\",\"port\":").append(exchange.port());
    json.append("},\"destination\":{\"ip\":\"").append(server).append("\",\"port\":53}");
    json.append(",\"client\":{\"ip\":\"").append(client);
    json.append("\"},\"server\":{\"ip\":\"").append(server);
    json.append("\"},\"host\":{\"name\":\"").append(SENSOR);
    json.append("\"},\"dns\":{\"id\":").append(exchange.id());
    json.append(",\"op_code\":\"QUERY\",\"type\":\"answer\",\"response_code\":\"");
    json.append(exchange.rcode() == 0 ? "NOERROR" : "NXDOMAIN");
    json.append("\",\"question\":{\"name\":\"").append(exchange.query());
    json.append("\",\"type\":\"").append(exchange.type()).append("\",\"class\":\"IN\"}");
    json.append(",\"answers_count\":").append(exchange.answers().size());
    String before = ",\"answers\":[";
    for (Row row : exchange.answers()) {
      json.append(before).append("{\"name\":\"").append(row.owner());
      json.append("\",\"type\":\"").append(row.type()).append("\",\"class\":\"IN\",\"data\":\"");
      json.append(row.data()).append("\",\"ttl\":\"").append(row.ttlSeconds()).append("\"}");
      before = ",";
    }
    json.append(exchange.answers().isEmpty() ? "" : "]").append("}}");
    file.line(exchange.answeredMicros(), json);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
