package fluxgate.app.simulate.log;

import fluxgate.app.simulate.play.Exchange;
import fluxgate.app.simulate.play.Office;
import java.io.IOException;
import java.util.Locale;

/**
 * A play as BIND 9's query log ({@code print-time iso8601-utc}, with category and severity): who
 * asked for what, and nothing of any answer.
 */
final class BindQueryRecords implements WrittenLog {
  /** Where the objects of clients lie in memory, some hundred of them in use. */
  private static final long FIRST_OBJECT = 0x7f6d_2e00_0098L;

  private static final int OBJECT_SIZE = 0x1000;
  private static final int OBJECTS = 256;

  private final RotatedFile file;
  private final Stamp stamp;
  private final InOrder<String> lines;

  BindQueryRecords(LogPlace place) throws IOException {
    file = new RotatedFile(place, "queries", "log.gz", RotatedFile.Frame.NONE);
    stamp = Stamp.iso(place.start());
    lines = new InOrder<>(InOrder.LOOKUPS, file::line);
  }

  @Override
  public void exchange(Exchange exchange) throws IOException {
    long object = FIRST_OBJECT + (long) OBJECT_SIZE * (exchange.id() % OBJECTS);
    lines.add(
        exchange.micros(),
        String.format(
            Locale.ROOT,
            "%sZ queries: info: client @0x%x %s#%d (%s): query: %s IN %s +E(0)K (%s)",
            stamp.millis(exchange.micros()),
            object,
            exchange.client(),
            exchange.port(),
            exchange.query(),
            exchange.query(),
            exchange.type(),
            Office.resolver(exchange.resolver())));
    lines.passed(exchange.writtenMicros());
  }

  @Override
  public void close() throws IOException {
    lines.finish();
    file.close();
  }
}
