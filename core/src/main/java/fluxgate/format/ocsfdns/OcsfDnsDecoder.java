package fluxgate.format.ocsfdns;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.TtlKind;
import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ocsfdns.ActivityRow.Answer;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** OCSF DNS Activity and Network Activity. */
public final class OcsfDnsDecoder implements Decoder {
  private static final String UNNAMED = "ocsf-dns";
  private static final String DNS_ACTIVITY = "4003";
  private static final String NETWORK_ACTIVITY = "4001";

  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  private static final int MOST_SENSOR = 128;
  private static final int MOST_HOST = 253;
  private static final int MOST_PATH = 1_024;
  private static final int MOST_RCODE = 4_095;

  private static final Outcome OTHER_CLASS = Outcome.skipped("other_class");
  private static final Outcome OTHER_ACTIVITY = Outcome.skipped("other_activity");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_CLASS_UID = Outcome.rejected("no_class_uid");
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
  private final ActivityRow row = new ActivityRow();
  private final OcsfNetwork network;
  private Vantage vantage = new Vantage(UNNAMED, Position.UNKNOWN);

  public OcsfDnsDecoder(Input input) {
    this.input = input;
    network = new OcsfNetwork(row, addresses, input.writtenMicros());
  }

  /** By a first event of either class. */
  public static boolean recognises(Head head) {
    OcsfDnsDecoder reader = new OcsfDnsDecoder(new Input(""));
    for (String line : head.lines()) {
      if (line.contains("\"class_uid\"")) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        if (reader.json.read(octets, 0, octets.length, reader.row)
            && (reader.row.classUid.is(DNS_ACTIVITY) || reader.row.classUid.is(NETWORK_ACTIVITY))) {
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
    if (row.classUid.is(NETWORK_ACTIVITY)) {
      Client named = opener();
      return network.decode(vantage(named != null), named, input.locate(frame), sink);
    }
    if (!row.classUid.is(DNS_ACTIVITY)) {
      return row.classUid.isPresent() ? OTHER_CLASS : NO_CLASS_UID;
    }
    if (row.activityId.isPresent() && !isLookup(row.activityId)) {
      return OTHER_ACTIVITY;
    }
    if (!row.time.isPresent() && !row.timeText.isPresent()) {
      return NO_TIME;
    }
    long time = OcsfTime.micros(row.time.isPresent() ? row.time : row.timeText);
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    if (!ActivityRow.says(row.query.hostname)) {
      return NO_QUERY;
    }
    DomainName name = row.query.hostname.name();
    if (name == null) {
      return BAD_NAME;
    }
    RRType type =
        row.query.type.isPresent() ? RRType.parse(row.query.type.text(MOST_WORD)) : RRType.UNKNOWN;
    if (type == null) {
      return BAD_RRTYPE;
    }
    FieldValue from = row.source.ip.isPresent() ? row.source.ip : row.device.ip;
    IpAddress address = addresses.address(from);
    if (address == null && ActivityRow.says(from)) {
      return BAD_ADDRESS;
    }
    Client client = client(address);
    if (client == null) {
      return NO_CLIENT;
    }
    AnswerChain chain = new AnswerChain(name, TtlKind.REMAINING);
    for (int i = 0; i < row.answers.size(); i++) {
      Answer answer = row.answers.get(i);
      RRType answerType = RRType.parse(answer.type.text(MOST_WORD));
      if (answerType != null && ActivityRow.says(answer.rdata)) {
        long ttl = answer.ttl.isPresent() ? answer.ttl.whole() : -1;
        chain.add(null, answerType, TextRdata.of(answerType, answer.rdata, false), ttl);
      }
    }
    new TextResponse(
            time,
            vantage(client.process() != null),
            input.locate(frame),
            client,
            addresses.address(row.destination.ip),
            new Question(name, type),
            rcode(),
            row.isBlocked() ? Origin.POLICY : Origin.ZONE)
        .emit(chain.sets(), sink);
    return Outcome.ACCEPTED;
  }

  @Override
  public void finish(ObservationSink sink) {
    network.finish(sink);
  }

  /** Unknown, query, response, traffic; 99 is another, in the producer's own words. */
  private static boolean isLookup(FieldValue activity) {
    return activity.is("0") || activity.is("1") || activity.is("2") || activity.is("6");
  }

  /** The machine whose program opened the connection; null where that is not told. */
  private @Nullable Client opener() {
    boolean inbound = row.connection.directionId.is("1"); // the program is the server's
    boolean told = ActivityRow.says(row.program()) && !inbound;
    Client endpoint = told ? client(row.source.ip.address()) : null;
    return endpoint == null || endpoint.host() == null ? null : endpoint;
  }

  /** Null where the event names nobody. */
  private @Nullable Client client(@Nullable IpAddress address) {
    FieldValue program = row.program();
    FieldValue machine =
        ActivityRow.says(row.device.hostname) ? row.device.hostname : row.source.hostname;
    boolean isEndpoint = ActivityRow.says(program) || address == null;
    if (isEndpoint && ActivityRow.says(machine)) {
      String process = ActivityRow.says(program) ? program.text(MOST_PATH) : null;
      return new Client(address, machine.text(MOST_HOST).toLowerCase(Locale.ROOT), process);
    }
    return address == null ? null : Client.of(address);
  }

  private @Nullable Rcode rcode() {
    int code = row.rcodeId.isPresent() ? row.rcodeId.whole(MOST_RCODE) : -1;
    // 99 stands for codes that the schema does not list.
    return code >= 0 && code != 99 ? new Rcode(code) : Rcode.parse(row.rcode.text(MOST_WORD));
  }

  /** Where it was seen; the same object again while nothing changes. */
  private Vantage vantage(boolean onHost) {
    FieldValue product = row.metadata.product.name;
    String sensor = ActivityRow.says(product) ? product.text(MOST_SENSOR) : UNNAMED;
    Position position = onHost ? Position.STUB : Position.BELOW_RECURSIVE;
    if (vantage.position() != position || !vantage.sensor().equals(sensor)) {
      vantage = new Vantage(sensor, position);
    }
    return vantage;
  }
}
