package fluxgate.format.azuredns;

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
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.JsonLine;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.TextResponse;
import fluxgate.format.text.Timestamps;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;

/** Azure's tables DNSQueryLogs and AZFWDnsQuery. */
public final class AzureDnsDecoder implements ResumableDecoder {
  private static final String UNNAMED = "azure-dns";

  /** Longer than any mnemonic of a type or a code. */
  private static final int MOST_WORD = 32;

  private static final int MOST_SENSOR = 256;

  private static final Outcome OTHER_LOG = Outcome.skipped("other_log");
  private static final Outcome OTHER_CLASS = Outcome.skipped("other_class");
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
  private final AzureRow row = new AzureRow();
  private final AnswerArray answers = new AnswerArray();
  private Vantage vantage = new Vantage(UNNAMED, Vantage.Position.BELOW_RECURSIVE);

  public AzureDnsDecoder(Input input) {
    this.input = input;
  }

  /** By a row with a question and whoever asked it. */
  public static boolean recognises(Head head) {
    AzureDnsDecoder reader = new AzureDnsDecoder(new Input(""));
    for (String line : head.lines()) {
      if (line.contains("\"QueryName\"") && line.contains("\"SourceIp")) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        if (reader.json.read(octets, 0, octets.length, reader.row)
            && reader.row.at().isPresent()
            && reader.isQuestion()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isQuestion() {
    Columns columns = row.columns();
    return columns.queryName.isPresent()
        && (columns.sourceIp.isPresent() || columns.sourceIpAddress.isPresent());
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    if (frame.length == 0) {
      return Outcome.NOT_A_RECORD;
    }
    if (!json.read(frame.buffer, frame.start, frame.length, row)) {
      return BAD_JSON;
    }
    Columns columns = row.columns();
    if (!columns.queryName.isPresent()) {
      return columns.queryType.isPresent() ? NO_QUERY : OTHER_LOG;
    }
    FieldValue at = row.at();
    if (!at.isPresent()) {
      return NO_TIME;
    }
    long time = at.timeMicrosUtc();
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    DomainName name = columns.queryName.isEmpty() ? null : columns.queryName.name();
    if (name == null) {
      return columns.queryName.isEmpty() ? NO_QUERY : BAD_NAME;
    }
    RRType type =
        columns.queryType.isPresent()
            ? RRType.parse(columns.queryType.text(MOST_WORD))
            : RRType.UNKNOWN;
    if (type == null) {
      return BAD_RRTYPE;
    }
    if (columns.queryClass.isPresent() && !columns.queryClass.is("IN")) {
      return OTHER_CLASS;
    }
    FieldValue from =
        columns.sourceIpAddress.isPresent() ? columns.sourceIpAddress : columns.sourceIp;
    if (!from.isPresent() || from.isEmpty()) {
      return NO_SOURCE_IP;
    }
    Client client = addresses.client(from);
    if (client == null) {
      return BAD_ADDRESS;
    }
    AnswerChain chain = new AnswerChain(name, TtlKind.ABSENT);
    answers.add(frame, columns.answer, chain);
    new TextResponse(
            time,
            sensor(columns.virtualNetwork),
            input.locate(frame),
            client,
            null,
            new Question(name, type),
            Rcode.parse(columns.responseCode.text(MOST_WORD)),
            columns.action.is("Deny") ? Origin.POLICY : Origin.ZONE)
        .emit(chain.sets(), sink);
    return Outcome.ACCEPTED;
  }

  /** The virtual network; the same object again while it does not change. */
  private Vantage sensor(FieldValue network) {
    String name = network.isPresent() && !network.isEmpty() ? network.text(MOST_SENSOR) : UNNAMED;
    if (!vantage.sensor().equals(name)) {
      vantage = new Vantage(name, Vantage.Position.BELOW_RECURSIVE);
    }
    return vantage;
  }
}
