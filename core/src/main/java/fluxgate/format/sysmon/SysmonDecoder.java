package fluxgate.format.sysmon;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Section;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.Timestamps;
import fluxgate.format.windows.WindowsEvent;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Microsoft Sysmon's events 22 and 3, in JSON or XML. */
public final class SysmonDecoder implements ResumableDecoder {
  /** All hosts are one sensor: the answers that many get out of one cache are one answer. */
  private static final Vantage VANTAGE = new Vantage("sysmon", Vantage.Position.STUB);

  /** One of these stands in each of its events. */
  private static final List<String> MARKS = List.of("Sysmon", "QueryResults", "Initiated");

  private static final int DNS_QUERY = 22;
  private static final int NETWORK_CONNECT = 3;
  private static final int MOST_PORT = 65_535;

  /** Windows paths have at most 260 characters, unless a program asks for more. */
  private static final int MOST_IMAGE = 1_024;

  private final Input input;
  private final SysmonRow row = new SysmonRow();

  public SysmonDecoder(Input input) {
    this.input = input;
  }

  /** Whether one of the first lines is an event of Sysmon's. */
  public static boolean recognises(Head head) {
    SysmonRow row = new SysmonRow();
    return row.event.isIn(head, MARKS, () -> looksLikeIt(row));
  }

  private static boolean looksLikeIt(SysmonRow row) {
    return row.event.hasId()
        && row.data().image.isPresent()
        && (row.data().queryResults.isPresent() || row.data().initiated.isPresent());
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    Outcome noEvent = row.event.read(frame);
    if (noEvent != null) {
      return noEvent;
    }
    int event = row.event.id();
    if (event != DNS_QUERY && event != NETWORK_CONNECT) {
      return event < 0 ? WindowsEvent.BAD_NUMBER : WindowsEvent.OTHER_EVENT;
    }
    String host = row.event.machine();
    if (host.isEmpty()) {
      return WindowsEvent.NO_COMPUTER;
    }
    FieldValue at = row.time();
    if (!WindowsEvent.isSaid(at)) {
      return WindowsEvent.NO_TIME;
    }
    long time = at.timeMicrosUtc();
    if (time == Timestamps.BAD) {
      return WindowsEvent.BAD_TIME;
    }
    Provenance provenance = input.locate(frame);
    return event == DNS_QUERY
        ? asked(time, host, provenance, sink)
        : connected(time, host, provenance, sink);
  }

  /** Event 22: a program asked, and what it was told. */
  private Outcome asked(long time, String host, Provenance provenance, ObservationSink sink) {
    SysmonData data = row.data();
    FieldValue asked = WindowsEvent.first(data.queryName, row.dns.question.name);
    if (!WindowsEvent.isSaid(asked)) {
      return SysmonReasons.NO_QUERY_NAME;
    }
    DomainName name = asked.rawName();
    if (name == null) {
      return SysmonReasons.BAD_NAME;
    }
    Client client = new Client(null, host, program());
    Question question = new Question(name, RRType.UNKNOWN);
    FieldValue status = WindowsEvent.first(data.queryStatus, row.sysmon.dns.status);
    List<RRset> sets =
        data.queryResults.isPresent()
            ? SysmonAnswers.ofResults(name, data.queryResults, input.keepsGlue())
            : SysmonAnswers.ofRows(name, row.dns.answers);
    if (sets.isEmpty() || !SysmonAnswers.isSuccess(status)) {
      sink.accept(
          new QuestionObservation(
              time, VANTAGE, provenance, client, null, question, SysmonAnswers.rcode(status)));
      return Outcome.ACCEPTED;
    }
    for (RRset set : sets) {
      sink.accept(
          new RRsetObservation(
              time,
              VANTAGE,
              provenance,
              client,
              null,
              question,
              Section.ANSWER,
              Authority.UNKNOWN,
              Origin.ZONE,
              set,
              1,
              time,
              time));
    }
    return Outcome.ACCEPTED;
  }

  /** Event 3: a program opened a connection, or sent the first datagram. */
  private Outcome connected(long time, String host, Provenance provenance, ObservationSink sink) {
    SysmonData data = row.data();
    if (data.initiated.is("false")
        || row.network.direction.is("ingress")
        || row.network.direction.is("inbound")) {
      return SysmonReasons.NOT_INITIATED;
    }
    FieldValue transport = WindowsEvent.first(data.protocol, row.network.transport);
    if (!WindowsEvent.isSaid(transport)) {
      return SysmonReasons.NO_PROTOCOL;
    }
    int protocol =
        switch (transport.text(16).toLowerCase(Locale.ROOT)) {
          case "tcp" -> ConnectionObservation.TCP;
          case "udp" -> ConnectionObservation.UDP;
          default -> 0;
        };
    if (protocol == 0) {
      return SysmonReasons.NOT_TCP_OR_UDP;
    }
    FieldValue toPort = WindowsEvent.first(data.destinationPort, row.destination.port);
    if (!WindowsEvent.isSaid(toPort)) {
      return SysmonReasons.NO_DESTINATION_PORT;
    }
    int port = toPort.whole(MOST_PORT);
    if (port < 0) {
      return WindowsEvent.BAD_NUMBER;
    }
    FieldValue to = WindowsEvent.first(data.destinationIp, row.destination.ip);
    if (!WindowsEvent.isSaid(to)) {
      return SysmonReasons.NO_DESTINATION_IP;
    }
    FieldValue from = WindowsEvent.first(data.sourceIp, row.source.ip);
    IpAddress source = from.address();
    IpAddress destination = to.address();
    if (destination == null || WindowsEvent.isSaid(from) && source == null) {
      return SysmonReasons.BAD_ADDRESS;
    }
    if (ConnectionLine.isDnsInside(port, destination)) {
      return SysmonReasons.DNS_ITSELF;
    }
    sink.accept(
        new ConnectionObservation(
            time,
            time,
            VANTAGE,
            provenance,
            new Client(source, host, program()),
            destination,
            protocol,
            port,
            ConnectionObservation.Result.UNKNOWN,
            null));
    return Outcome.ACCEPTED;
  }

  /** The program's path; null where Sysmon did not find it any more. */
  private @Nullable String program() {
    FieldValue image = WindowsEvent.first(row.data().image, row.process.executable);
    return WindowsEvent.isSaid(image) && !image.is("<unknown process>")
        ? image.text(MOST_IMAGE)
        : null;
  }
}
