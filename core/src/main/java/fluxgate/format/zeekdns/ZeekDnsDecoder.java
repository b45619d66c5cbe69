package fluxgate.format.zeekdns;

import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Section;
import fluxgate.dns.TtlKind;
import fluxgate.format.DecoderState;
import fluxgate.format.Frame;
import fluxgate.format.Head;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.format.message.LocalResolution;
import fluxgate.format.text.FieldRow;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.Timestamps;
import fluxgate.format.text.ZeekLines;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Zeek dns.log, either notation. */
public final class ZeekDnsDecoder implements ResumableDecoder {
  private static final String SENSOR = "zeek-dns";
  private static final Vantage BELOW = new Vantage(SENSOR, Vantage.Position.BELOW_RECURSIVE);
  private static final Vantage ABOVE = new Vantage(SENSOR, Vantage.Position.ABOVE_RECURSIVE);

  private static final int CLASS_IN = 1;
  private static final int OPCODE_NOTIFY = 4;
  private static final int OPCODE_UPDATE = 5;
  private static final int MOST_PORT = 65_535;

  private static final Outcome MULTICAST_DNS = Outcome.skipped("multicast_dns");
  private static final Outcome NO_QUESTION = Outcome.skipped("no_question");
  private static final Outcome DYNAMIC_UPDATE = Outcome.skipped("dynamic_update");
  private static final Outcome NOTIFY = Outcome.skipped("notify");
  private static final Outcome OTHER_OPCODE = Outcome.skipped("other_opcode");
  private static final Outcome OTHER_CLASS = Outcome.skipped("other_class");
  private static final Outcome NO_TS = Outcome.rejected("no_ts");
  private static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  private static final Outcome NO_ORIG_H = Outcome.rejected("no_orig_h");
  private static final Outcome NO_RESP_H = Outcome.rejected("no_resp_h");
  private static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");
  private static final Outcome NO_QUERY = Outcome.rejected("no_query");
  private static final Outcome BAD_NAME = Outcome.rejected("bad_name");
  private static final Outcome NO_QTYPE = Outcome.rejected("no_qtype");
  private static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");
  private static final Outcome TOO_MANY_ANSWERS = Outcome.rejected("too_many_answers");

  private final Input input;
  private final KnownAddresses addresses = new KnownAddresses();
  private final FieldRow row = new FieldRow();
  private final FieldValue ts = row.value("ts");
  private final FieldValue origH = row.value("id.orig_h");
  private final FieldValue origP = row.value("id.orig_p");
  private final FieldValue respH = row.value("id.resp_h");
  private final FieldValue respP = row.value("id.resp_p");
  private final FieldValue query = row.value("query");
  private final FieldValue qclass = row.value("qclass");
  private final FieldValue qtype = row.value("qtype");
  private final FieldValue qtypeName = row.value("qtype_name");
  private final FieldValue rcode = row.value("rcode");
  private final FieldValue rcodeName = row.value("rcode_name");
  private final FieldValue opcode = row.value("opcode");
  private final FieldValue aa = row.value("AA");
  private final FieldValue rd = row.value("RD");
  private final FieldValue ra = row.value("RA");
  private final ZeekAnswers answers = new ZeekAnswers(row.list("answers"), row.list("TTLs"));
  private final ZeekLines lines = new ZeekLines("dns", ZeekDnsDecoder::isSignature, row);
  private final List<RRset> sets = new ArrayList<>();

  public ZeekDnsDecoder(Input input) {
    this.input = input;
  }

  public static boolean recognises(Head head) {
    return ZeekLines.recognises(head, "dns", ZeekDnsDecoder::isSignature);
  }

  /** Fields of no other log of Zeek; exports often keep but some of them. */
  private static final List<String> DNS_ONLY =
      List.of("trans_id", "qtype", "qtype_name", "rcode_name", "answers");

  private static boolean isSignature(Set<String> names) {
    return names.contains("ts")
        && names.contains("id.orig_h")
        && (names.contains("query") || names.contains("rcode") || names.contains("AA"))
        && DNS_ONLY.stream().anyMatch(names::contains);
  }

  @Override
  public DecoderState state() {
    return lines.state();
  }

  @Override
  public void resume(DecoderState state) {
    lines.resume(state);
  }

  @Override
  public Outcome decode(Frame frame, ObservationSink sink) {
    Outcome damage = lines.read(frame);
    if (damage != null) {
      return damage;
    }
    if (!ts.isPresent()) {
      return NO_TS;
    }
    long time = ts.timeMicros();
    if (time == Timestamps.BAD) {
      return BAD_TIME;
    }
    Outcome unused = skip();
    if (unused != null) {
      return unused;
    }
    if (!origH.isPresent()) {
      return NO_ORIG_H;
    }
    if (!respH.isPresent()) {
      return NO_RESP_H;
    }
    Client client = addresses.client(origH);
    IpAddress server = addresses.address(respH);
    if (client == null || server == null) {
      return BAD_ADDRESS;
    }
    return decodeMessage(time, frame, client, server, sink);
  }

  /** Why a well-formed record is none of ours, or null. */
  private @Nullable Outcome skip() {
    if (LocalResolution.isPort(respP.whole(MOST_PORT))
        || LocalResolution.isPort(origP.whole(MOST_PORT))) {
      return MULTICAST_DNS;
    }
    if (answers.isDynamicUpdate()) {
      return DYNAMIC_UPDATE;
    }
    if (opcode.isPresent() && !opcode.is("0")) {
      return switch (opcode.whole(15)) {
        case OPCODE_UPDATE -> DYNAMIC_UPDATE;
        case OPCODE_NOTIFY -> NOTIFY;
        case -1 -> BAD_NUMBER;
        default -> OTHER_OPCODE;
      };
    }
    return qclass.isPresent() && qclass.whole() != CLASS_IN ? OTHER_CLASS : null;
  }

  private Outcome decodeMessage(
      long time, Frame frame, Client client, IpAddress server, ObservationSink sink) {
    boolean replied = rcode.isPresent() || rcodeName.isPresent();
    if (!query.isPresent()) {
      return replied ? NO_QUESTION : NO_QUERY;
    }
    RRType type = type();
    Meaning meaning = answers.isComplete() ? answers.meaning(query, type) : null;
    if (meaning == null) {
      return answers.name(query) == null ? BAD_NAME : TOO_MANY_ANSWERS;
    }
    if (type == null && (qtype.isPresent() || qtypeName.isPresent())) {
      return BAD_NUMBER;
    }
    Rcode ending = rcode();
    if (ending == null && replied) {
      return BAD_NUMBER;
    }
    Question question = meaning.question;
    if (question == null && !replied) {
      return NO_QTYPE;
    }
    boolean above = replied && isNot(rd) && isNot(ra) && (aa.isTrue() || answers.isPresent());
    Vantage vantage = above ? ABOVE : BELOW;
    Client asking = above ? null : client;
    Provenance provenance = input.locate(frame);
    sets.clear();
    if (replied) {
      boolean original = above || aa.isTrue();
      answers.sets(meaning, original ? TtlKind.AUTHORITATIVE : TtlKind.REMAINING, sets);
    }
    if (sets.isEmpty()) {
      if (question == null) {
        return NO_QUESTION;
      }
      sink.accept(
          new QuestionObservation(time, vantage, provenance, asking, server, question, ending));
      return Outcome.ACCEPTED;
    }
    Authority authority = authority();
    for (int i = 0; i < sets.size(); i++) {
      sink.accept(
          new RRsetObservation(
              time,
              vantage,
              provenance,
              asking,
              server,
              question,
              Section.ANSWER,
              authority,
              Origin.ZONE,
              sets.get(i),
              1,
              time,
              time));
    }
    return Outcome.ACCEPTED;
  }

  private static boolean isNot(FieldValue flag) {
    return flag.isPresent() && !flag.isTrue();
  }

  private Authority authority() {
    if (!aa.isPresent()) {
      return Authority.UNKNOWN;
    }
    return aa.isTrue() ? Authority.AUTHORITATIVE : Authority.NOT_AUTHORITATIVE;
  }

  /** The QTYPE by number, else by name; null where neither is there or makes sense. */
  private @Nullable RRType type() {
    if (qtype.isPresent()) {
      int code = qtype.whole(0xFFFF);
      return code < 0 ? null : new RRType(code);
    }
    return qtypeName.isPresent() ? RRType.parse(qtypeName.text(32)) : null;
  }

  private @Nullable Rcode rcode() {
    if (rcode.isPresent()) {
      int code = rcode.whole(0xFFF);
      return code < 0 ? null : new Rcode(code);
    }
    return rcodeName.isPresent() ? Rcode.parse(rcodeName.text(32)) : null;
  }
}
