package fluxgate.format.text;

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
 * <p>The hashes lie by themselves, close together: what is not here is mostly not looked for in
 * memory that no cache holds.
 *
 * @param <V> what the octets stand for
 */
public final class Interned<V extends Interned.Known> {
  private static final int FIRST_PLACES = 256;

  /** Longer ones are rare, and would crowd out many others. */
  static final int MOST_KEY = 1_024;

  private static final byte[] NOTHING = new byte[0];

  /** What octets stand for, with the octets once it is kept. */
  public abstract static class Known {
    private byte[] octets = NOTHING;
    private int split;

    private boolean is(FieldValue first, FieldValue second) {
      return split == first.length()
          && octets.length - split == second.length()
          && first.equalTo(octets, 0)
          && second.equalTo(octets, split);
    }
  }

  private final int mostPlaces;
  private final long mostOctets;
  private long[] hashes = new long[0];
  private @Nullable Known[] places = new Known[0];
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
    if (hashes.length == 0) {
      return null;
    }
    int at = place(hash, hashes.length);
    if (hashes[at] != hash) {
      at ^= 1;
      if (hashes[at] != hash) {
        return null;
      }
    }
    @SuppressWarnings("unchecked") // only put fills places
    V known = (V) places[at];
    return known != null && ((Known) known).is(first, second) ? known : null;
  }

  /** Remembers what {@link #get} did not know, if it seems to come again. */
  public void put(long hash, FieldValue first, FieldValue second, V value) {
    int length = first.length() + second.length();
    if (length > MOST_KEY) {
      return;
    }
    if (hashes.length == 0) {
      resize(Math.min(FIRST_PLACES, mostPlaces));
    }
    int sight = place(hash >>> 7, fingerprints.length);
    int fingerprint = (int) (hash >>> 32) | 1;
    if (fingerprints[sight] != fingerprint) {
      fingerprints[sight] = fingerprint;
      return;
    }
    Known known = value;
    known.octets = new byte[length];
    known.split = first.length();
    first.copyTo(known.octets, 0);
    second.copyTo(known.octets, known.split);
    keep(hash, known);
    if (kept > hashes.length / 2 && hashes.length < mostPlaces) {
      resize(2 * hashes.length);
    }
  }

  /** The older of two that share a place goes. */
  private void keep(long hash, Known known) {
    int at = place(hash, hashes.length);
    if (places[at] != null) {
      Known older = places[at ^ 1];
      if (older != null) {
        octets -= older.octets.length;
        kept--;
      }
      places[at ^ 1] = places[at];
      hashes[at ^ 1] = hashes[at];
      places[at] = null;
    }
    if (octets + known.octets.length <= mostOctets) {
      places[at] = known;
      hashes[at] = hash;
      octets += known.octets.length;
      kept++;
    }
  }

  private void resize(int length) {
    long[] hashesBefore = hashes;
    @Nullable Known[] placesBefore = places;
    hashes = new long[length];
    places = new Known[length];
    fingerprints = new int[length];
    kept = 0;
    octets = 0;
    for (int i = 0; i < placesBefore.length; i++) {
      Known known = placesBefore[i];
      if (known != null) {
        keep(hashesBefore[i], known);
      }
    }
  }

  private static int place(long hash, int length) {
    return (int) (hash ^ hash >>> 29) & length - 1;
  }
}
