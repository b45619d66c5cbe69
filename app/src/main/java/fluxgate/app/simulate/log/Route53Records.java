package fluxgate.app.simulate.log;

import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Exchange.Row;
import java.io.IOException;
import java.util.Locale;

/**
 * A play as the query log of Amazon Route 53 Resolver, each resolver that of a VPC: no TTLs, whole
 * seconds, and only what the resolver did not answer out of its cache.
 */
final class Route53Records implements WrittenLog {
  private final RotatedFile file;
  private final Stamp stamp;

  Route53Records(LogPlace place) throws IOException {
    file = new RotatedFile(place, "route53", "log.gz", RotatedFile.Frame.NONE);
    stamp = Stamp.iso(place.start());
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    if (exchange.answeredMicros() == Exchange.LOST || exchange.isFromCache()) {
      return;
    }
    StringBuilder json = new StringBuilder(600);
    json.append("{\"version\":\"1.100000\",\"account_id\":\"111122223333\"");
    json.append(",\"region\":\"us-east-1\",\"vpc_id\":\"vpc-");
    json.append(String.format(Locale.ROOT, "%017x", 0xa0 + exchange.resolver()));
    json.append("\",\"query_timestamp\":\"").append(stamp.second(exchange.micros()));
    json.append("Z\",\"query_name\":\"").append(exchange.query());
    json.append(".\",\"query_type\":\"").append(exchange.type());
    json.append("\",\"query_class\":\"IN\",\"rcode\":\"");
    json.append(exchange.rcode() == 0 ? "NOERROR" : "NXDOMAIN").append("\",\"answers\":[");
    String before = "";
    for (Row row : exchange.answers()) {
      boolean alias = row.type().equals("CNAME");
      json.append(before).append("{\"Rdata\":\"").append(row.data()).append(alias ? "." : "");
      json.append("\",\"Type\":\"").append(row.type()).append("\",\"Class\":\"IN\"}");
      before = ",";
    }
    json.append("],\"srcaddr\":\"").append(exchange.client()).append("\",\"srcport\":\"");
    json.append(exchange.port()).append("\",\"transport\":\"UDP\",\"srcids\":{\"instance\":\"i-");
    json.append(Machines.cloudId(exchange.client())).append("\"}}");
    file.line(exchange.answeredMicros(), json);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
