package fluxgate.app.simulate.log;

import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Exchange.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A play as dnsmasq writes it with {@code log-queries=extra}, where each resolver is one, gathered
 * by syslog: no TTLs, whole seconds, no year.
 */
final class DnsmasqRecords implements WrittenLog {
  /** What the resolvers forward to. */
  private static final String UPSTREAM = "10.53.255.53";

  private static final int FIRST_PROCESS = 811;

  private final RotatedFile file;
  private final Stamp stamp;
  private final InOrder<String> lines;

  /** The number of the last question of each resolver. */
  private final Map<Integer, Long> numbers = new HashMap<>();

  DnsmasqRecords(LogPlace place) throws IOException {
    file = new RotatedFile(place, "dnsmasq", "log.gz", RotatedFile.Frame.NONE).dated();
    stamp = new Stamp(place.start(), "MMM ppd HH:mm:ss");
    lines = new InOrder<>(InOrder.LOOKUPS, file::line);
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    long number = numbers.merge(exchange.resolver(), 1L, Long::sum);
    String writer =
        " resolver%d dnsmasq[%d]: %d %s/%d "
            .formatted(
                exchange.resolver(),
                FIRST_PROCESS + exchange.resolver(),
                number,
                exchange.client(),
                exchange.port());
    String asked = stamp.second(exchange.micros()) + writer;
    String question =
        asked
            + "query[%s] %s from %s"
                .formatted(exchange.type(), exchange.query(), exchange.client());
    lines.add(
        exchange.micros(),
        exchange.isFromCache()
            ? question
            : question + "\n" + asked + "forwarded " + exchange.query() + " to " + UPSTREAM);
    if (exchange.answeredMicros() != Exchange.LOST) {
      String verb = exchange.isFromCache() ? "cached " : "reply ";
      String answered = stamp.second(exchange.answeredMicros()) + writer + verb;
      List<String> answer = new ArrayList<>();
      said(exchange).forEach(said -> answer.add(answered + said));
      lines.add(exchange.answeredMicros(), String.join("\n", answer));
    }
    lines.passed(exchange.writtenMicros());
  }

  /** A line a record: aliases first, each name's target on the next line. */
  private static List<String> said(Exchange exchange) {
    List<String> said = new ArrayList<>();
    String last = exchange.query();
    boolean addresses = false;
    for (Row row : exchange.answers()) {
      boolean alias = row.type().equals("CNAME");
      said.add(row.owner() + " is " + (alias ? "<CNAME>" : row.data()));
      last = alias ? row.data() : row.owner();
      addresses |= !alias;
    }
    if (!addresses) {
      String nothing = exchange.type().equals("A") ? "NODATA-IPv4" : "NODATA-IPv6";
      said.add(last + " is " + (exchange.rcode() == 0 ? nothing : "NXDOMAIN"));
    }
    return said;
  }

  @Override
  public void close() throws IOException {
    lines.finish();
    file.close();
  }
}
