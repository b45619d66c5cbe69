package fluxgate.format.ecsdns;

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
import fluxgate.format.ecsdns.EventRow.Answer;
import fluxgate.format.message.LocalResolution;
import fluxgate.format.text.AnswerChain;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.TextRdata;
import fluxgate.format.text.TextResponse;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import fluxgate.observation.Vantage.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DNS events and flows in the Elastic Common Schema. */
public final class EcsDnsDecoder implements ResumableDecoder {
  private static final String UNNAMED = "ecs-dns";

  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  private static final int MOST_SENSOR = 128;
  private static final int MOST_PORT = 65_535;

  private static final Outcome OTHER_EVENT = Outcome.skipped("other_event");
  private static final Outcome MULTICAST_DNS = Outcome.skipped("multicast_dns");
  private static final Outcome OTHER_OPCODE = Outcome.skipped("other_opcode");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome NO_CLIENT = Outcome.rejected("no_client");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final KnownAddresses addresses = new KnownAddresses();
  private final EventRow row = new EventRow();
  private final EcsFlows flows = new EcsFlows(row, addresses);
  private Vantage vantage = new Vantage(UNNAMED, Position.BELOW_RECURSIVE);

  public EcsDnsDecoder(Input input) {
    this.input = input;
  }

  /** By a first event with a question or of a flow, which is not Windows's. */
  public static boolean recognises(Head head) {
    EcsDnsDecoder reader = new EcsDnsDecoder(new Input(""));
    for (String line : head.lines()) {
      boolean asks = line.contains("\"dns\"") && line.contains("\"question\"");
      if (asks || line.contains("\"flow\"") && line.contains("\"final\"")) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        if (reader.json.read(octets, 0, octets.length, reader.row)
            && reader.row.timestamp.isPresent()
            && (reader.row.dns.question.isPresent() || reader.flows.isFlow())
            && !reader.row.winlog.isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    if (!json.read(frame.buffer, frame.start, frame.length, row)) {
      return BAD_JSON;
    }
    if (flows.isFlow()) {
      return flows.decode(input.locate(frame), this::vantage, sink);
    }
    if (!row.dns.isPresent() || row.winlog.isPresent()) {
      return OTHER_EVENT;
    }
    if (row.dns.opCode.isPresent() && !row.dns.opCode.is("QUERY")) {
      return OTHER_OPCODE;
    }
    if (LocalResolution.isPort(row.destination.port.whole(MOST_PORT))) {
      return MULTICAST_DNS;
    }
    if (!row.timestamp.isPresent()) {
      return NO_TIME;
    }
    long time = row.timestamp.timeMicrosUtc();
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    if (!EventRow.says(row.dns.question.name)) {
      return NO_QUERY;
    }
    DomainName name = row.dns.question.name.name();
    if (name == null) {
      return BAD_NAME;
    }
    FieldValue typeText = row.dns.question.type;
    RRType type = EventRow.says(typeText) ? RRType.parse(typeText.text(MOST_WORD)) : RRType.UNKNOWN;
    if (type == null) {
      return BAD_RRTYPE;
    }
    FieldValue from = EventRow.first(row.client.ip, row.source.ip);
    IpAddress address = addresses.address(from);
    if (address == null && EventRow.says(from)) {
      return BAD_ADDRESS;
    }
    Client client = client(address);
    if (client == null) {
      return NO_CLIENT;
    }
    new TextResponse(
            time,
            vantage(client.host() != null),
            input.locate(frame),
            client,
            addresses.address(EventRow.first(row.server.ip, row.destination.ip)),
            new Question(name, type),
            Rcode.parse(row.dns.responseCode.text(MOST_WORD)),
            Origin.ZONE)
        .emit(sets(name), sink);
    return Outcome.ACCEPTED;
  }

  private List<RRset> sets(DomainName name) {
    AnswerChain chain = new AnswerChain(name, TtlKind.REMAINING);
    for (int i = 0; i < row.dns.answers.size(); i++) {
      Answer answer = row.dns.answers.get(i);
      RRType type = RRType.parse(answer.type.text(MOST_WORD));
      DomainName owner = EventRow.says(answer.name) ? answer.name.name() : null;
      boolean damaged = EventRow.says(answer.name) && owner == null;
      if (type != null && EventRow.says(answer.data) && !damaged) {
        long ttl = answer.ttl.isPresent() ? answer.ttl.whole() : -1;
        chain.add(owner, type, TextRdata.of(type, answer.data, false), ttl);
      }
    }
    List<RRset> sets = chain.sets();
    if (!sets.isEmpty()) {
      return sets;
    }
    for (int i = 0; i < row.dns.resolvedIp.size() && i < AnswerChain.MOST; i++) {
      IpAddress address = row.dns.resolvedIp.get(i).address();
      if (address != null) {
        RRType type = address.isV4() ? RRType.A : RRType.AAAA;
        chain.add(name, type, new Rdata.Address(address), -1);
      }
    }
    return chain.sets();
  }

  /** Null where the event names nobody. */
  private @Nullable Client client(@Nullable IpAddress address) {
    Client endpoint = row.endpoint(address);
    return endpoint != null || address == null ? endpoint : Client.of(address);
  }

  /** Where it was seen; the same object again while nothing changes. */
  private Vantage vantage(boolean onHost) {
    FieldValue name = EventRow.first(row.observer.name, row.agent.name);
    String sensor = !onHost && EventRow.says(name) ? name.text(MOST_SENSOR) : UNNAMED;
    Position position = onHost ? Position.STUB : Position.BELOW_RECURSIVE;
    if (vantage.position() != position || !vantage.sensor().equals(sensor)) {
      vantage = new Vantage(sensor, position);
    }
    return vantage;
  }
}
