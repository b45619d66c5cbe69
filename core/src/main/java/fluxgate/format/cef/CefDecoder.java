package fluxgate.format.cef;

import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.CefLine;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.LocalTimes;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Connections in the Common Event Format, whichever product says them. */
public final class CefDecoder implements ResumableDecoder {
  /** Relays take it for the name of a program, and then it is gone. */
  private static final String MARK = "CEF:";

  /** Where the vendor stands, behind {@code CEF:0|}. */
  private static final int VENDOR = 6;

  /** Whose lines other rows read better. */
  private static final List<String> OTHERS =
      List.of("Infoblox|", "Fortinet|", "Fortigate", "Zscaler|NSS");

  /** Seconds as well as milliseconds since the epoch occur; these are the years 1973 and 5138. */
  private static final long FIRST_MILLIS = 100_000_000_000L;

  /** Fortinet's own time counts nanoseconds. */
  private static final long FIRST_NANOSECONDS = 1_000_000_000_000_000L;

  private static final Outcome OTHER_LINE = Outcome.skipped("other_line");
  private static final Outcome NO_CONNECTION = Outcome.skipped("no_connection");

  private final Input input;
  private final LogClock clock;
  private final LogClock utc;
  private final ConnectionLine connections = new ConnectionLine("cef");
  private final CefLine line = new CefLine();
  private final FieldRow row = new FieldRow();
  private final FieldValue source = row.value("src");
  private final FieldValue destination = row.value("dst");
  private final FieldValue realDestination = row.value("destinationTranslatedAddress");
  private final FieldValue sourcePort = row.value("spt");
  private final FieldValue port = row.value("dpt");
  private final FieldValue realPort = row.value("destinationTranslatedPort");
  private final FieldValue protocol = row.value("proto");
  private final FieldValue start = row.value("start");
  private final FieldValue end = row.value("end");
  private final FieldValue received = row.value("rt");
  private final FieldValue zone = row.value("dtz");
  private final FieldValue fortinetTime = row.value("FortinetFortiGateeventtime");
  private final FieldValue fortinetTimeToo = row.value("FTNTFGTeventtime");
  private final FieldValue action = row.value("act");
  private final FieldValue in = row.value("in");
  private final FieldValue out = row.value("out");

  public CefDecoder(Input input) {
    this.input = input;
    clock = input.clock();
    utc = new LogClock(ZoneOffset.UTC, input.writtenMicros());
  }

  public static boolean recognises(Head head) {
    return head.lines().stream().anyMatch(CefDecoder::isConnection);
  }

  /** By the two ends, in lines that no other row reads better. */
  private static boolean isConnection(String line) {
    int vendor = line.startsWith(MARK) ? VENDOR : VENDOR - MARK.length();
    boolean headed =
        line.length() > vendor
            && Character.isDigit(line.charAt(vendor - 2))
            && line.charAt(vendor - 1) == '|';
    return headed
        && OTHERS.stream().noneMatch(o -> line.regionMatches(true, vendor, o, 0, o.length()))
        && hasKey(line, "src=")
        && hasKey(line, "dst=");
  }

  private static boolean hasKey(String line, String key) {
    return line.contains(' ' + key) || line.contains('|' + key);
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (!line.read(frame, row)) {
      return OTHER_LINE;
    }
    if (!source.isPresent() || !destination.isPresent() || !protocol.isPresent()) {
      return NO_CONNECTION;
    }
    if (sourcePort.is("53")) {
      return ConnectionLine.DNS_ITSELF;
    }
    FieldValue logged = end.isPresent() ? end : received.isPresent() ? received : fortinet();
    if (!logged.isPresent() && start.isPresent()) {
      logged = start;
    }
    long time = logged.isPresent() ? micros(logged) : frame.wrappedMicros;
    if (time == Timestamps.BAD) {
      return logged.isPresent() ? ConnectionLine.BAD_TIME : ConnectionLine.NO_TIME;
    }
    long began = start.isPresent() ? micros(start) : time;
    boolean rewritten = realDestination.isPresent() && !realDestination.isEmpty();
    boolean otherPort = rewritten && realPort.isPresent() && realPort.whole() > 0;
    return connections.take(
        began == Timestamps.BAD || began > time ? time : began,
        time,
        source,
        rewritten ? realDestination : destination,
        protocol,
        otherPort ? realPort : port,
        result(),
        null,
        input.locate(frame),
        sink);
  }

  /** Which of in and out is whose, products do not agree on; both say that both sides spoke. */
  private Result result() {
    if (in.isPresent() && out.isPresent() && in.whole() > 0 && out.whole() > 0) {
      return Result.ESTABLISHED;
    }
    String said = action.text(16).toLowerCase(Locale.ROOT);
    boolean denied = said.startsWith("den") || said.startsWith("drop") || said.startsWith("block");
    return denied ? Result.UNANSWERED : Result.UNKNOWN;
  }

  private FieldValue fortinet() {
    return fortinetTime.isPresent() ? fortinetTime : fortinetTimeToo;
  }

  /** {@code 1795419481123}, or {@code Nov 23 2026 07:38:01.123 UTC}. */
  private long micros(FieldValue text) {
    long number = text.whole();
    if (number >= FIRST_NANOSECONDS) {
      return Timestamps.inRange(number / 1_000);
    }
    if (number >= 0) {
      return number >= FIRST_MILLIS ? text.timeMicrosOfMillis() : text.timeMicros();
    }
    String said = text.text(40).strip();
    int length = said.length() > 20 && said.charAt(20) == '.' ? 24 : 20;
    if (said.length() < length) {
      return Timestamps.BAD;
    }
    String named = said.substring(length).strip();
    String told = named.isEmpty() && zone.isPresent() ? zone.text(8) : named;
    boolean universal = told.equals("UTC") || told.equals("GMT") || told.equals("Z");
    return LocalTimes.monthFirstMicros(universal ? utc : clock, said.substring(0, length));
  }
}
