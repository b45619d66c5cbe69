package fluxgate.format.fortinet;

import fluxgate.format.Frame;
import fluxgate.format.LogClock;
import fluxgate.format.text.CefLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.LocalTimes;
import fluxgate.format.text.PairsLine;
import fluxgate.format.text.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of FortiOS: {@code key=value} pairs with spaces or commas between them, or CEF, the time in
 * several of them. Single-threaded.
 */
final class FortinetLine {
  /** Epoch times above this count nanoseconds, as FortiOS 6.2 and later do. */
  private static final long FIRST_NANOSECONDS = 1_000_000_000_000_000L;

  /** Longer lines are not looked into to tell what they are. */
  private static final int MOST_LINE = 4_000;

  /** The header of CEF: five short fields before the event's name. */
  private static final int MOST_HEADER = 400;

  private static final Pattern LINE =
      Pattern.compile("(.*[ ,])?log_?id=\"?\\d{7,10}\"?[ ,].*\\bsubtype=\"?[\\w-]+\"?[ ,].*");

  /** Any product's; group 1 where it is FortiOS's, group 2 what the event's name begins with. */
  private static final Pattern CEF =
      Pattern.compile(
          "(?:CEF:)?\\d\\|(?:(Fortinet\\|(?i:fortigate))[^|]*\\|[^|]*\\|[^|]*\\|(?:forward )?(\\w*))?.*",
          Pattern.DOTALL);

  private final LogClock clock;
  private final PairsLine spaces = new PairsLine(' ', FortinetNames::ofPair);
  private final PairsLine commas = new PairsLine(',', FortinetNames::ofPair);
  private final CefLine cef = new CefLine();
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
  private FieldValue kind = type;

  /**
   * @param clock reads the date and time of lines that say no zone
   */
  FortinetLine(LogClock clock) {
    this.clock = clock;
  }

  /** Whether this is a line of FortiOS in its own notation, whatever it tells. */
  static boolean isOne(String line) {
    return line.length() <= MOST_LINE && LINE.matcher(line).matches();
  }

  /** Whether CEF is of FortiOS; null where it is no CEF, or another's that tells no connection. */
  static @Nullable Boolean isCef(String line) {
    Matcher matcher = CEF.matcher(line.substring(0, Math.min(line.length(), MOST_HEADER)));
    if (!matcher.matches()) {
      return null;
    }
    boolean ours = matcher.group(1) != null;
    return ours || line.contains("src=") && line.contains("dst=") ? ours : null;
  }

  /** Where the decoder asks for the members that it wants. */
  FieldRow row() {
    return row;
  }

  FieldValue type() {
    return kind;
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
    int first = frame.length < 2 ? ' ' : frame.at(0);
    boolean bare = first >= '0' && first <= '9' && frame.at(1) == '|';
    if ((first == 'C' || bare) && cef.read(frame, row, FortinetNames::ofCef)) {
      kind = kindOfCef(frame);
      return;
    }
    kind = type;
    boolean byCommas = false;
    for (int i = 0; i < frame.length; i++) {
      if (frame.at(i) == ' ' && i > 0 || frame.at(i) == ',') {
        byCommas = frame.at(i) == ',';
        break;
      }
    }
    (byCommas ? commas : spaces).read(frame.buffer, frame.start, frame.length, row, null);
  }

  /** {@code traffic} of {@code cat=traffic:forward}, else of the event's name. */
  private FieldValue kindOfCef(Frame frame) {
    String header =
        new String(
            frame.buffer,
            frame.start,
            Math.min(frame.length, MOST_HEADER),
            StandardCharsets.ISO_8859_1);
    Matcher matcher = CEF.matcher(header);
    if (!matcher.matches() || matcher.group(1) == null) {
      return new FieldValue(); // another product's
    }
    if (!type.isPresent()) {
      return FieldValue.of(matcher.group(2).getBytes(StandardCharsets.ISO_8859_1));
    }
    int colon = 0;
    while (colon < type.length() && type.charAt(colon) != ':') {
      colon++;
    }
    return type.part(0, colon);
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
