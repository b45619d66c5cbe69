package fluxgate.format.passivedns;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.format.Decoder;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.HostVantage;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.LineCursor;
import fluxgate.format.text.TextRdata;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text log of gamelinux's passivedns. */
public final class PassiveDnsDecoder implements Decoder {
  private static final int FIELDS = 9;
  private static final String BETWEEN = "||";

  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  /** A message of 64 kB holds some four thousand addresses, a set that is used never so many. */
  private static final int MOST_RECORDS = 1_024;

  private static final Outcome OTHER_CLASS = Outcome.skipped("other_class");
  private static final Outcome WRONG_FIELD_COUNT = Outcome.rejected("wrong_field_count");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome BAD_CLIENT = Outcome.rejected("bad_client");
  private static final Outcome BAD_SERVER = Outcome.rejected("bad_server");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome BAD_RDATA = Outcome.rejected("bad_rdata");
  private static final Outcome BAD_TTL = Outcome.rejected("bad_ttl");
  private static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");

  /** What the lines of one RRset have in common. */
  private record Common(
      long timeMicros,
      Vantage vantage,
      Client client,
      IpAddress server,
      DomainName owner,
      RRType type) {}

  private final Input input;
  private final LineCursor cursor = new LineCursor();
  private final FieldValue[] fields = new FieldValue[FIELDS];
  private final KnownAddresses addresses = new KnownAddresses();
  private final HostVantage vantages =
      new HostVantage("passivedns", Vantage.Position.BELOW_RECURSIVE);

  // The RRset that is being put together.
  private @Nullable Common common;
  private @Nullable Provenance place;
  private final List<Rdata> rdata = new ArrayList<>();
  private long ttlSeconds;
  private long count;

  public PassiveDnsDecoder(Input input) {
    this.input = input;
    for (int i = 0; i < FIELDS; i++) {
      fields[i] = new FieldValue();
    }
  }

  /** Whether one of the first lines has the fields. */
  public static boolean recognises(Head head) {
    PassiveDnsDecoder reader = new PassiveDnsDecoder(new Input(""));
    for (String text : head.lines()) {
      reader.cursor.begin(text);
      if (reader.split()
          && reader.fields[0].timeMicros() != Timestamps.BAD
          && reader.fields[1].address() != null
          && reader.fields[2].address() != null
          && reader.fields[3].is("IN")) {
        return true;
      }
    }
    return false;
  }

  /** Data may hold the separator: what stands before and behind is found from both ends. */
  private boolean split() {
    for (int i = 0; i < 6; i++) {
      if (!cursor.until(BETWEEN, fields[i])) {
        return false;
      }
    }
    int data = cursor.passed();
    if (!cursor.untilLast(BETWEEN, fields[6])) {
      return false;
    }
    cursor.rest(fields[8]);
    cursor.begin(fields[6]);
    if (!cursor.untilLast(BETWEEN, fields[6])) {
      return false;
    }
    cursor.rest(fields[7]);
    return data > 0;
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0 || frame.at(0) == '#') {
      return Outcome.NOT_A_RECORD;
    }
    cursor.begin(frame);
    if (!split()) {
      return WRONG_FIELD_COUNT;
    }
    long time = fields[0].timeMicros();
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    Client client = addresses.client(fields[1]);
    if (client == null) {
      return BAD_CLIENT;
    }
    IpAddress server = addresses.address(fields[2]);
    if (server == null) {
      return BAD_SERVER;
    }
    if (!fields[3].is("IN")) {
      return OTHER_CLASS;
    }
    DomainName owner = fields[4].rawName();
    if (owner == null) {
      return BAD_NAME;
    }
    RRType type = RRType.parse(fields[5].text(MOST_WORD));
    if (type == null) {
      return BAD_RRTYPE;
    }
    long seconds = fields[7].whole();
    if (seconds < 0) {
      return BAD_TTL;
    }
    long responses = fields[8].whole();
    if (responses < 1) {
      return BAD_NUMBER;
    }
    Common now = new Common(time, vantages.of(frame.wrappedHost), client, server, owner, type);
    return record(now, seconds, responses, input.locate(frame), sink);
  }

  private Outcome record(
      Common now, long seconds, long responses, Provenance at, ObservationSink sink) {
    String text = fields[6].text(MOST_WORD);
    Rcode failed = fields[6].length() <= MOST_WORD && !isNumber(text) ? Rcode.parse(text) : null;
    if (failed != null) {
      finish(sink);
      Question question = new Question(now.owner, now.type);
      sink.accept(
          new QuestionObservation(
              now.timeMicros, now.vantage, at, now.client, now.server, question, failed));
      return Outcome.ACCEPTED;
    }
    Rdata one = TextRdata.of(now.type, fields[6], true);
    if (fields[6].isEmpty() || (now.type.isAddress() && one instanceof Rdata.Other)) {
      return BAD_RDATA;
    }
    if (!now.equals(common) || rdata.size() == MOST_RECORDS) {
      finish(sink);
      common = now;
      place = at;
      ttlSeconds = Integer.MAX_VALUE;
      count = 1;
    }
    rdata.add(one);
    // RFC 2181 section 8: larger ones are read as 0.
    ttlSeconds = Math.min(ttlSeconds, seconds > Integer.MAX_VALUE ? 0 : seconds);
    count = Math.max(count, responses);
    return Outcome.ACCEPTED;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  @Override
  public void finish(ObservationSink sink) {
    Common said = common;
    Provenance at = place;
    if (said == null || at == null) {
      return;
    }
    Ttl ttl = new Ttl(ttlSeconds, TtlKind.REMAINING);
    sink.accept(
        new RRsetObservation(
            said.timeMicros,
            said.vantage,
            at,
            said.client,
            said.server,
            null,
            Section.ANSWER,
            Authority.UNKNOWN,
            Origin.ZONE,
            new RRset(said.owner, said.type, ttl, rdata),
            count,
            said.timeMicros,
            said.timeMicros));
    rdata.clear();
    common = null;
    place = null;
  }
}
