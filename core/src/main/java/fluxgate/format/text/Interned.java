package fluxgate.format.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory of what octets stand for, because DNS repeats itself: whoever finds the octets
 * here need not read them, and gets the same object again. Never needed for being right.
 *
 * <p>Two places a hash. Octets are kept when they are seen for the second time while their
 * fingerprint is remembered, so that names which are used once (a flood of random labels) cost a
 * look and no memory. The table grows with what is kept; octets and places are bounded, and
 * somebody who makes hashes collide only gets what there would be without this.
 *
 * @param <V> what the octets stand for
 */
public final class Interned<V> {
  private static final int FIRST_PLACES = 256;

  /** Longer ones are rare, and would crowd out many others. */
  static final int MOST_KEY = 1_024;

  private record Known<V>(long hash, byte[] octets, int split, V value) {
    boolean is(long other, FieldValue first, FieldValue second) {
      return hash == other
          && split == first.length()
          && octets.length - split == second.length()
          && first.equalTo(octets, 0)
          && second.equalTo(octets, split);
    }
  }

  private final int mostPlaces;
  private final long mostOctets;
  private @Nullable Known<V> @Nullable [] places;
  private int[] fingerprints = new int[0];
  private int kept;
  private long octets;

  /**
   * @param mostPlaces a power of two
   * @param mostOctets how long all octets kept may be together
   */
  public Interned(int mostPlaces, long mostOctets) {
    this.mostPlaces = mostPlaces;
    this.mostOctets = mostOctets;
  }

  /**
   * The hash of two values and a number that says what they are: the key for {@link #get} and
   * {@link #put}.
   */
  public static long hash(int kind, FieldValue first, FieldValue second) {
    return second.hash(first.hash(kind));
  }

  /** What the octets stand for, or null. */
  public @Nullable V get(long hash, FieldValue first, FieldValue second) {
    @Nullable Known<V>[] table = places;
    if (table == null) {
      return null;
    }
    int at = place(hash, table.length);
    Known<V> known = table[at];
    if (known != null && known.is(hash, first, second)) {
      return known.value;
    }
    known = table[at ^ 1];
    return known != null && known.is(hash, first, second) ? known.value : null;
  }

  /** Remembers what {@link #get} did not know, if it seems to come again. */
  public void put(long hash, FieldValue first, FieldValue second, V value) {
    int length = first.length() + second.length();
    if (length > MOST_KEY) {
      return;
    }
    @Nullable Known<V>[] table = places;
    if (table == null) {
      table = begin();
    }
    int sight = place(hash >>> 7, fingerprints.length);
    int fingerprint = (int) (hash >>> 32) | 1;
    if (fingerprints[sight] != fingerprint) {
      fingerprints[sight] = fingerprint;
      return;
    }
    byte[] key = new byte[length];
    first.copyTo(key, 0);
    second.copyTo(key, first.length());
    keep(table, new Known<>(hash, key, first.length(), value));
    if (kept > table.length / 2 && table.length < mostPlaces) {
      grow(table);
    }
  }

  /** The older of two that share a place goes. */
  private void keep(@Nullable Known<V>[] table, Known<V> known) {
    int at = place(known.hash, table.length);
    if (table[at] != null) {
      Known<V> older = table[at ^ 1];
      if (older != null) {
        octets -= older.octets.length;
        kept--;
      }
      table[at ^ 1] = table[at];
      table[at] = null;
    }
    if (octets + known.octets.length <= mostOctets) {
      table[at] = known;
      octets += known.octets.length;
      kept++;
    }
  }

  @SuppressWarnings("unchecked")
  private static <V> @Nullable Known<V>[] table(int length) {
    return (@Nullable Known<V>[]) new Known<?>[length];
  }

  private @Nullable Known<V>[] begin() {
    @Nullable Known<V>[] table = table(Math.min(FIRST_PLACES, mostPlaces));
    places = table;
    fingerprints = new int[4 * table.length];
    return table;
  }

  private void grow(@Nullable Known<V>[] from) {
    @Nullable Known<V>[] table = table(2 * from.length);
    fingerprints = Arrays.copyOf(fingerprints, 4 * table.length);
    places = table;
    kept = 0;
    octets = 0;
    for (Known<V> known : from) {
      if (known != null) {
        keep(table, known);
      }
    }
  }

  private static int place(long hash, int length) {
    return (int) (hash ^ hash >>> 29) & length - 1;
  }
}
