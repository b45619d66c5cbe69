package fluxgate.detect.state;

import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import java.util.Map;
import java.util.TreeMap;

/** The TTLs of fresh answers: how often each value, and what kind they were. */
public final class TtlBook implements Slice {
  /**
   * Distinct values kept; the counted-down TTLs of a busy name fill it, and its median is known
   * well before.
   */
  private static final int MAX_VALUES = 512;

  private final TreeMap<Long, Integer> counts = new TreeMap<>();
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
    if (counts.size() < MAX_VALUES || counts.containsKey(ttl.seconds())) {
      counts.merge(ttl.seconds(), 1, Integer::sum);
    }
  }

  /** What it takes in memory; see {@link Octets}. */
  int octets() {
    return Octets.COUNTED * counts.size();
  }

  public boolean isKnown() {
    return !counts.isEmpty();
  }

  public long min() {
    return counts.firstKey();
  }

  public long max() {
    return counts.lastKey();
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
    long total = counts.values().stream().mapToLong(Integer::longValue).sum();
    long passed = 0;
    for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
      passed += entry.getValue();
      if (2 * passed >= total) {
        return entry.getKey();
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
    out.count(counts.size());
    counts.forEach((value, count) -> {
      out.count(value);
      out.count(count);
    });
  }

  static TtlBook read(StateReader in) {
    TtlBook book = new TtlBook();
    book.known = in.count();
    book.authoritative = in.count();
    book.clamped = in.count();
    for (int i = in.size(); i > 0; i--) {
      book.counts.put(in.count(), in.smallCount());
    }
    return book;
  }
}
