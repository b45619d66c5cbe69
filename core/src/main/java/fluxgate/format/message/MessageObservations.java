package fluxgate.format.message;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.dns.wire.DnsMessage;
import fluxgate.dns.wire.DnsMessageReader;
import fluxgate.dns.wire.SectionRRset;
import fluxgate.dns.wire.WireFault;
import fluxgate.dns.wire.WireResult;
import fluxgate.format.Outcome;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import fluxgate.observation.Vantage.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the messages of one input, in order, into observations. */
public final class MessageObservations {
  private static final Outcome NOT_A_QUERY = Outcome.skipped("not_a_query");
  private static final Outcome OTHER_CLASS = Outcome.skipped("other_class");
  private static final Outcome NO_QUESTION = Outcome.skipped("no_question");
  private static final Outcome TRUNCATED_ANSWER = Outcome.skipped("truncated_answer");

  /**
   * Zones on their way to a secondary: not what anyone was told. The rest of the stream is more.
   */
  public static final Outcome ZONE_TRANSFER = Outcome.skipped("zone_transfer");

  private static final Outcome OUT_OF_BAILIWICK = Outcome.skipped("out_of_bailiwick");

  /** RFC 8914: Forged Answer, Blocked, Censored, Filtered, Prohibited. */
  private static final Set<Integer> POLICY_ERRORS = Set.of(4, 15, 16, 17, 18);

  private static final int IXFR = 251;
  private static final int AXFR = 252;

  private final DnsMessageReader reader = new DnsMessageReader();
  private final OpenQuestions open = new OpenQuestions();

  /**
   * Reads the message in {@code buffer[offset, offset + length)} and reports what it says.
   *
   * @return what the message was worth; a query is accepted though it is reported, if at all, later
   */
  public Outcome observe(
      byte[] buffer, int offset, int length, Exchange exchange, ObservationSink sink) {
    open.advance(exchange.timeMicros(), sink);
    WireResult result = reader.read(buffer, offset, length);
    return result instanceof DnsMessage message
        ? heard(message, exchange, sink)
        : Outcome.rejected(((WireFault) result).reason());
  }

  /** As above, of a message that the source does not give as octets. */
  public Outcome observe(DnsMessage message, Exchange exchange, ObservationSink sink) {
    open.advance(exchange.timeMicros(), sink);
    return heard(message, exchange, sink);
  }

  /** The input has ended: reports the queries still open. */
  public void finish(ObservationSink sink) {
    open.finish(sink);
  }

  private Outcome heard(DnsMessage message, Exchange exchange, ObservationSink sink) {
    if (message.opcode() != 0) {
      return NOT_A_QUERY;
    }
    if (message.questionClass() != DnsMessage.CLASS_IN
        && message.questionClass() != DnsMessage.CLASS_ANY) {
      return OTHER_CLASS;
    }
    Question question = message.question();
    if (question != null && isTransfer(question.type())) {
      return ZONE_TRANSFER;
    }
    return message.isResponse()
        ? response(message, question, exchange, sink)
        : query(message, question, exchange, sink);
  }

  private static boolean isTransfer(RRType type) {
    return type.code() == AXFR || type.code() == IXFR;
  }

  private Outcome query(
      DnsMessage message, @Nullable Question question, Exchange exchange, ObservationSink sink) {
    if (question == null) {
      return NO_QUESTION;
    }
    if (exchange.asker() == null) {
      sink.accept(asked(question, null, exchange));
    } else {
      open.ask(exchange.asker(), message.id(), question, exchange);
    }
    return Outcome.ACCEPTED;
  }

  static QuestionObservation asked(Question question, @Nullable Rcode rcode, Exchange exchange) {
    return new QuestionObservation(
        exchange.timeMicros(),
        exchange.vantage(),
        exchange.provenance(),
        exchange.client(),
        exchange.server(),
        question,
        rcode);
  }

  private Outcome response(
      DnsMessage message, @Nullable Question question, Exchange heard, ObservationSink sink) {
    Exchange exchange = heard;
    if (question != null && heard.asker() != null) {
      Vantage asked = open.answer(heard.asker(), message.id(), question);
      // What the query said of who asks is the asker's own word; the response only repeats it.
      exchange = asked == null || asked.equals(heard.vantage()) ? heard : heard.from(asked);
    }
    if (message.isTruncated()) {
      return TRUNCATED_ANSWER;
    }
    boolean answered = message.hasAnswer();
    if (!answered) {
      if (question == null) {
        return NO_QUESTION;
      }
      sink.accept(asked(question, message.rcode(), exchange));
    }
    boolean reported =
        question != null
            && (answered || isReferral(message))
            && report(message, question, exchange, sink);
    return reported || !answered ? Outcome.ACCEPTED : OUT_OF_BAILIWICK;
  }

  /** Hands over what an answer, or a referral, says; whether that is anything. */
  private static boolean report(
      DnsMessage message, Question question, Exchange exchange, ObservationSink sink) {
    List<Relevance.Part> parts = parts(message, exchange);
    Relevance relevance = Relevance.of(question.name(), parts);
    Client client = exchange.client();
    Origin origin = isPolicy(message, exchange) ? Origin.POLICY : Origin.ZONE;
    boolean answered = message.hasAnswer();
    boolean reported = false;
    for (int i = 0; i < parts.size(); i++) {
      Relevance.Part part = parts.get(i);
      if ((answered || isDelegation(part.set().type()))
          && relevance.has(part)
          && isBelieved(part.set(), exchange.bailiwick())) {
        sink.accept(rrset(message, part, exchange, client, origin));
        reported = true;
      }
    }
    return reported;
  }

  /** No answer, but who to ask: NS without the SOA that would make it a negative answer. */
  private static boolean isReferral(DnsMessage message) {
    return !message.hasAnswer()
        && message.rcode().equals(Rcode.NOERROR)
        && message.has(Section.AUTHORITY, RRType.NS)
        && !message.has(Section.AUTHORITY, RRType.SOA);
  }

  private static boolean isDelegation(RRType type) {
    return type.equals(RRType.NS) || type.isAddress();
  }

  private static boolean isBelieved(RRset set, @Nullable DomainName bailiwick) {
    return bailiwick == null || set.owner().isAtOrBelow(bailiwick);
  }

  private static List<Relevance.Part> parts(DnsMessage message, Exchange exchange) {
    List<SectionRRset> sets = message.rrsets();
    List<Relevance.Part> parts = new ArrayList<>(sets.size());
    TtlKind kind = ttlKind(message, exchange);
    for (int i = 0; i < sets.size(); i++) {
      SectionRRset set = sets.get(i);
      Ttl ttl = new Ttl(set.ttlSeconds(), kind);
      RRset rrset = new RRset(set.owner(), set.type(), ttl, set.rdata());
      parts.add(new Relevance.Part(set.section(), rrset));
    }
    return parts;
  }

  private static RRsetObservation rrset(
      DnsMessage message,
      Relevance.Part part,
      Exchange exchange,
      @Nullable Client client,
      Origin origin) {
    return new RRsetObservation(
        exchange.timeMicros(),
        exchange.vantage(),
        exchange.provenance(),
        client,
        exchange.server(),
        message.question(),
        part.section(),
        message.isAuthoritative() ? Authority.AUTHORITATIVE : Authority.NOT_AUTHORITATIVE,
        origin,
        part.set(),
        1,
        exchange.timeMicros(),
        exchange.timeMicros());
  }

  /**
   * As the zone has it: with AA, or above the resolver unless the other side offers recursion
   * itself (RA) — a forwarder's upstream counts down from its own cache.
   */
  private static TtlKind ttlKind(DnsMessage message, Exchange exchange) {
    boolean upstream = exchange.vantage().position() == Position.ABOVE_RECURSIVE;
    return message.isAuthoritative() || (upstream && !message.recursionAvailable())
        ? TtlKind.AUTHORITATIVE
        : TtlKind.REMAINING;
  }

  /**
   * Said by the source, by an extended error, or by the policy zone's SOA in the additional section
   * (BIND's add-soa), where no zone's own answer has one.
   */
  private static boolean isPolicy(DnsMessage message, Exchange exchange) {
    List<Integer> errors = message.extendedErrors();
    for (int i = 0; i < errors.size(); i++) {
      if (POLICY_ERRORS.contains(errors.get(i))) {
        return true;
      }
    }
    return exchange.policy() || message.has(Section.ADDITIONAL, RRType.SOA);
  }
}
