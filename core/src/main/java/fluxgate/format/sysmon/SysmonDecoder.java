package fluxgate.format.sysmon;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Section;
import fluxgate.format.DecoderState;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.text.EventXmlLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.Timestamps;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Microsoft Sysmon's events 22 and 3, in JSON or XML. */
public final class SysmonDecoder implements ResumableDecoder {
  /** All hosts are one sensor: the answers that many get out of one cache are one answer. */
  private static final Vantage VANTAGE = new Vantage("sysmon", Vantage.Position.STUB);

  private static final String PROVIDER = "Microsoft-Windows-Sysmon";
  private static final String PROVIDER_ON_LINUX = "Linux-Sysmon";

  private static final int DNS_QUERY = 22;
  private static final int NETWORK_CONNECT = 3;
  private static final int MOST_ID = 65_535;
  private static final int MOST_PORT = 65_535;
  private static final int DNS_PORT = 53;

  /** RFC 1035 host names have at most 253 characters. */
  private static final int MOST_MACHINE = 253;

  /** Windows paths have at most 260 characters, unless a program asks for more. */
  private static final int MOST_IMAGE = 1_024;

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final JsonLine nestedJson = new JsonLine();
  private final Frame nested = new Frame();
  private final EventXmlLine xml = new EventXmlLine();
  private final SysmonRow row = new SysmonRow();

  public SysmonDecoder(Input input) {
    this.input = input;
  }

  /** Whether one of the first lines is an event of Sysmon's. */
  public static boolean recognises(Head head) {
    SysmonDecoder reader = new SysmonDecoder(new Input(""));
    for (String line : head.lines()) {
      if (line.contains("Sysmon") || line.contains("QueryResults") || line.contains("Initiated")) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        if (reader.read(octets, 0, octets.length) == null && reader.isSysmon()) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public DecoderState state() {
    return DecoderState.NOTHING;
  }

  @Override
  public void resume(DecoderState state) {} // every record stands for itself

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    Outcome damage = read(frame.buffer, frame.start, frame.length);
    if (damage != null) {
      return damage;
    }
    FieldValue provider = row.provider();
    if (SysmonRow.isSaid(provider) && !isSysmon(provider)) {
      return SysmonReasons.OTHER_PROVIDER;
    }
    FieldValue id = row.id();
    if (!id.isPresent()) {
      return SysmonReasons.NO_EVENT_ID;
    }
    int event = id.whole(MOST_ID);
    if (event != DNS_QUERY && event != NETWORK_CONNECT) {
      return event < 0 ? SysmonReasons.BAD_NUMBER : SysmonReasons.OTHER_EVENT;
    }
    FieldValue machine = row.machine();
    if (!SysmonRow.isSaid(machine)) {
      return SysmonReasons.NO_COMPUTER;
    }
    FieldValue at = row.time();
    if (!SysmonRow.isSaid(at)) {
      return SysmonReasons.NO_TIME;
    }
    long time = at.timeMicrosUtc();
    if (time == Timestamps.BAD) {
      return SysmonReasons.BAD_TIME;
    }
    // Windows writes the name of one machine in capitals here and in small letters there.
    String host = machine.text(MOST_MACHINE).toLowerCase(Locale.ROOT);
    Provenance provenance = input.locate(frame);
    return event == DNS_QUERY
        ? asked(time, host, provenance, sink)
        : connected(time, host, provenance, sink);
  }

  /** Fills the row; what became of the line where it holds no event. */
  private @Nullable Outcome read(byte[] buffer, int start, int length) {
    if (length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    if (buffer[start] == '{') {
      return json.read(buffer, start, length, row) && readNested() ? null : SysmonReasons.BAD_JSON;
    }
    String begin =
        new String(buffer, start, Math.min(length, 9), StandardCharsets.ISO_8859_1).strip();
    if (begin.startsWith("<?xml") || begin.equals("<Events>") || begin.equals("</Events>")) {
      return Outcome.NOT_A_RECORD;
    }
    if (!begin.startsWith("<")) {
      return SysmonReasons.NOT_AN_EVENT;
    }
    return xml.read(buffer, start, length, row) && row.event.isPresent()
        ? null
        : SysmonReasons.BAD_XML;
  }

  /** Reads the text of an object that an event's own fields may stand in. */
  private boolean readNested() {
    row.nested.clear();
    if (!row.eventData.isPresent() || !row.eventData.startsWith("{")) {
      return true;
    }
    row.eventData.fill(nested);
    return nestedJson.read(nested.buffer, nested.start, nested.length, row.nested);
  }

  /** Whether the event that was read is of Sysmon's: it says so, or has its fields. */
  private boolean isSysmon() {
    FieldValue provider = row.provider();
    if (SysmonRow.isSaid(provider)) {
      return isSysmon(provider);
    }
    return row.id().isPresent()
        && row.data().image.isPresent()
        && (row.data().queryResults.isPresent() || row.data().initiated.isPresent());
  }

  private static boolean isSysmon(FieldValue provider) {
    return provider.is(PROVIDER) || provider.is(PROVIDER_ON_LINUX);
  }

  /** Event 22: a program asked, and what it was told. */
  private Outcome asked(long time, String host, Provenance provenance, ObservationSink sink) {
    SysmonData data = row.data();
    FieldValue asked = SysmonRow.first(data.queryName, row.dns.question.name);
    if (!SysmonRow.isSaid(asked)) {
      return SysmonReasons.NO_QUERY_NAME;
    }
    DomainName name = asked.rawName();
    if (name == null) {
      return SysmonReasons.BAD_NAME;
    }
    Client client = new Client(null, host, program());
    Question question = new Question(name, RRType.UNKNOWN);
    FieldValue status = SysmonRow.first(data.queryStatus, row.sysmon.dns.status);
    List<RRset> sets =
        data.queryResults.isPresent()
            ? SysmonAnswers.ofResults(name, data.queryResults)
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
    FieldValue transport = SysmonRow.first(data.protocol, row.network.transport);
    if (!SysmonRow.isSaid(transport)) {
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
    FieldValue toPort = SysmonRow.first(data.destinationPort, row.destination.port);
    if (!SysmonRow.isSaid(toPort)) {
      return SysmonReasons.NO_DESTINATION_PORT;
    }
    int port = toPort.whole(MOST_PORT);
    if (port < 0) {
      return SysmonReasons.BAD_NUMBER;
    }
    if (port == DNS_PORT) {
      return SysmonReasons.DNS_ITSELF;
    }
    FieldValue to = SysmonRow.first(data.destinationIp, row.destination.ip);
    if (!SysmonRow.isSaid(to)) {
      return SysmonReasons.NO_DESTINATION_IP;
    }
    FieldValue from = SysmonRow.first(data.sourceIp, row.source.ip);
    IpAddress source = from.address();
    IpAddress destination = to.address();
    if (destination == null || SysmonRow.isSaid(from) && source == null) {
      return SysmonReasons.BAD_ADDRESS;
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
    FieldValue image = SysmonRow.first(row.data().image, row.process.executable);
    return SysmonRow.isSaid(image) && !image.is("<unknown process>")
        ? image.text(MOST_IMAGE)
        : null;
  }
}
