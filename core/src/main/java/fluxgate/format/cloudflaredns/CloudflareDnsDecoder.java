package fluxgate.format.cloudflaredns;

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
import fluxgate.format.cloudflaredns.CloudflareRow.Packed;
import fluxgate.format.text.AnswerChain;
import fluxgate.format.text.FieldRows;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.TextResponse;
import fluxgate.format.text.Timestamps;
import fluxgate.format.text.WireRecord;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cloudflare's Gateway DNS and zone DNS logs. */
public final class CloudflareDnsDecoder implements ResumableDecoder {
  private static final Vantage GATEWAY =
      new Vantage("cloudflare-gateway", Vantage.Position.BELOW_RECURSIVE);
  private static final Vantage ZONES =
      new Vantage("cloudflare-dns", Vantage.Position.ABOVE_RECURSIVE);

  private static final int MOST_TYPE = 65_535;
  private static final int MOST_RCODE = 4_095;
  private static final int MOST_HOST = 253;

  /** The smallest numbers that are milliseconds, microseconds, nanoseconds: all in 1973. */
  private static final long MILLIS_FROM = 100_000_000_000L;

  private static final long MICROS_FROM = 1_000 * MILLIS_FROM;
  private static final long NANOS_FROM = 1_000 * MICROS_FROM;

  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome NO_SRC_IP = Outcome.rejected("no_src_ip");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final KnownAddresses addresses = new KnownAddresses();
  private final CloudflareRow row = new CloudflareRow();

  public CloudflareDnsDecoder(Input input) {
    this.input = input;
  }

  /** By the members of either data set. */
  public static boolean recognises(Head head) {
    JsonLine json = new JsonLine();
    for (String line : head.lines()) {
      if (line.contains("\"QueryName\"")) {
        Set<String> names = json.names(line);
        boolean gateway = names.contains("Datetime") && names.contains("ResolverDecision");
        boolean zones = names.contains("Timestamp") && names.contains("ResponseCode");
        if (names.contains("QueryName") && names.contains("QueryType") && (gateway || zones)) {
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
    FieldValue at = row.datetime.isPresent() ? row.datetime : row.timestamp;
    if (!at.isPresent() || at.isEmpty()) {
      return NO_TIME;
    }
    long time = time(at);
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    if (!row.queryName.isPresent() || row.queryName.isEmpty()) {
      return NO_QUERY;
    }
    DomainName name = row.queryName.name();
    if (name == null) {
      return BAD_NAME;
    }
    int type = row.queryType.isPresent() ? row.queryType.whole(MOST_TYPE) : 0;
    if (type < 0) {
      return BAD_RRTYPE;
    }
    Question question = new Question(name, new RRType(type));
    Provenance here = input.locate(frame);
    if (row.isGateway()) {
      return asked(time, question, here, sink);
    }
    Rcode rcode = rcode(row.responseCode);
    sink.accept(new QuestionObservation(time, ZONES, here, null, null, question, rcode));
    return Outcome.ACCEPTED;
  }

  private Outcome asked(long time, Question question, Provenance here, ObservationSink sink) {
    if (!row.srcIp.isPresent() || row.srcIp.isEmpty()) {
      return NO_SRC_IP;
    }
    Client client = addresses.client(row.srcIp);
    if (client == null) {
      return BAD_ADDRESS;
    }
    if (row.deviceName.isPresent() && !row.deviceName.isEmpty()) {
      String host = row.deviceName.text(MOST_HOST).toLowerCase(Locale.ROOT);
      client = new Client(client.address(), host, null);
    }
    boolean policy = row.decision.startsWith("blocked") || row.decision.startsWith("override");
    new TextResponse(
            time,
            GATEWAY,
            here,
            client,
            addresses.address(row.dstIp),
            question,
            rcode(row.rcode),
            policy ? Origin.POLICY : Origin.ZONE)
        .emit(sets(question.name()), sink);
    return Outcome.ACCEPTED;
  }

  private List<RRset> sets(DomainName name) {
    AnswerChain chain = new AnswerChain(name, TtlKind.REMAINING);
    FieldRows<Packed> packed = row.records.size() > 0 ? row.records : row.rdata;
    for (int i = 0; i < packed.size() && i < AnswerChain.MOST; i++) {
      WireRecord record = WireRecord.of(packed.get(i).data);
      if (record != null && record.isOfInternet()) {
        chain.add(record.owner(), record.type(), record.rdata(), record.ttlSeconds());
      }
    }
    List<RRset> sets = chain.sets();
    if (!sets.isEmpty()) {
      return sets;
    }
    for (int i = 0; i < row.resolvedIps.size() && i < AnswerChain.MOST; i++) {
      IpAddress address = row.resolvedIps.get(i).address();
      if (address != null) {
        RRType type = address.isV4() ? RRType.A : RRType.AAAA;
        chain.add(name, type, new Rdata.Address(address), -1);
      }
    }
    return chain.sets();
  }

  private static @Nullable Rcode rcode(FieldValue value) {
    int code = value.whole(MOST_RCODE);
    return code < 0 ? null : new Rcode(code);
  }

  private static long time(FieldValue at) {
    long number = at.whole();
    if (number < MILLIS_FROM) {
      return at.timeMicros();
    }
    if (number < MICROS_FROM) {
      return Timestamps.inRange(number * 1_000);
    }
    return Timestamps.inRange(number < NANOS_FROM ? number : number / 1_000);
  }
}
