package fluxgate.format.dnsmasq;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The questions that wait for their answer: by their number, or by name where there is none. */
final class DnsmasqTransactions {
  /** dnsmasq gives up after ten seconds (TIMEOUT in config.h), and writes whole seconds. */
  static final int PATIENCE_SECONDS = 11;

  /** dnsmasq itself forwards 150 at a time unless it is told otherwise. */
  private static final int MOST = 4_096;

  /** Askers of one name at a time; more are a flood, whose questions are handed over at once. */
  private static final int MOST_OF_A_NAME = 256;

  /** By number alone, or by name alone. */
  private record Key(Vantage vantage, long serial, @Nullable DomainName name) {
    static Key of(Vantage vantage, long serial, DomainName name) {
      return new Key(vantage, serial, serial == DnsmasqLine.NO_SERIAL ? name : null);
    }
  }

  /** A question, and who asked it. */
  static final class Asked {
    final long timeMicros;
    final Vantage vantage;
    final Provenance provenance;
    final Client client;
    final Question question;
    private final Key key;
    private boolean done;

    Asked(
        long timeMicros,
        Vantage vantage,
        Provenance provenance,
        Client client,
        Question question,
        long serial) {
      this.timeMicros = timeMicros;
      this.vantage = vantage;
      this.provenance = provenance;
      this.client = client;
      this.question = question;
      this.key = Key.of(vantage, serial, question.name());
    }

    private boolean asks(@Nullable RRType type) {
      RRType asked = question.type();
      if (RRType.UNKNOWN.equals(type)) {
        return !asked.isAddress();
      }
      return type == null
          || asked.equals(type)
          || asked.equals(RRType.ANY)
          || asked.equals(RRType.UNKNOWN);
    }
  }

  private final Map<Key, Deque<Asked>> waiting = new HashMap<>();

  /** All in their order; those that are done are passed over when they come first. */
  private final Deque<Asked> order = new ArrayDeque<>();

  void ask(Asked asked, ObservationSink sink) {
    advance(asked.timeMicros, sink);
    Deque<Asked> alike = waiting.computeIfAbsent(asked.key, key -> new ArrayDeque<>(2));
    if (alike.size() == MOST_OF_A_NAME) {
      handOver(alike.getFirst(), sink);
      alike = waiting.computeIfAbsent(asked.key, key -> new ArrayDeque<>(2));
    }
    alike.add(asked);
    order.add(asked);
  }

  /** Whether somebody waits for this name, where lines have no numbers. */
  boolean isAsked(Vantage vantage, DomainName name) {
    return waiting.containsKey(Key.of(vantage, DnsmasqLine.NO_SERIAL, name));
  }

  /**
   * Takes out the question that was answered.
   *
   * @param type of what the answer has; null where it does not say, and unknown where it is none of
   *     the addresses
   * @param oldest whether the oldest such question waits longest for it, else the youngest was
   *     answered at once
   */
  @Nullable Asked answer(
      Vantage vantage, long serial, DomainName name, @Nullable RRType type, boolean oldest) {
    Deque<Asked> alike = waiting.get(Key.of(vantage, serial, name));
    if (alike == null) {
      return null;
    }
    Iterator<Asked> candidates = oldest ? alike.iterator() : alike.descendingIterator();
    while (candidates.hasNext()) {
      Asked asked = candidates.next();
      if (serial != DnsmasqLine.NO_SERIAL || asked.asks(type)) {
        candidates.remove();
        forget(asked, alike);
        return asked;
      }
    }
    return null;
  }

  /** Hands over what has waited too long at this time, and the oldest where there are too many. */
  void advance(long timeMicros, ObservationSink sink) {
    while (!order.isEmpty()) {
      Asked first = order.getFirst();
      boolean waits = timeMicros - first.timeMicros <= PATIENCE_SECONDS * 1_000_000L;
      if (!first.done && waits && order.size() < MOST) {
        return;
      }
      order.removeFirst();
      if (!first.done) {
        handOver(first, sink);
      }
    }
  }

  void finish(ObservationSink sink) {
    advance(Long.MAX_VALUE, sink);
  }

  private void handOver(Asked asked, ObservationSink sink) {
    Deque<Asked> alike = waiting.get(asked.key);
    if (alike != null) {
      alike.remove(asked);
      forget(asked, alike);
    }
    sink.accept(
        new QuestionObservation(
            asked.timeMicros,
            asked.vantage,
            asked.provenance,
            asked.client,
            null,
            asked.question,
            null));
  }

  private void forget(Asked asked, Deque<Asked> alike) {
    asked.done = true;
    if (alike.isEmpty()) {
      waiting.remove(asked.key);
    }
  }
}
