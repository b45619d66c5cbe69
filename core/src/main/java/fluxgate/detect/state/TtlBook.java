package fluxgate.detect.state;

import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import java.util.Arrays;

/** The TTLs of fresh answers: how often each value, and what kind they were. */
public final class TtlBook implements Slice {
  /**
   * Distinct values kept; the counted-down TTLs of a busy name fill it, and its median is known
   * well before.
   */
  private static final int MAX_VALUES = 512;

  private static final int FIRST_PLACES = 2;

  /** A value and its count, in arrays that are half empty at worst. */
  private static final int OCTETS = 2 * (Long.BYTES + Integer.BYTES);

  /** The distinct values, ascending, and how often each was seen. */
  private long[] values = new long[FIRST_PLACES];

  private int[] counts = new int[FIRST_PLACES];
  private int distinct;
  private long counted;
  private long known;
  private long authoritative;
  private long clamped;

  void see(Ttl ttl, boolean isClamped) {
    if (!ttl.isKnown()) {
      return;
    }
    known++;
    authoritative += ttl.kind() == TtlKind.AUTHORITATIVE ? 1 : 0;
    clamped += isClamped || ttl.kind() == TtlKind.CLAMPED ? 1 : 0;
    count(ttl.seconds(), 1);
  }

  private void count(long seconds, int times) {
    int place = Arrays.binarySearch(values, 0, distinct, seconds);
    if (place < 0) {
      if (distinct == MAX_VALUES) {
        return;
      }
      place = -place - 1;
      insert(place, seconds);
    }
    counts[place] += times;
    counted += times;
  }

  private void insert(int place, long seconds) {
    if (distinct == values.length) {
      values = Arrays.copyOf(values, 2 * distinct);
      counts = Arrays.copyOf(counts, 2 * distinct);
    }
    System.arraycopy(values, place, values, place + 1, distinct - place);
    System.arraycopy(counts, place, counts, place + 1, distinct - place);
    values[place] = seconds;
    counts[place] = 0;
    distinct++;
  }

  /** What it takes in memory; see {@link Octets}. */
  int octets() {
    return OCTETS * distinct;
  }

  public boolean isKnown() {
    return distinct > 0;
  }

  public long min() {
    return values[0];
  }

  public long max() {
    return values[distinct - 1];
  }

  /**
   * How long a cache may have kept an answer with such a TTL; 0 where it is the highest seen, so
   * that it may come from the server itself, or not known.
   */
  long cachedMicros(Ttl ttl) {
    return ttl.isKnown() && isKnown() && ttl.seconds() < max() ? max() * 1_000_000 : 0;
  }

  /** The lower median over fresh answers; call only where {@link #isKnown}. */
  public long median() {
    long passed = 0;
    for (int i = 0; i < distinct; i++) {
      passed += counts[i];
      if (2 * passed >= counted) {
        return values[i];
      }
    }
    return max();
  }

  /** What most of them were; absent where none was known. */
  public TtlKind kind() {
    if (known == 0) {
      return TtlKind.ABSENT;
    }
    if (2 * clamped > known) {
      return TtlKind.CLAMPED;
    }
    return 2 * authoritative > known ? TtlKind.AUTHORITATIVE : TtlKind.REMAINING;
  }

  @Override
  public void write(StateWriter out) {
    out.count(known);
    out.count(authoritative);
    out.count(clamped);
    out.count(distinct);
    for (int i = 0; i < distinct; i++) {
      out.count(values[i]);
      out.count(counts[i]);
    }
  }

  static TtlBook read(StateReader in) {
    TtlBook book = new TtlBook();
    book.known = in.count();
    book.authoritative = in.count();
    book.clamped = in.count();
    for (int i = in.size(); i > 0; i--) {
      book.count(in.count(), in.smallCount());
    }
    return book;
  }
}
