package fluxgate.format.fortinet;

import fluxgate.format.Frame;
import fluxgate.format.LogClock;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.LocalTimes;
import fluxgate.format.text.PairsLine;
import fluxgate.format.text.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Lines of FortiOS: {@code key=value} pairs with spaces or commas between them, the time in several
 * of them. Single-threaded.
 */
final class FortinetLine {
  /** Epoch times above this count nanoseconds, as FortiOS 6.2 and later do. */
  private static final long FIRST_NANOSECONDS = 1_000_000_000_000_000L;

  /** Longer lines are not looked into to tell what they are. */
  private static final int MOST_LINE = 4_000;

  private static final Pattern LINE =
      Pattern.compile("(.*[ ,])?logid=\"?\\d{8,10}\"?[ ,].*\\bsubtype=\"?[\\w-]+\"?[ ,].*");

  private final LogClock clock;
  private final PairsLine spaces = new PairsLine(' ');
  private final PairsLine commas = new PairsLine(',');
  private final FieldRow row = new FieldRow();
  private final FieldValue type = row.value("type");
  private final FieldValue subtype = row.value("subtype");
  private final FieldValue eventtime = row.value("eventtime");
  private final FieldValue date = row.value("date");
  private final FieldValue time = row.value("time");
  private final FieldValue source = row.value("srcip");
  private final FieldValue destination = row.value("dstip");
  private final FieldValue action = row.value("action");
  private final FieldValue tz = row.value("tz");

  /**
   * @param clock reads the date and time of lines that say no zone
   */
  FortinetLine(LogClock clock) {
    this.clock = clock;
  }

  /** Whether this is a line of FortiOS, whatever it tells. */
  static boolean isOne(String line) {
    return line.length() <= MOST_LINE && LINE.matcher(line).matches();
  }

  /** Where the decoder asks for the members that it wants. */
  FieldRow row() {
    return row;
  }

  FieldValue type() {
    return type;
  }

  FieldValue subtype() {
    return subtype;
  }

  FieldValue source() {
    return source;
  }

  FieldValue destination() {
    return destination;
  }

  FieldValue action() {
    return action;
  }

  /** Fills the row. */
  void read(Frame frame) {
    boolean byCommas = false;
    for (int i = 0; i < frame.length; i++) {
      if (frame.at(i) == ' ' && i > 0 || frame.at(i) == ',') {
        byCommas = frame.at(i) == ',';
        break;
      }
    }
    (byCommas ? commas : spaces).read(frame.buffer, frame.start, frame.length, row, null);
  }

  /** When it was logged: {@code eventtime}, else date and time with the zone said, else wrapped. */
  long micros(Frame frame) {
    long said = eventtime.isPresent() ? eventtime.whole() : -1;
    if (said > 0) {
      long micros = said >= FIRST_NANOSECONDS ? said / 1_000 : scaled(said);
      return Timestamps.inRange(micros);
    }
    if (date.isPresent() && time.isPresent()) {
      String zone = tz.isPresent() ? tz.text(6) : "";
      byte[] text =
          (date.text(10) + "T" + time.text(15) + zone).getBytes(StandardCharsets.ISO_8859_1);
      return LocalTimes.micros(clock, FieldValue.of(text));
    }
    return frame.wrappedMicros;
  }

  /** Seconds of 6.0, milliseconds of some 6.2 builds. */
  private static long scaled(long said) {
    return said >= 100_000_000_000L ? said * 1_000 : said * 1_000_000;
  }
}
