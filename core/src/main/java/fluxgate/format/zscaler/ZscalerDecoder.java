package fluxgate.format.zscaler;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.TtlKind;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.AnswerChain;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.ProxiedName;
import fluxgate.format.text.TextResponse;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Zscaler's feeds: DNS, firewall and web logs. */
public final class ZscalerDecoder implements ResumableDecoder {
  private static final String ID = "zscaler";
  private static final Vantage RESOLVER = new Vantage(ID, Vantage.Position.BELOW_RECURSIVE);

  /** The proxy's own answers: it asked neither above nor below the resolver that anybody sees. */
  private static final Vantage PROXY = new Vantage(ID, Vantage.Position.UNKNOWN);

  private static final FieldValue TCP = value("tcp");
  private static final FieldValue HTTP = value("80");
  private static final FieldValue HTTPS = value("443");
  private static final FieldValue FTP = value("21");
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int MOST_STATUS = 999;
  private static final int MOST_WORD = 32;

  /** Longer than a month: a duration that is none. */
  private static final long MOST_MILLIS = 1L << 32;

  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");
  private static final Outcome BLOCKED = Outcome.skipped("blocked");
  private static final Outcome NO_CONNECTION = Outcome.skipped("no_connection");
  private static final Outcome BAD_LINE = Outcome.rejected("bad_line");
  private static final Outcome NO_CLIENT = Outcome.rejected("no_client");
  private static final Outcome NO_NAME = Outcome.rejected("no_name");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");

  private final Input input;
  private final ConnectionLine connections = new ConnectionLine(ID);
  private final NssLine line;

  public ZscalerDecoder(Input input) {
    this.input = input;
    line = new NssLine(input.clock(), input.writtenMicros());
  }

  public static boolean recognises(Head head) {
    Input none = new Input("");
    NssLine reader = new NssLine(none.clock(), none.writtenMicros());
    return head.lines().stream().anyMatch(reader::isFeed);
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    if (!line.read(frame)) {
      return BAD_LINE;
    }
    NssRow row = line.row();
    if (!row.isDns() && !row.isFirewall() && !row.isWeb()) {
      return OTHER_LOG;
    }
    if (!line.hasTime(frame, frame.wrappedMicros)) {
      return ConnectionLine.NO_TIME;
    }
    long time = line.timeMicros(frame, frame.wrappedMicros);
    if (time == Timestamps.BAD) {
      return ConnectionLine.BAD_TIME;
    }
    if (row.isDns()) {
      return answered(row, time, frame, sink);
    }
    return row.isFirewall() ? connected(row, time, frame, sink) : fetched(row, time, frame, sink);
  }

  /** The DNS feed. */
  private Outcome answered(NssRow row, long time, Frame frame, ObservationSink sink) {
    if (!NssRow.isSaid(row.dnsClient())) {
      return NO_CLIENT;
    }
    IpAddress client = row.dnsClient().address();
    if (client == null) {
      return ConnectionLine.BAD_ADDRESS;
    }
    if (!NssRow.isSaid(row.name())) {
      return NO_NAME;
    }
    DomainName name = row.name().name();
    if (name == null) {
      return BAD_NAME;
    }
    String typed = row.type().text(MOST_WORD);
    RRType type = NssRow.isSaid(row.type()) ? RRType.parse(typed) : RRType.UNKNOWN;
    if (type == null) {
      return BAD_RRTYPE;
    }
    FieldValue response = row.response();
    List<RRset> sets = sets(name, type, response);
    boolean policy = isStopped(row.requestAction) || isStopped(row.responseAction);
    new TextResponse(
            time,
            RESOLVER,
            input.locate(frame),
            Client.of(client),
            row.dnsServer().address(),
            new Question(name, type),
            sets.isEmpty() ? rcode(response) : Rcode.NOERROR,
            policy ? Origin.POLICY : Origin.ZONE)
        .emit(sets, sink);
    return Outcome.ACCEPTED;
  }

  /** Addresses between commas or semicolons, or the target of an alias that was asked for. */
  private static List<RRset> sets(DomainName name, RRType type, FieldValue response) {
    AnswerChain chain = new AnswerChain(name, TtlKind.ABSENT);
    int from = 0;
    for (int at = 0; at <= response.length(); at++) {
      if (at < response.length() && ",; ".indexOf(response.charAt(at)) < 0) {
        continue;
      }
      FieldValue one = response.part(from, at);
      from = at + 1;
      IpAddress address = one.address();
      if (address != null) {
        RRType of = address.isV4() ? RRType.A : RRType.AAAA;
        chain.add(null, of, new Rdata.Address(address), -1);
      } else if (type.equals(RRType.CNAME) && rcode(one) == null) {
        DomainName target = one.name();
        if (target != null && target.labelCount() > 1) {
          chain.add(null, RRType.CNAME, new Rdata.Target(target), -1);
        }
      }
    }
    return chain.sets();
  }

  private static @Nullable Rcode rcode(FieldValue response) {
    return response.is("EMPTY_RESP") ? Rcode.NOERROR : Rcode.parse(response.text(MOST_WORD));
  }

  private static boolean isStopped(FieldValue action) {
    String said = action.text(MOST_WORD).toLowerCase(Locale.ROOT);
    return said.contains("bloc") || said.contains("redir");
  }

  /** The firewall feed. */
  private Outcome connected(NssRow row, long end, Frame frame, ObservationSink sink) {
    long millis = row.durationMillis.isPresent() ? row.durationMillis.whole() : -1;
    boolean one = !NssRow.isSaid(row.sessions) || row.sessions.is("1");
    boolean known = one && millis > 0 && millis < MOST_MILLIS;
    Volume volume = ConnectionLine.volume(row.sent(), row.received());
    boolean allowed = isAllowed(row.action());
    boolean answered = volume != null && volume.received() > 0;
    return connections.take(
        known ? end - millis * 1_000 : end,
        end,
        row.connectionClient(),
        row.connectionServer(),
        row.proto,
        row.connectionPort(),
        !allowed ? Result.UNANSWERED : answered ? Result.ESTABLISHED : Result.UNKNOWN,
        volume,
        input.locate(frame),
        sink);
  }

  private static boolean isAllowed(FieldValue action) {
    return !NssRow.isSaid(action)
        || action.text(MOST_WORD).toLowerCase(Locale.ROOT).startsWith("allow");
  }

  /** The web feed: what the proxy fetched, and from which address. */
  private Outcome fetched(NssRow row, long time, Frame frame, ObservationSink sink) {
    if (!isAllowed(row.action())) {
      return BLOCKED;
    }
    FieldValue server = row.webServer();
    if (!NssRow.isSaid(server) || server.is("0.0.0.0") || server.is("::")) {
      return NO_CONNECTION;
    }
    FieldValue authority = authority(row.url());
    FieldValue host = NssRow.isSaid(row.host()) ? row.host() : authority;
    int colon = host.address() == null ? indexOf(host, ':') : -1;
    Volume volume = ConnectionLine.volume(row.sent(), row.received());
    Outcome outcome =
        connections.take(
            time,
            time,
            row.webClient(),
            server,
            TCP,
            port(authority, row.scheme()),
            result(row.status(), volume),
            volume,
            input.locate(frame),
            sink);
    if (outcome.kind() == Outcome.Kind.ACCEPTED && NssRow.isSaid(host)) {
      new ProxiedName(time, PROXY, input.locate(frame))
          .emit(row.webClient(), colon < 0 ? host : host.part(0, colon), server, sink);
    }
    return outcome;
  }

  private static Result result(FieldValue status, @Nullable Volume volume) {
    int code = status.whole(MOST_STATUS);
    boolean served = code >= 100 && code < FIRST_SERVER_ERROR;
    return served || volume != null && volume.received() > 0 ? Result.ESTABLISHED : Result.UNKNOWN;
  }

  /** What stands before a URL's path, behind its scheme where it has one. */
  private static FieldValue authority(FieldValue url) {
    int from = 0;
    int colon = indexOf(url, ':');
    if (colon > 0 && colon + 2 < url.length() && url.charAt(colon + 1) == '/') {
      from = colon + 3;
    }
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      to++;
    }
    return url.part(from, to);
  }

  /** The port that is said, else the protocol's. */
  private static FieldValue port(FieldValue authority, FieldValue scheme) {
    int colon = indexOf(authority, ':');
    FieldValue said =
        authority.part(colon < 0 ? authority.length() : colon + 1, authority.length());
    if (said.whole() > 0) {
      return said;
    }
    String protocol = scheme.text(MOST_WORD).toUpperCase(Locale.ROOT);
    boolean plain = protocol.equals("HTTP") || protocol.equals("HTTP_PROXY");
    return plain ? HTTP : protocol.equals("FTP") ? FTP : HTTPS;
  }

  private static int indexOf(FieldValue text, char wanted) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static FieldValue value(String text) {
    return FieldValue.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
