package fluxgate.format.message;

import fluxgate.dns.Question;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Queries whose response has not come yet. Answered ones are forgotten; the others are reported
 * when they have waited long enough, in the order in which they were asked.
 */
final class OpenQuestions {
  /** Two tries of a stub resolver at its default of five seconds each. */
  static final long PATIENCE_MICROS = 10_000_000;

  /** Ten seconds at 1,600 unanswered queries a second, in a few megabytes. */
  static final int MOST = 16_384;

  private record Key(Endpoint asker, int id, Question question) {}

  private final Map<Key, QuestionObservation> waiting = new LinkedHashMap<>();

  /** Reports what has waited too long at this time. */
  void advance(long timeMicros, ObservationSink sink) {
    Iterator<QuestionObservation> oldest = waiting.values().iterator();
    while (oldest.hasNext()) {
      QuestionObservation question = oldest.next();
      if (waiting.size() < MOST && timeMicros - question.timeMicros() < PATIENCE_MICROS) {
        return;
      }
      sink.accept(question);
      oldest.remove();
    }
  }

  /** Keeps a query; a repeated one is the same question. */
  void ask(Endpoint asker, int id, QuestionObservation question) {
    waiting.putIfAbsent(new Key(asker, id, question.question()), question);
  }

  /** The query that this answers, or null. */
  @Nullable QuestionObservation answer(Endpoint asker, int id, Question question) {
    return waiting.remove(new Key(asker, id, question));
  }

  void finish(ObservationSink sink) {
    waiting.values().forEach(sink::accept);
    waiting.clear();
  }
}
