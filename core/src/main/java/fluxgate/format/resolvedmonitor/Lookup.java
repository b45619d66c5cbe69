package fluxgate.format.resolvedmonitor;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.format.message.Relevance;
import fluxgate.format.text.AnswerChain;
import fluxgate.format.text.WireRecord;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One lookup: its questions, all answered by one list of records in which the responses' sections
 * are no longer told apart. Each RRset is handed over once, with the question whose type it has, or
 * else with the first that it has to do with.
 */
final class Lookup {
  /** All hosts are one sensor: the answers that many get out of one cache are one answer. */
  private static final Vantage VANTAGE = new Vantage("resolved-monitor", Vantage.Position.STUB);

  private record Key(DomainName owner, RRType type) {}

  private static final class Pending {
    private final List<Rdata> rdata = new ArrayList<>(2);
    private long ttlSeconds = Long.MAX_VALUE;
  }

  private final long timeMicros;
  private final Provenance provenance;
  private final @Nullable Client client;
  private final List<Question> questions;
  private final @Nullable Rcode rcode;
  private final Map<Key, Pending> sets = new LinkedHashMap<>();
  private int records;

  Lookup(
      long timeMicros,
      Provenance provenance,
      @Nullable Client client,
      List<Question> questions,
      @Nullable Rcode rcode) {
    this.timeMicros = timeMicros;
    this.provenance = provenance;
    this.client = client;
    this.questions = questions;
    this.rcode = rcode;
  }

  /** Takes a record; false where it is damaged, or one too many. */
  boolean add(WireRecord record) {
    RRType type = record.type();
    boolean damaged =
        type.isAddress() && !(record.rdata() instanceof Rdata.Address)
            || type.equals(RRType.CNAME) && !(record.rdata() instanceof Rdata.Target);
    if (damaged || records++ == AnswerChain.MOST) {
      return false;
    }
    Pending set = sets.computeIfAbsent(new Key(record.owner(), type), key -> new Pending());
    set.rdata.add(record.rdata());
    // RFC 2181 section 8: a value with the top bit set counts as zero.
    long seconds = record.ttlSeconds() > Integer.MAX_VALUE ? 0 : record.ttlSeconds();
    set.ttlSeconds = Math.min(set.ttlSeconds, seconds);
    return true;
  }

  /** Hands over what each question got, or the question where it got no answer. */
  void emit(ObservationSink sink) {
    List<RRset> all = new ArrayList<>(sets.size());
    sets.forEach((key, set) -> {
      Ttl ttl = new Ttl(set.ttlSeconds, TtlKind.REMAINING);
      all.add(new RRset(key.owner, key.type, ttl, set.rdata));
    });
    boolean[] isTaken = new boolean[all.size()];
    for (Question question : questions) {
      if (!take(question, all, isTaken, false, sink)) {
        sink.accept(
            new QuestionObservation(
                timeMicros, VANTAGE, provenance, client, null, question, rcode));
      }
    }
    for (Question question : questions) { // such as glue, where another name was asked for A
      take(question, all, isTaken, true, sink);
    }
  }

  /**
   * Hands over what has to do with a question and was not yet.
   *
   * @param othersToo also what another question asked for by its type
   * @return whether it was answered
   */
  private boolean take(
      Question question,
      List<RRset> all,
      boolean[] isTaken,
      boolean othersToo,
      ObservationSink sink) {
    List<Relevance.Part> parts = parts(question, all);
    Relevance relevance = Relevance.of(question.name(), parts);
    boolean answered = false;
    for (int i = 0; i < isTaken.length; i++) {
      Relevance.Part part = place(parts.get(i), relevance);
      if (part == null || (!othersToo && isOfAnother(question, part.set().type()))) {
        continue;
      }
      answered |= part.section() == Section.ANSWER; // an alias answers whatever was asked
      if (!isTaken[i]) {
        isTaken[i] = true;
        sink.accept(said(question, part));
      }
    }
    return answered;
  }

  /** Who serves a zone stands in the authority section, unless it was asked for. */
  private static List<Relevance.Part> parts(Question question, List<RRset> all) {
    List<Relevance.Part> parts = new ArrayList<>(all.size());
    for (RRset set : all) {
      boolean beside =
          isOfZones(set.type())
              && !(set.type().equals(question.type()) && set.owner().equals(question.name()));
      parts.add(new Relevance.Part(beside ? Section.AUTHORITY : Section.ANSWER, set));
    }
    return parts;
  }

  private static boolean isOfZones(RRType type) {
    return type.equals(RRType.NS) || type.equals(RRType.SOA);
  }

  /** The part in the section where it may be believed; null where that is none. */
  private static Relevance.@Nullable Part place(Relevance.Part part, Relevance relevance) {
    boolean negative = part.section() == Section.AUTHORITY && part.set().type().equals(RRType.SOA);
    if (negative) {
      return null;
    }
    if (relevance.has(part)) {
      return part;
    }
    Relevance.Part beside = new Relevance.Part(Section.ADDITIONAL, part.set());
    return relevance.has(beside) ? beside : null;
  }

  private boolean isOfAnother(Question question, RRType type) {
    boolean another = false;
    for (Question other : questions) {
      another |= other.type().equals(type);
    }
    return another && !question.type().equals(type);
  }

  private RRsetObservation said(Question question, Relevance.Part part) {
    return new RRsetObservation(
        timeMicros,
        VANTAGE,
        provenance,
        client,
        null,
        question,
        part.section(),
        Authority.UNKNOWN,
        Origin.ZONE,
        part.set(),
        1,
        timeMicros,
        timeMicros);
  }
}
