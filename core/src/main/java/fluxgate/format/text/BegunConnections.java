package fluxgate.format.text;

import fluxgate.format.Outcome;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ObservationSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connections of which a log has told the beginning, until it tells their end, by whatever names
 * both. Single-threaded.
 *
 * <p>One that does not end within {@value #WAIT_SECONDS} seconds of log time is handed over as it
 * began, and its end is then nothing new; so is the oldest where there are too many.
 */
public final class BegunConnections {
  /** Less than how far a log may be out of order (15 minutes). */
  private static final int WAIT_SECONDS = 600;

  /** A large firewall's busy minutes; about 300 octets each. */
  private static final int MOST = 65_536;

  private static final Outcome TOLD_BEFORE = Outcome.skipped("told_before");

  /** What a line that tells an end comes to. */
  public interface End {
    /**
     * Hands over what ended.
     *
     * @param began as it began; null where that was not told
     */
    Outcome take(@Nullable ConnectionObservation began);
  }

  /** A connection that began. */
  private static final class Begun {
    private final String key;
    private final ConnectionObservation connection;
    private boolean told;
    private boolean ended;

    private Begun(String key, ConnectionObservation connection) {
      this.key = key;
      this.connection = connection;
    }
  }

  private final Map<String, Begun> begun = new HashMap<>();
  private final Deque<Begun> waiting = new ArrayDeque<>();
  private final Deque<Begun> told = new ArrayDeque<>();

  /** Takes one that begins; one of the same name that did not end is handed over. */
  public void begin(String key, ConnectionObservation connection, ObservationSink sink) {
    Begun before = begun.remove(key);
    if (before != null) {
      tell(before, sink);
      before.ended = true;
    }
    Begun now = new Begun(key, connection);
    begun.put(key, now);
    waiting.add(now);
    release(connection.timeMicros(), sink);
  }

  /** Whether the beginning of this one was told, and not its end. */
  public boolean has(String key) {
    return begun.containsKey(key);
  }

  /**
   * The end of one. What was handed over already, as it began, is nothing new; a line that is
   * rejected ends nothing, so the beginning waits on.
   */
  public Outcome end(String key, End end) {
    Begun found = begun.get(key);
    Outcome outcome =
        found != null && found.told
            ? TOLD_BEFORE
            : end.take(found == null ? null : found.connection);
    if (found != null && outcome.kind() != Outcome.Kind.REJECTED) {
      begun.remove(key);
      found.ended = true;
    }
    return outcome;
  }

  private void release(long nowMicros, ObservationSink sink) {
    while (!waiting.isEmpty()) {
      Begun eldest = waiting.getFirst();
      boolean late = nowMicros - eldest.connection.timeMicros() > WAIT_SECONDS * 1_000_000L;
      if (!eldest.ended && !late && waiting.size() <= MOST) {
        return;
      }
      waiting.removeFirst();
      if (!eldest.ended) {
        tell(eldest, sink);
        told.add(eldest);
      }
      while (told.size() > MOST) {
        Begun forgotten = told.removeFirst();
        if (!forgotten.ended) {
          begun.remove(forgotten.key);
        }
      }
    }
  }

  private static void tell(Begun one, ObservationSink sink) {
    if (!one.told) {
      one.told = true;
      sink.accept(one.connection);
    }
  }

  /** Hands over all that did not end. */
  public void finish(ObservationSink sink) {
    for (Begun left : waiting) {
      if (!left.ended) {
        tell(left, sink);
      }
    }
    begun.clear();
    waiting.clear();
    told.clear();
  }
}
