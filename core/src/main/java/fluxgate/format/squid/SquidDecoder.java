package fluxgate.format.squid;

import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.ProxiedName;
import fluxgate.format.text.SeparatedLine;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Squid's native access log. */
public final class SquidDecoder implements ResumableDecoder {
  private static final Pattern LINE =
      Pattern.compile(
          "\\d{9,10}\\.\\d{3}\\s+-?\\d+ \\S+ [A-Z_]+/\\d{3} -?\\d+ \\S+ \\S+ \\S+ [A-Z_0-9]+/\\S+( .*)?");

  /** {@code logformat common} and {@code combined}, which end with Squid's own two words. */
  private static final Pattern COMMON =
      Pattern.compile(
          "\\S+ \\S+ \\S+ \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}\\] \"[^\"]*\" \\d{3} -?\\d+"
              + "( \"[^\"]*\" \"[^\"]*\")? [A-Z_]+:[A-Z_0-9]+");

  /** Longer lines are not looked into to tell what they are. */
  private static final int MOST_LINE = 8_000;

  /** The proxy's own answers: it asked neither above nor below the resolver that anybody sees. */
  private static final Vantage VANTAGE = new Vantage("squid", Vantage.Position.UNKNOWN);

  private static final FieldValue TCP = FieldValue.of("tcp".getBytes(StandardCharsets.US_ASCII));
  private static final int FIELDS = 9;

  /** Where the time stands in the common log format. */
  private static final int COMMON_TIME = 3;

  private static final int FIRST_SERVER_ERROR = 500;

  private static final Outcome NO_CONNECTION = Outcome.skipped("no_connection");
  private static final Outcome NO_SERVER_ADDRESS = Outcome.skipped("no_server_address");
  private static final Outcome VIA_PARENT = Outcome.skipped("via_parent");
  private static final Outcome TOO_FEW_FIELDS = Outcome.rejected("too_few_fields");
  private static final Outcome BAD_URL = Outcome.rejected("bad_url");

  private final Input input;
  private final ConnectionLine connections = new ConnectionLine("squid");
  private final SeparatedLine words = new SeparatedLine(' ');
  private final List<FieldValue> fields = new ArrayList<>();

  public SquidDecoder(Input input) {
    this.input = input;
  }

  public static boolean recognises(Head head) {
    return head.lines().stream()
        .filter(line -> line.length() <= MOST_LINE)
        .anyMatch(line -> LINE.matcher(line).matches() || COMMON.matcher(line).matches());
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    words.read(frame.buffer, frame.start, frame.length);
    fields.clear();
    for (int i = 0; i < words.count() && fields.size() < FIELDS; i++) {
      if (!words.get(i).isEmpty()) {
        fields.add(words.get(i));
      }
    }
    if (fields.size() > COMMON_TIME && fields.get(COMMON_TIME).startsWith("[")) {
      return NO_SERVER_ADDRESS;
    }
    if (fields.size() < FIELDS) {
      return TOO_FEW_FIELDS;
    }
    long end = fields.get(0).timeMicros();
    if (end == Timestamps.BAD) {
      return ConnectionLine.BAD_TIME;
    }
    FieldValue peer = fields.get(8);
    int slash = indexOf(peer, '/', 0);
    if (slash < 0) {
      return TOO_FEW_FIELDS;
    }
    FieldValue how = peer.part(0, slash);
    FieldValue address = peer.part(slash + 1, peer.length());
    boolean resolved = how.is("HIER_DIRECT") || how.is("DIRECT");
    if (!resolved && !how.is("ORIGINAL_DST") && !how.is("PINNED")) {
      boolean none = address.is("-") || how.is("HIER_NONE") || how.is("NONE");
      return none ? NO_CONNECTION : VIA_PARENT;
    }
    if (address.is("-")) {
      return NO_CONNECTION;
    }
    SquidUrl url = SquidUrl.of(fields.get(6), fields.get(5).is("CONNECT"));
    if (url == null) {
      return BAD_URL;
    }
    long elapsed = fields.get(1).whole();
    boolean known = elapsed > 0 && elapsed < 1L << 40;
    long start = known ? end - elapsed * 1_000 : end;
    Outcome outcome =
        connections.take(
            start,
            end,
            fields.get(2),
            address,
            TCP,
            url.port(),
            result(fields.get(3)),
            null,
            input.locate(frame),
            sink);
    if (outcome.kind() == Outcome.Kind.ACCEPTED && resolved) {
      new ProxiedName(start, VANTAGE, input.locate(frame))
          .emit(fields.get(2), url.host(), address, sink);
    }
    return outcome;
  }

  /**
   * 5xx is the server's or, where none was reached, the proxy's own: the log does not say which.
   */
  private static Result result(FieldValue status) {
    int slash = indexOf(status, '/', 0);
    int code = slash < 0 ? -1 : status.part(slash + 1, status.length()).whole(999);
    return code >= 100 && code < FIRST_SERVER_ERROR ? Result.ESTABLISHED : Result.UNKNOWN;
  }

  static int indexOf(FieldValue text, char wanted, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }
}
