package fluxgate.format.route53resolver;

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
import fluxgate.format.text.AnswerChain;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldRows;
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
import java.util.Set;

/** Amazon Route 53 Resolver query logs. */
public final class Route53ResolverDecoder implements ResumableDecoder {
  private static final String UNNAMED = "route53-resolver";

  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  private static final int MOST_SENSOR = 128;

  private static final Outcome OTHER_CLASS = Outcome.skipped("other_class");
  private static final Outcome BAD_JSON = Outcome.rejected("bad_json");
  private static final Outcome NO_TIME = Outcome.rejected("no_time");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome BAD_RRTYPE = Outcome.rejected("bad_rrtype");
  private static final Outcome NO_SRCADDR = Outcome.rejected("no_srcaddr");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");

  private final Input input;
  private final JsonLine json = new JsonLine();
  private final KnownAddresses addresses = new KnownAddresses();
  private final FieldRow row = new FieldRow();
  private final FieldValue vpc = row.value("vpc_id");
  private final FieldValue at = row.value("query_timestamp");
  private final FieldValue queryName = row.value("query_name");
  private final FieldValue queryType = row.value("query_type");
  private final FieldValue queryClass = row.value("query_class");
  private final FieldValue rcode = row.value("rcode");
  private final FieldRows<Answer> answers = row.rows("answers", Answer::new);
  private final FieldValue srcaddr = row.value("srcaddr");
  private final FieldValue firewall = row.value("firewall_rule_action");
  private Vantage vantage = new Vantage(UNNAMED, Vantage.Position.BELOW_RECURSIVE);

  /** One of {@code answers}. */
  private static final class Answer extends FieldRow {
    private final FieldValue rdata = value("Rdata");
    private final FieldValue type = value("Type");
  }

  public Route53ResolverDecoder(Input input) {
    this.input = input;
  }

  /** By the members that go with every question. */
  public static boolean recognises(Head head) {
    JsonLine json = new JsonLine();
    for (String line : head.lines()) {
      if (line.contains("\"query_timestamp\"")) {
        Set<String> names = json.names(line);
        if (names.contains("query_timestamp")
            && names.contains("query_name")
            && names.contains("srcaddr")) {
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
    if (!at.isPresent()) {
      return NO_TIME;
    }
    long time = at.timeMicrosUtc();
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    if (!queryName.isPresent() || queryName.isEmpty()) {
      return NO_QUERY;
    }
    DomainName name = queryName.name();
    if (name == null) {
      return BAD_NAME;
    }
    RRType type = queryType.isPresent() ? RRType.parse(queryType.text(MOST_WORD)) : RRType.UNKNOWN;
    if (type == null) {
      return BAD_RRTYPE;
    }
    if (queryClass.isPresent() && !queryClass.is("IN")) {
      return OTHER_CLASS;
    }
    if (!srcaddr.isPresent()) {
      return NO_SRCADDR;
    }
    Client client = addresses.client(srcaddr);
    if (client == null) {
      return BAD_ADDRESS;
    }
    AnswerChain chain = new AnswerChain(name, TtlKind.ABSENT);
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      RRType answerType = RRType.parse(answer.type.text(MOST_WORD));
      if (answerType != null && answer.rdata.isPresent()) {
        chain.add(null, answerType, TextRdata.of(answerType, answer.rdata, false), -1);
      }
    }
    new TextResponse(
            time,
            sensor(),
            input.locate(frame),
            client,
            null,
            new Question(name, type),
            Rcode.parse(rcode.text(MOST_WORD)),
            firewall.is("BLOCK") ? Origin.POLICY : Origin.ZONE)
        .emit(chain.sets(), sink);
    return Outcome.ACCEPTED;
  }

  /** The VPC; the same object again while it does not change. */
  private Vantage sensor() {
    String name = vpc.isPresent() && !vpc.isEmpty() ? vpc.text(MOST_SENSOR) : UNNAMED;
    if (!vantage.sensor().equals(name)) {
      vantage = new Vantage(name, Vantage.Position.BELOW_RECURSIVE);
    }
    return vantage;
  }
}
