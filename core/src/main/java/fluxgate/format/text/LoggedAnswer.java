package fluxgate.format.text;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.format.message.Relevance;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer section of one response, as a log writes it record by record: put together into RRsets
 * in order of first appearance, then handed over.
 */
public final class LoggedAnswer {
  /** A message of 64 kB holds some four thousand addresses, a log line never so many. */
  public static final int MOST_RECORDS = 1_024;

  private record Key(DomainName owner, RRType type) {}

  private static final class Pending {
    private final List<Rdata> rdata = new ArrayList<>(4);
    private final Provenance provenance;
    private Ttl ttl;

    Pending(Ttl ttl, Provenance provenance) {
      this.ttl = ttl;
      this.provenance = provenance;
    }
  }

  /**
   * What a response says apart from its records.
   *
   * @param question what was asked: records that have nothing to do with it are left out
   * @param provenance where a response without records was read
   */
  public record Context(
      long timeMicros,
      Vantage vantage,
      Provenance provenance,
      @Nullable Client client,
      @Nullable IpAddress server,
      Question question,
      @Nullable Rcode rcode,
      Authority authority,
      Origin origin) {

    private QuestionObservation withoutRecords() {
      return new QuestionObservation(
          timeMicros, vantage, provenance, client, server, question, rcode);
    }
  }

  private final Map<Key, Pending> sets = new LinkedHashMap<>();
  private int records;

  public void clear() {
    sets.clear();
    records = 0;
  }

  /**
   * Adds a record; the smallest TTL of a set counts.
   *
   * @return false where there are too many, and it was left out
   */
  public boolean add(DomainName owner, RRType type, Ttl ttl, Rdata rdata, Provenance provenance) {
    if (records == MOST_RECORDS) {
      return false;
    }
    records++;
    Pending pending =
        sets.computeIfAbsent(new Key(owner, type), key -> new Pending(ttl, provenance));
    pending.rdata.add(rdata);
    if (!ttl.isKnown() || (pending.ttl.isKnown() && ttl.seconds() < pending.ttl.seconds())) {
      pending.ttl = ttl;
    }
    return true;
  }

  /** Whether this record was added already. */
  public boolean has(DomainName owner, RRType type, Rdata rdata) {
    Pending pending = sets.get(new Key(owner, type));
    return pending != null && pending.rdata.contains(rdata);
  }

  /** Hands over the RRsets, or the question where there are none, and begins anew. */
  public void emit(Context said, ObservationSink sink) {
    List<Relevance.Part> parts = new ArrayList<>(sets.size());
    List<Provenance> places = new ArrayList<>(sets.size());
    for (Map.Entry<Key, Pending> entry : sets.entrySet()) {
      Key key = entry.getKey();
      Pending pending = entry.getValue();
      RRset set = new RRset(key.owner, key.type, pending.ttl, pending.rdata);
      parts.add(new Relevance.Part(Section.ANSWER, set));
      places.add(pending.provenance);
    }
    clear();
    Relevance relevance = Relevance.of(said.question.name(), parts);
    boolean answered = false;
    for (int i = 0; i < parts.size(); i++) {
      if (!relevance.has(parts.get(i))) {
        continue;
      }
      answered = true;
      sink.accept(
          new RRsetObservation(
              said.timeMicros,
              said.vantage,
              places.get(i),
              said.client,
              said.server,
              said.question,
              Section.ANSWER,
              said.authority,
              said.origin,
              parts.get(i).set(),
              1,
              said.timeMicros,
              said.timeMicros));
    }
    if (!answered) {
      sink.accept(said.withoutRecords());
    }
  }
}
