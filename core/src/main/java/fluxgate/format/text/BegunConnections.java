package fluxgate.format.text;

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

  /** A connection that began. */
  public static final class Begun {
    private final String key;
    private final ConnectionObservation connection;
    private boolean told;
    private boolean ended;

    private Begun(String key, ConnectionObservation connection) {
      this.key = key;
      this.connection = connection;
    }

    public ConnectionObservation connection() {
      return connection;
    }

    /** Whether it was handed over before it ended. */
    public boolean isTold() {
      return told;
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

  /** Takes out the one that ends; null where its beginning was not told. */
  public @Nullable Begun end(String key) {
    Begun found = begun.remove(key);
    if (found != null) {
      found.ended = true;
    }
    return found;
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
