package fluxgate.format.powerdnsprotobuf;

import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Queries whose responses have not been seen, the oldest first. */
final class OpenQueries {
  /** More than a busy resolver has open. */
  static final int MOST = 16_384;

  /** Resolvers give up after ten seconds or so, and clients before that. */
  static final int PATIENCE_SECONDS = 30;

  private final Map<String, QuestionObservation> open = new LinkedHashMap<>();

  void asked(String id, QuestionObservation query, ObservationSink sink) {
    long latest = query.timeMicros() - PATIENCE_SECONDS * 1_000_000L;
    QuestionObservation same = open.remove(id);
    if (same != null) {
      sink.accept(same);
    }
    open.put(id, query);
    Iterator<QuestionObservation> oldest = open.values().iterator();
    while (oldest.hasNext()) {
      QuestionObservation one = oldest.next();
      if (one.timeMicros() >= latest && open.size() <= MOST) {
        return;
      }
      oldest.remove();
      sink.accept(one);
    }
  }

  void answered(String id) {
    open.remove(id);
  }

  void finish(ObservationSink sink) {
    open.values().forEach(sink::accept);
    open.clear();
  }
}
