package fluxgate.detect.surroundings;

import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded table that ages: two generations of one span each. What was not seen for a whole span
 * goes with the elder; what comes when the younger is full is counted and left out, until the next
 * turn makes room.
 *
 * @param <K> compared by equals
 * @param <V> what one generation learned
 */
final class Generations<K, V> {
  private final int capacity;
  private final long spanMicros;
  private Map<K, V> younger = new LinkedHashMap<>();
  private Map<K, V> elder = Map.of();
  private long turn = Long.MIN_VALUE;
  private long leftOut;

  // What was asked for last: a table of servers is asked for the same few at every record.
  private @Nullable K lastKey;
  private @Nullable V lastValue;

  /**
   * @param capacity entries a generation
   * @param spanMicros how long one lasts; turns lie at its multiples since the epoch
   */
  Generations(int capacity, long spanMicros) {
    this.capacity = capacity;
    this.spanMicros = spanMicros;
  }

  /** Moves event time on; whether a turn was passed. */
  boolean advance(long micros) {
    long now = Math.floorDiv(micros, spanMicros);
    if (now <= turn) {
      return false;
    }
    boolean passed = turn != Long.MIN_VALUE;
    if (passed) {
      elder = now == turn + 1 ? younger : Map.of();
      younger = new LinkedHashMap<>();
      lastKey = null;
    }
    turn = now;
    return passed;
  }

  /** The number of the generation that is the younger one now. */
  long turn() {
    return turn;
  }

  /** The younger generation's value, made where there is room for it; null where there is none. */
  @Nullable V young(K key, Supplier<V> fresh) {
    if (key.equals(lastKey)) {
      return lastValue;
    }
    V value = younger.get(key);
    if (value == null) {
      if (younger.size() >= capacity) {
        leftOut++;
        return null;
      }
      value = fresh.get();
      younger.put(key, value);
    }
    lastKey = key;
    lastValue = value;
    return value;
  }

  /** Puts another value for a key that {@link #young} gave. */
  void replace(K key, V value) {
    lastKey = null;
    younger.put(key, value);
  }

  /** The younger generation's value, or null. */
  @Nullable V younger(K key) {
    return younger.get(key);
  }

  /** The elder generation's value, or null. */
  @Nullable V elder(K key) {
    return elder.get(key);
  }

  /** Every key once, with its values in the younger and the elder generation; one may be null. */
  void forEach(Visitor<K, V> visitor) {
    younger.forEach((key, value) -> visitor.visit(key, value, elder.get(key)));
    elder.forEach((key, value) -> {
      if (!younger.containsKey(key)) {
        visitor.visit(key, null, value);
      }
    });
  }

  /** Takes each entry of the table. */
  interface Visitor<K, V> {
    void visit(K key, @Nullable V younger, @Nullable V elder);
  }

  /** How often something came for which there was no room. */
  long leftOut() {
    return leftOut;
  }

  void write(StateWriter out, BiConsumer<K, V> entry) {
    out.number(turn);
    out.count(leftOut);
    out.count(younger.size());
    younger.forEach(entry);
    out.count(elder.size());
    elder.forEach(entry);
  }

  void read(StateReader in, Supplier<Map.Entry<K, V>> entry) {
    turn = in.number();
    leftOut = in.count();
    younger = readMap(in, entry);
    elder = readMap(in, entry);
  }

  private static <K, V> Map<K, V> readMap(StateReader in, Supplier<Map.Entry<K, V>> entry) {
    Map<K, V> map = new LinkedHashMap<>();
    for (int i = in.size(); i > 0; i--) {
      Map.Entry<K, V> next = entry.get();
      map.put(next.getKey(), next.getValue());
    }
    return map;
  }
}
