package fluxgate.app.simulate.log;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.play.Connection;
import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.app.simulate.play.Office;
import fluxgate.app.simulate.play.Records;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A play as Zeek's dns.log between clients and resolvers and conn.log at the border. */
public final class ZeekRecords implements Records, Closeable {
  private static final String DNS_FIELDS =
      "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto trans_id rtt query qclass qclass_name"
          + " qtype qtype_name rcode rcode_name AA TC RD RA Z answers TTLs rejected";
  private static final String DNS_TYPES =
      "time string addr port addr port enum count interval string count string count string count"
          + " string bool bool bool bool count vector[string] vector[interval] bool";

  private final Instant start;
  private final Instant end;
  private final long startMicros;
  private final Dice ids;
  private final ZeekConnLines connLines;
  private final RotatedText dns;
  private final @Nullable RotatedText conn;

  /**
   * @param boundaries microseconds since the start at which both logs begin a new file
   */
  public ZeekRecords(
      Path folder,
      Instant start,
      Instant end,
      long[] boundaries,
      boolean withConnections,
      Dice dice)
      throws IOException {
    this.start = start;
    this.end = end;
    this.startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
    this.ids = dice.forPart("dns ids");
    this.connLines = new ZeekConnLines(start, dice.forPart("connection ids"));
    this.dns = log(folder, "dns", DNS_FIELDS, DNS_TYPES, boundaries);
    this.conn =
        withConnections
            ? log(folder, "conn", ZeekConnLines.FIELDS, ZeekConnLines.TYPES, boundaries)
            : null;
  }

  private RotatedText log(Path folder, String name, String fields, String types, long[] boundaries)
      throws IOException {
    RotatedText.Frame frame =
        new RotatedText.Frame() {
          @Override
          public List<String> header(Instant opened) {
            return ZeekLines.header(name, opened, fields, types);
          }

          @Override
          public List<String> footer(Instant closed) {
            return List.of(ZeekLines.footer(closed));
          }
        };
    return new RotatedText(folder, name, "log.gz", frame, start, boundaries);
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    dns.line(exchange.writtenMicros(), line(exchange));
  }

  private CharSequence line(Exchange exchange) {
    boolean lost = exchange.answeredMicros() == Exchange.LOST;
    StringBuilder line = new StringBuilder(220);
    ZeekLines.seconds(line, startMicros + exchange.micros());
    ZeekLines.appendId(line.append('\t'), ids);
    line.append('\t').append(exchange.client()).append('\t').append(exchange.port());
    line.append('\t').append(Office.resolver(exchange.resolver())).append("\t53\tudp\t");
    line.append(exchange.id()).append('\t');
    if (lost || exchange.answeredMicros() == exchange.micros()) {
      line.append(ZeekLines.UNSET);
    } else {
      ZeekLines.seconds(line, exchange.answeredMicros() - exchange.micros());
    }
    line.append('\t').append(exchange.query()).append("\t1\tC_INTERNET\t");
    line.append(exchange.typeCode()).append('\t').append(exchange.type());
    if (lost) {
      return line.append("\t-\t-\tF\tF\tT\tF\t0\t-\t-\tF");
    }
    line.append(exchange.rcode() == 0 ? "\t0\tNOERROR" : "\t3\tNXDOMAIN").append("\tF\tF\tT\tT\t0");
    return answers(line, exchange.answers()).append("\tF");
  }

  private static StringBuilder answers(StringBuilder line, List<Row> rows) {
    if (rows.isEmpty()) {
      return line.append("\t-\t-");
    }
    char between = '\t';
    for (Row row : rows) {
      line.append(between);
      line.append(row.data());
      between = ',';
    }
    between = '\t';
    for (Row row : rows) {
      line.append(between).append(row.ttlSeconds()).append(".000000");
      between = ',';
    }
    return line;
  }

  @Override
  public void connection(Connection connection) throws IOException {
    if (conn != null) {
      conn.line(connection.endMicros(), connLines.line(connection));
    }
  }

  @Override
  public void close() throws IOException {
    dns.close(end);
    if (conn != null) {
      conn.close(end);
    }
  }
}
