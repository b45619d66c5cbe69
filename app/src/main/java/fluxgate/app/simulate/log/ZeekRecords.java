package fluxgate.app.simulate.log;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.play.Connection;
import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Exchange.Row;
import fluxgate.app.simulate.play.Office;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A play as Zeek's dns.log between clients and resolvers and conn.log at the border. */
public final class ZeekRecords implements WrittenLog {
  private static final String DNS_FIELDS =
      "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto trans_id rtt query qclass qclass_name"
          + " qtype qtype_name rcode rcode_name AA TC RD RA Z answers TTLs rejected";
  private static final String DNS_TYPES =
      "time string addr port addr port enum count interval string count string count string count"
          + " string bool bool bool bool count vector[string] vector[interval] bool";

  private final long startMicros;
  private final Dice ids;
  private final ZeekConnLines connLines;
  private final RotatedFile dns;
  private final @Nullable RotatedFile conn;

  public ZeekRecords(LogPlace place) throws IOException {
    this.startMicros = place.startMicros();
    this.ids = place.dice().forPart("dns ids");
    this.connLines = new ZeekConnLines(place.start(), place.dice().forPart("connection ids"));
    this.dns = log(place, "dns", DNS_FIELDS, DNS_TYPES);
    this.conn =
        place.connections() ? log(place, "conn", ZeekConnLines.FIELDS, ZeekConnLines.TYPES) : null;
  }

  private static RotatedFile log(LogPlace place, String name, String fields, String types)
      throws IOException {
    RotatedFile.Frame frame =
        new RotatedFile.Frame() {
          @Override
          public byte[] header(Instant opened) {
            return RotatedFile.Frame.lines(ZeekLines.header(name, opened, fields, types));
          }

          @Override
          public byte[] footer(Instant closed) {
            return RotatedFile.Frame.lines(List.of(ZeekLines.footer(closed)));
          }
        };
    return new RotatedFile(place, name, "log.gz", frame);
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
    dns.close();
    if (conn != null) {
      conn.close();
    }
  }
}
