package fluxgate.detect.state;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table that forgets first what was longest not heard of, when what it holds takes more octets
 * than it may. What a day has not shown again is expected to go; that something younger had to go
 * is kept as an event time.
 *
 * <p>Cost: constant for each use; about {@value #ENTRY_OCTETS} octets an entry beside key and
 * value.
 *
 * @param <K> compared by equals
 * @param <V> what is remembered of it
 */
public final class Remembered<K, V> {
  /** Longer than the TTL of everything that rotates, and as long as people's days. */
  static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  /** Order matters over hours; within a minute all were heard of at once. */
  private static final long MINUTE_MICROS = 60_000_000L;

  private static final int ENTRY_OCTETS = 96;

  private static final class Held<V> {
    private final V value;
    private int octets;
    private long micros;

    private Held(V value, int octets, long micros) {
      this.value = value;
      this.octets = octets;
      this.micros = micros;
    }
  }

  private final Map<K, Held<V>> entries = new LinkedHashMap<>();
  private final ToIntFunction<K> keyOctets;
  private final long mostOctets;
  private long octets;
  private long evictedMicros = Long.MIN_VALUE;
  private long evicted;

  /**
   * @param mostOctets what it may hold; one entry it holds always
   * @param keyOctets what a key takes
   */
  public Remembered(long mostOctets, ToIntFunction<K> keyOctets) {
    this.mostOctets = mostOctets;
    this.keyOctets = keyOctets;
  }

  /** What is remembered of the key, which was heard of now; null where nothing is. */
  public @Nullable V get(K key, long micros) {
    Held<V> held = entries.get(key);
    if (held == null) {
      return null;
    }
    if (micros - held.micros >= MINUTE_MICROS) {
      held.micros = micros;
      entries.remove(key);
      entries.put(key, held);
    }
    return held.value;
  }

  /** Remembers a value of so many octets in the place of the one before. */
  public void put(K key, V value, int valueOctets, long micros) {
    int held = ENTRY_OCTETS + keyOctets.applyAsInt(key) + valueOctets;
    Held<V> before = entries.remove(key);
    entries.put(key, new Held<>(value, held, micros));
    octets += held - (before == null ? 0 : before.octets);
    makeRoom(micros);
  }

  /** The value of a key that was got has grown by so many octets. */
  public void grew(K key, int more, long micros) {
    Held<V> held = entries.get(key);
    if (held != null && more != 0) {
      held.octets += more;
      octets += more;
      makeRoom(micros);
    }
  }

  private void makeRoom(long micros) {
    Iterator<Held<V>> eldest = entries.values().iterator();
    while (octets > mostOctets && entries.size() > 1) {
      Held<V> gone = eldest.next();
      eldest.remove();
      octets -= gone.octets;
      if (micros - gone.micros <= DAY_MICROS) {
        evictedMicros = Math.max(evictedMicros, micros);
        evicted++;
      }
    }
  }

  /** Forgets the key; returns what was remembered of it, or null. */
  public @Nullable V remove(K key) {
    Held<V> held = entries.remove(key);
    if (held == null) {
      return null;
    }
    octets -= held.octets;
    return held.value;
  }

  /** The keys, the one longest not heard of first. */
  public Set<K> keys() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** When an entry last had to go within a day of being heard of; the smallest long before that. */
  public long evictedMicros() {
    return evictedMicros;
  }

  /** How many entries had to go so since this table was made or read. */
  public long evicted() {
    return evicted;
  }

  /** Writes the entries in their order. */
  public void write(StateWriter out, BiConsumer<K, V> entry) {
    out.number(evictedMicros);
    out.count(entries.size());
    entries.forEach((key, held) -> {
      out.number(held.micros);
      entry.accept(key, held.value);
    });
  }

  /** Reads an entry's key and value. */
  public interface Reader<K, V> {
    Map.Entry<K, V> read(StateReader in);
  }

  /**
   * Reads what {@link #write} wrote into this empty table; it may hold less than that one could.
   */
  public void read(StateReader in, Reader<K, V> entry, ToIntFunction<V> valueOctets) {
    long lastMicros = in.number();
    for (int i = in.size(); i > 0; i--) {
      long micros = in.number();
      Map.Entry<K, V> next = entry.read(in);
      put(next.getKey(), next.getValue(), valueOctets.applyAsInt(next.getValue()), micros);
    }
    evictedMicros = Math.max(evictedMicros, lastMicros);
  }
}
