package fluxgate.format.googleclouddns;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.TtlKind;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.googleclouddns.PayloadRow.Payload;
import fluxgate.format.googleclouddns.PayloadRow.Structured;
import fluxgate.format.text.AnswerChain;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.TextRdata;
import fluxgate.format.text.TextResponse;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import fluxgate.observation.Vantage.Position;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Google Cloud DNS query logs. */
public final class GoogleCloudDnsDecoder implements ResumableDecoder {
  private static final String UNNAMED = "google-cloud-dns";

  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  private static final int MOST_SENSOR = 128;

  /** Owner, TTL, class, type and data. */
  private static final int CELLS = 5;

  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome NO_SOURCE_IP = Outcome.rejected("no_source_ip");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final KnownAddresses addresses = new KnownAddresses();
  private final PayloadRow row = new PayloadRow();
  private final Payload payload = row.payload;
  private Vantage vantage = new Vantage(UNNAMED, Position.BELOW_RECURSIVE);

  public GoogleCloudDnsDecoder(Input input) {
    this.input = input;
  }

  /** By a log entry with a payload that has a question. */
  public static boolean recognises(Head head) {
    GoogleCloudDnsDecoder reader = new GoogleCloudDnsDecoder(new Input(""));
    for (String line : head.lines()) {
      if (line.contains("\"jsonPayload\"") && line.contains("\"queryName\"")) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        if (reader.json.read(octets, 0, octets.length, reader.row)
            && reader.payload.queryName.isPresent()) {
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
    boolean isQuery = payload.queryType.isPresent() || payload.responseCode.isPresent();
    if (!payload.queryName.isPresent()) {
      return isQuery ? NO_QUERY : OTHER_LOG;
    }
    if (!row.timestamp.isPresent()) {
      return NO_TIME;
    }
    long time = row.timestamp.timeMicrosUtc();
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    DomainName name = payload.queryName.isEmpty() ? null : payload.queryName.name();
    if (name == null) {
      return payload.queryName.isEmpty() ? NO_QUERY : BAD_NAME;
    }
    RRType type = payload.queryType.isPresent() ? type(payload.queryType) : RRType.UNKNOWN;
    if (type == null) {
      return BAD_RRTYPE;
    }
    if (!payload.sourceIp.isPresent()) {
      return NO_SOURCE_IP;
    }
    Client client = addresses.client(payload.sourceIp);
    if (client == null) {
      return BAD_ADDRESS;
    }
    Vantage seen = vantage();
    boolean above = seen.position() == Position.ABOVE_RECURSIVE;
    AnswerChain chain = new AnswerChain(name, above ? TtlKind.AUTHORITATIVE : TtlKind.REMAINING);
    if (payload.structured.size() > 0) {
      addStructured(chain);
    } else {
      addLines(chain);
    }
    new TextResponse(
            time,
            seen,
            input.locate(frame),
            above ? null : client,
            addresses.address(payload.destinationIp),
            new Question(name, type),
            Rcode.parse(payload.responseCode.text(MOST_WORD)),
            Origin.ZONE)
        .emit(chain.sets(), sink);
    return Outcome.ACCEPTED;
  }

  private void addStructured(AnswerChain chain) {
    for (int i = 0; i < payload.structured.size(); i++) {
      Structured record = payload.structured.get(i);
      add(chain, record.domainName, record.ttl, record.type, record.rvalue);
    }
  }

  private void addLines(AnswerChain chain) {
    FieldValue text = payload.rdata;
    int[] from = new int[CELLS];
    int cell = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length();
      char c = end ? '\n' : text.charAt(i);
      if (c == '\t' && cell < CELLS - 1) {
        from[++cell] = i + 1;
      } else if (c == '\n') {
        boolean cut = end && text.part(from[cell], i).text().endsWith("...");
        if (cell == CELLS - 1 && !cut) {
          add(
              chain,
              text.part(from[0], from[1] - 1),
              text.part(from[1], from[2] - 1),
              text.part(from[3], from[4] - 1),
              text.part(from[4], i));
        }
        cell = 0;
        from[0] = i + 1;
      }
    }
  }

  private static void add(
      AnswerChain chain, FieldValue owner, FieldValue ttl, FieldValue type, FieldValue data) {
    DomainName name = owner.isEmpty() ? null : owner.name();
    RRType rrtype = type(type);
    if (name != null && rrtype != null && !data.isEmpty()) {
      chain.add(name, rrtype, TextRdata.of(rrtype, data, false), ttl.whole());
    }
  }

  private static @Nullable RRType type(FieldValue value) {
    return RRType.parse(value.text(MOST_WORD).toUpperCase(Locale.ROOT));
  }

  /** Where it was seen; the same object again while nothing changes. */
  private Vantage vantage() {
    FieldValue network = payload.sourceNetwork;
    boolean isNamed = network.isPresent() && !network.isEmpty();
    String sensor = isNamed ? network.text(MOST_SENSOR) : UNNAMED;
    Position position = isNamed ? Position.BELOW_RECURSIVE : Position.ABOVE_RECURSIVE;
    if (vantage.position() != position || !vantage.sensor().equals(sensor)) {
      vantage = new Vantage(sensor, position);
    }
    return vantage;
  }
}
