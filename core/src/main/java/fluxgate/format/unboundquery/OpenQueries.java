package fluxgate.format.unboundquery;

import fluxgate.dns.Question;
import fluxgate.observation.Client;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions whose reply may yet come. One that is repeated meanwhile is the same question. */
final class OpenQueries {
  /** Two tries of a stub resolver at its default of five seconds each. */
  private static final long PATIENCE_MICROS = 10_000_000;

  /** Ten seconds at 1,600 questions a second, in a few megabytes. */
  private static final int MOST = 16_384;

  private record Key(Vantage vantage, @Nullable Client client, Question question) {
    static Key of(QuestionObservation asked) {
      return new Key(asked.vantage(), asked.client(), asked.question());
    }
  }

  private final Map<Key, QuestionObservation> waiting = new LinkedHashMap<>();

  void ask(QuestionObservation question) {
    waiting.putIfAbsent(Key.of(question), question);
  }

  /** The reply says all that the question said. */
  void reply(QuestionObservation reply, ObservationSink sink) {
    waiting.remove(Key.of(reply));
    sink.accept(reply);
  }

  /** Hands over what has waited too long at this time, and the oldest where there are too many. */
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

  void finish(ObservationSink sink) {
    waiting.values().forEach(sink::accept);
    waiting.clear();
  }
}
