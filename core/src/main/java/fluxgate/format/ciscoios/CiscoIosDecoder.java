package fluxgate.format.ciscoios;

import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What access lists of Cisco IOS, IOS XE and IOS XR log. */
public final class CiscoIosDecoder implements ResumableDecoder {
  /** Group 1 is what stands before the message, 2 the message's code, 3 its text. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(.{0,200}?)%((?:[A-Z][A-Z0-9_]{1,31}-){1,2}\\d-[A-Z][A-Z0-9_]{2,63}) ?: (.*)",
          Pattern.DOTALL);

  /** Of IPv4 and IPv6; the other messages of access lists say no ports, or no destination. */
  private static final Pattern WITH_PORTS =
      Pattern.compile("(?:SEC|IPV6_ACL|ACL-IPV[46]_ACL)-\\d-(?:IP)?(?:V6)?ACCESSLOGP");

  /**
   * The last time before the message; a star or a dot before it says that the clock was not set.
   */
  private static final Pattern TIME =
      Pattern.compile(
          "([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (?:(\\d{4}) )?(\\d\\d):(\\d\\d):(\\d\\d)"
              + "(?:\\.(\\d{1,6}))?(?: (\\d{4}))?(?: ([A-Z][A-Za-z]{0,5}))?: $");

  /** {@code list 110 denied tcp 10.20.30.41(51443) (GigabitEthernet1 0200.0000.0001) -> …}. */
  private static final Pattern ACCESS =
      Pattern.compile(
          "(?:access-)?list \\S{1,128} (?:\\(\\d{1,10}\\) )?(permit|den)\\w{0,4} (\\w{1,16})"
              + " ([0-9A-Fa-f.:]{2,45})\\((\\d{1,5})\\)(?: .{0,128}?)? -> "
              + "([0-9A-Fa-f.:]{2,45})\\((\\d{1,5})\\).*",
          Pattern.DOTALL);

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int MOST_MESSAGE = 1_000;

  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");
  private static final Outcome OTHER_MESSAGE = Outcome.skipped("other_message");
  private static final Outcome BAD_MESSAGE = Outcome.rejected("bad_message");

  private final Input input;
  private final LogClock clock;
  private final LogClock utc;
  private final ConnectionLine connections = new ConnectionLine("cisco-ios");

  public CiscoIosDecoder(Input input) {
    this.input = input;
    clock = input.clock();
    utc = clock.utc();
  }

  /** By a first line of an access list's, with ports or without. */
  public static boolean recognises(Head head) {
    return head.lines().stream()
        .anyMatch(line -> {
          Matcher message = MESSAGE.matcher(line);
          return line.contains("ACCESSLOG")
              && message.matches()
              && message.group(2).contains("ACCESSLOG");
        });
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    int length = Math.min(frame.length, MOST_MESSAGE);
    String line = new String(frame.buffer, frame.start, length, StandardCharsets.ISO_8859_1);
    Matcher message = MESSAGE.matcher(line);
    if (!message.matches()) {
      return OTHER_LINE;
    }
    if (!WITH_PORTS.matcher(message.group(2)).matches()) {
      return OTHER_MESSAGE;
    }
    Matcher access = ACCESS.matcher(message.group(3));
    if (!access.matches()) {
      return BAD_MESSAGE;
    }
    if (access.group(4).equals("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    Matcher said = TIME.matcher(message.group(1));
    boolean wrapped = frame.wrappedMicros != Timestamps.BAD;
    boolean own = said.find();
    if (!own && !wrapped) {
      return ConnectionLine.NO_TIME;
    }
    long time = own ? micros(said) : frame.wrappedMicros;
    return connections.take(
        time,
        time,
        value(access.group(3)),
        value(access.group(5)),
        value(access.group(2).toLowerCase(Locale.ROOT)),
        value(access.group(6)),
        access.group(1).equals("den") ? Result.UNANSWERED : Result.UNKNOWN,
        null,
        input.locate(frame),
        sink);
  }

  private long micros(Matcher said) {
    int month = MONTHS.indexOf(said.group(1));
    if (month < 0 || month % 3 != 0) {
      return Timestamps.BAD;
    }
    String zone = said.group(9);
    boolean universal = zone != null && (zone.equals("UTC") || zone.equals("GMT"));
    LogClock its = universal ? utc : clock;
    String fraction = said.group(7) == null ? "" : said.group(7);
    String year = said.group(3) == null ? said.group(8) : said.group(3);
    int micros = number((fraction + "000000").substring(0, 6));
    int day = number(said.group(2));
    int hour = number(said.group(4));
    int minute = number(said.group(5));
    int second = number(said.group(6));
    long time =
        year == null
            ? its.microsWithoutYear(month / 3 + 1, day, hour, minute, second, micros)
            : its.micros(number(year), month / 3 + 1, day, hour, minute, second, micros);
    return Timestamps.inRange(time);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static FieldValue value(String text) {
    return FieldValue.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
