package fluxgate.format.paloaltotraffic;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.TtlKind;
import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.AnswerChain;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldList;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.TextRdata;
import fluxgate.format.text.TextResponse;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Logs as the Strata Logging Service (Cortex Data Lake) forwards them, in JSON. */
final class StrataLine {
  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");
  private static final Outcome NO_ANSWER = Outcome.skipped("no_answer");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_NAME = Outcome.rejected("no_name");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");

  private final Input input;
  private final ConnectionLine connections;
  private final JsonLine json = new JsonLine();
  private final FieldRow row = new FieldRow();
  private final FieldValue logType = row.value("LogType");
  private final FieldValue subtype = row.value("Subtype");
  private final FieldValue generated = row.value("TimeGenerated");
  private final FieldValue generatedFinely = row.value("TimeGeneratedHighResolution");
  private final FieldValue started = row.value("SessionStartTime");
  private final FieldValue source = row.value("SourceAddress");
  private final FieldValue destination = row.value("DestinationAddress");
  private final FieldValue application = row.value("Application");
  private final FieldValue fileName = row.value("FileName");
  private final FieldValue resolver = row.value("DNSResolverIP");
  private final FieldValue recordTypes = row.value("RecordType");
  private final FieldList response = row.list("DNSResponse");
  private final SessionLog session =
      new SessionLog(
          subtype,
          source,
          destination,
          row.value("NATDestination"),
          row.value("SourcePort"),
          row.value("DestinationPort"),
          row.value("NATDestinationPort"),
          row.value("Protocol"),
          row.value("BytesSent"),
          row.value("BytesReceived"));
  private final DnsThreat threat =
      new DnsThreat(subtype, application, fileName, source, destination);

  StrataLine(Input input, ConnectionLine connections) {
    this.input = input;
    this.connections = connections;
  }

  /** Whether the line is a log of that service's. */
  static boolean recognises(JsonLine json, String line) {
    Set<String> names = json.names(line);
    return names.contains("LogType")
        && (names.contains("DeviceSN") || names.contains("LogSourceID"))
        && (names.contains("TimeGenerated") || names.contains("LogTime"));
  }

  Outcome take(Frame frame, ObservationSink sink) {
    if (!json.read(frame.buffer, frame.start, frame.length, row)) {
      return BAD_JSON;
    }
    boolean traffic = logType.is("TRAFFIC");
    boolean dns = logType.is("DNS");
    if (!traffic && !dns && !(logType.is("THREAT") && threat.isOne())) {
      return OTHER_LOG;
    }
    FieldValue when = generatedFinely.isPresent() ? generatedFinely : generated;
    if (!when.isPresent() || when.isEmpty()) {
      return ConnectionLine.NO_TIME;
    }
    long time = when.timeMicrosUtc();
    if (time == Timestamps.BAD) {
      return ConnectionLine.BAD_TIME;
    }
    if (traffic) {
      return session.take(connections, started.timeMicrosUtc(), time, input.locate(frame), sink);
    }
    return dns
        ? answered(time, frame, sink)
        : threat.take(time, connections.vantage(), input.locate(frame), sink);
  }

  /**
   * The log of what DNS Security saw does not name the question. Where the answer begins with an
   * alias, its target is a name for which the rest is the answer.
   */
  private Outcome answered(long time, Frame frame, ObservationSink sink) {
    if (response.size() == 0) {
      return NO_ANSWER;
    }
    IpAddress client = source.address();
    if (client == null) {
      return source.isPresent() && !source.isEmpty()
          ? ConnectionLine.BAD_ADDRESS
          : ConnectionLine.NO_SOURCE;
    }
    List<RRType> types = types();
    if (types.size() != Math.min(response.size(), AnswerChain.MOST)) {
      return BAD_RRTYPE;
    }
    if (types.size() < 2 || !types.get(0).equals(RRType.CNAME)) {
      return NO_NAME;
    }
    DomainName name = response.get(0).name();
    if (name == null) {
      return BAD_NAME;
    }
    AnswerChain chain = new AnswerChain(name, TtlKind.ABSENT);
    for (int i = 1; i < types.size(); i++) {
      Rdata data = TextRdata.of(types.get(i), response.get(i), false);
      chain.add(null, types.get(i), data, -1);
    }
    List<RRset> sets = chain.sets();
    if (sets.isEmpty()) {
      return NO_ANSWER;
    }
    Question question = new Question(name, types.get(types.size() - 1));
    new TextResponse(
            time,
            connections.vantage(),
            input.locate(frame),
            Client.of(client),
            resolver.address(),
            question,
            null,
            Origin.ZONE)
        .emit(sets, sink);
    return Outcome.ACCEPTED;
  }

  /** {@code cname,a,a}: as many as there are records; of more, the first. */
  private List<RRType> types() {
    List<RRType> types = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= recordTypes.length() && types.size() < AnswerChain.MOST; at++) {
      if (at == recordTypes.length() || recordTypes.charAt(at) == ',') {
        String word = recordTypes.part(from, at).text(16).strip().toUpperCase(Locale.ROOT);
        RRType type = RRType.parse(word);
        if (type == null) {
          return List.of();
        }
        types.add(type);
        from = at + 1;
      }
    }
    return types;
  }
}
