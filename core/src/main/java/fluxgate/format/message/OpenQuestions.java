package fluxgate.format.message;

import fluxgate.dns.Question;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Vantage;
import org.jspecify.annotations.Nullable;

/**
 * Queries whose response has not come yet. Answered ones are forgotten; the others are reported
 * when they have waited long enough, in the order in which they were asked.
 *
 * <p>Nearly all are answered, so each is kept as what was read of it, in one object that is a link
 * of its chain of equal hashes and of the list in the order of asking; what is reported is made
 * only of those that are.
 */
final class OpenQuestions {
  /** Two tries of a stub resolver at its default of five seconds each. */
  static final long PATIENCE_MICROS = 10_000_000;

  /** Ten seconds at 1,600 unanswered queries a second, in a few megabytes. */
  static final int MOST = 16_384;

  private static final int FIRST_CHAINS = 64;

  private static final class Waiting {
    final Endpoint asker;
    final int id;
    final Question question;
    final Exchange exchange;
    final int hash;
    @Nullable Waiting next;
    @Nullable Waiting older;
    @Nullable Waiting newer;

    Waiting(Endpoint asker, int id, Question question, Exchange exchange, int hash) {
      this.asker = asker;
      this.id = id;
      this.question = question;
      this.exchange = exchange;
      this.hash = hash;
    }

    boolean is(Endpoint otherAsker, int otherId, Question otherQuestion) {
      return id == otherId
          && asker.port() == otherAsker.port()
          && asker.address().equals(otherAsker.address())
          && question.type().equals(otherQuestion.type())
          && question.name().equals(otherQuestion.name());
    }
  }

  private @Nullable Waiting[] chains = new Waiting[FIRST_CHAINS];
  private @Nullable Waiting oldest;
  private @Nullable Waiting newest;
  private int count;

  /** Reports what has waited too long at this time. */
  void advance(long timeMicros, ObservationSink sink) {
    for (Waiting first = oldest; first != null; first = oldest) {
      if (count < MOST && timeMicros - first.exchange.timeMicros() < PATIENCE_MICROS) {
        return;
      }
      sink.accept(MessageObservations.asked(first.question, null, first.exchange));
      remove(first);
    }
  }

  /** Keeps a query; a repeated one is the same question. */
  void ask(Endpoint asker, int id, Question question, Exchange exchange) {
    int hash = hash(asker, id, question);
    if (find(asker, id, question, hash) != null) {
      return;
    }
    if (count == chains.length) {
      grow();
    }
    Waiting asked = new Waiting(asker, id, question, exchange, hash);
    join(asked);
    asked.older = newest;
    if (newest == null) {
      oldest = asked;
    } else {
      newest.newer = asked;
    }
    newest = asked;
    count++;
  }

  /** From where the query was seen that this answers, or null. */
  @Nullable Vantage answer(Endpoint asker, int id, Question question) {
    Waiting asked = find(asker, id, question, hash(asker, id, question));
    if (asked == null) {
      return null;
    }
    remove(asked);
    return asked.exchange.vantage();
  }

  void finish(ObservationSink sink) {
    for (Waiting first = oldest; first != null; first = oldest) {
      sink.accept(MessageObservations.asked(first.question, null, first.exchange));
      remove(first);
    }
  }

  private static int hash(Endpoint asker, int id, Question question) {
    int hash = 31 * asker.address().hashCode() + (asker.port() << 16 | id);
    hash = (31 * hash + question.name().hashCode()) * 31 + question.type().code();
    hash *= 0x9E37_79B1;
    return hash ^ hash >>> 15;
  }

  private @Nullable Waiting find(Endpoint asker, int id, Question question, int hash) {
    Waiting each = chains[hash & chains.length - 1];
    while (each != null && (each.hash != hash || !each.is(asker, id, question))) {
      each = each.next;
    }
    return each;
  }

  private void join(Waiting asked) {
    int chain = asked.hash & chains.length - 1;
    asked.next = chains[chain];
    chains[chain] = asked;
  }

  private void remove(Waiting asked) {
    int chain = asked.hash & chains.length - 1;
    Waiting each = chains[chain];
    if (each == asked) {
      chains[chain] = asked.next;
    } else {
      while (each != null && each.next != asked) {
        each = each.next;
      }
      if (each != null) {
        each.next = asked.next;
      }
    }
    if (asked.older == null) {
      oldest = asked.newer;
    } else {
      asked.older.newer = asked.newer;
    }
    if (asked.newer == null) {
      newest = asked.older;
    } else {
      asked.newer.older = asked.older;
    }
    count--;
  }

  private void grow() {
    chains = new Waiting[2 * chains.length];
    for (Waiting each = oldest; each != null; each = each.newer) {
      join(each);
    }
  }
}
