package fluxgate.format.zscaler;

import fluxgate.format.Frame;
import fluxgate.format.LogClock;
import fluxgate.format.text.CefLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.LineCursor;
import fluxgate.format.text.LineTime;
import fluxgate.format.text.LocalTimes;
import fluxgate.format.text.PairsLine;
import fluxgate.format.text.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/** A line of a feed in JSON, CEF, LEEF or pairs behind tabs. A flyweight. */
final class NssLine {
  private static final int MOST_WORD = 64;
  private static final int LEEF_BARS = 5;

  /** Seconds since the epoch lie below it until the year 5138, milliseconds above it since 1973. */
  private static final long FIRST_MILLIS = 100_000_000_000L;

  private final LogClock clock;
  private final LogClock utc;
  private final JsonLine json = new JsonLine();
  private final CefLine cef = new CefLine();
  private final PairsLine pairs = new PairsLine('\t');
  private final LineCursor cursor = new LineCursor();
  private final LineTime lineTime;
  private final FieldValue bar = new FieldValue();
  private final FieldValue rest = new FieldValue();
  private final Frame frame = new Frame();
  private final Outer outer = new Outer();
  private NssRow row = outer;

  /** A feed's line as Splunk wants it has its fields inside. */
  private static final class Outer extends NssRow {
    private final NssRow event = row("event", new NssRow());
  }

  NssLine(LogClock clock, long writtenMicros) {
    this.clock = clock;
    utc = new LogClock(ZoneOffset.UTC, writtenMicros);
    lineTime = new LineTime(clock);
  }

  /** Whether the line is in one of the notations. */
  boolean read(Frame line) {
    row = outer;
    if (line.length == 0) {
      return false;
    }
    if (line.at(0) == '{') {
      boolean read = json.read(line.buffer, line.start, line.length, outer);
      row = read && outer.event.isPresent() ? outer.event : outer;
      return read;
    }
    if (cef.read(line, outer)) {
      return true;
    }
    cursor.begin(line);
    if (cursor.skip("LEEF:")) {
      for (int bars = 0; bars < LEEF_BARS; bars++) {
        if (!cursor.until("|", bar)) {
          return false;
        }
      }
    }
    cursor.rest(rest).fill(frame);
    return pairs.read(frame.buffer, frame.start, frame.length, outer, null) > 1;
  }

  /** What was read. */
  NssRow row() {
    return row;
  }

  /**
   * When it was logged, in microseconds since the epoch.
   *
   * @param wrapped what counts where the line says nothing
   * @return {@link LineTime#NONE} where nothing says it, which is {@link Timestamps#BAD} as well
   */
  long timeMicros(Frame line, long wrapped) {
    if (NssRow.isSaid(row.epochTime())) {
      return row.epochTime().timeMicros();
    }
    FieldValue said = row.dateTime();
    if (NssRow.isSaid(said)) {
      return micros(said);
    }
    if (line.at(0) >= '0' && line.at(0) <= '9') { // the first column of the web feed has no name
      cursor.begin(line);
      return cursor.until("\t", rest) ? micros(rest) : Timestamps.BAD;
    }
    return wrapped;
  }

  /** Whether anything says when it was logged. */
  boolean hasTime(Frame line, long wrapped) {
    return NssRow.isSaid(row.epochTime())
        || NssRow.isSaid(row.dateTime())
        || line.at(0) >= '0' && line.at(0) <= '9'
        || wrapped != Long.MIN_VALUE;
  }

  /**
   * {@code Mon Nov 23 07:38:10 2026}, {@code 2026-11-23 07:38:10}, {@code Nov 23 2026 07:38:10},
   * perhaps with GMT behind it, the same without a year, or milliseconds since the epoch.
   */
  private long micros(FieldValue said) {
    if (said.whole() >= FIRST_MILLIS) {
      return said.timeMicrosOfMillis();
    }
    String text = said.text(MOST_WORD);
    boolean universal = text.endsWith(" GMT") || text.endsWith(" UTC");
    LogClock of = universal ? utc : clock;
    FieldValue bare = universal ? said.part(0, said.length() - 4) : said;
    long time = LocalTimes.yearLastMicros(of, bare);
    time = time == Timestamps.BAD ? LocalTimes.monthFirstMicros(of, bare) : time;
    time = time == Timestamps.BAD ? LocalTimes.micros(of, bare) : time;
    if (time == Timestamps.BAD) {
      cursor.begin(bare);
      time = lineTime.read(cursor);
      time = time == LineTime.BAD ? Timestamps.BAD : time;
    }
    return Timestamps.inRange(time);
  }

  /** Whether this is a line of one of the feeds, of which something is read. */
  boolean isFeed(String line) {
    boolean named =
        line.contains("zscalernss-")
            || line.startsWith("CEF:0|Zscaler|NSS")
            || line.startsWith("LEEF:1.0|Zscaler|NSS")
            || line.contains("\tvendor=Zscaler\t")
            || line.contains("dns_req")
            || line.contains("csip") && line.contains("sdip");
    if (!named) {
      return false;
    }
    byte[] octets = line.getBytes(StandardCharsets.UTF_8);
    frame.buffer = octets;
    frame.start = 0;
    frame.length = octets.length;
    return read(frame) && (row.isDns() || row.isFirewall() || row.isWeb());
  }
}
