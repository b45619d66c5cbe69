package fluxgate.detect.state;

import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resolver's cache holds for a name by the TTLs that it gave, and which answers contradict
 * it: another set of addresses, once, and then the held one again with the time left that it had to
 * have. A cache gives nothing else while its copy lives, so such an answer did not come from it.
 *
 * <p>A resolver of several machines has several caches: a set that comes a second time is the copy
 * of another, and what it seemed to be is taken back.
 */
final class HeldAnswer {
  /** TTLs are whole seconds, counted down at either end of one. */
  private static final long SLACK_MICROS = 2_000_000L;

  /** Copies of so many caches, and so many sets that came once. */
  private static final int MOST = 4;

  /** Two lists without copies, and one copy with its places in a list. */
  private static final int OCTETS = 96;

  private static final int COPY_OCTETS = 56;

  /**
   * What one answer showed of the cache.
   *
   * @param contradicted answers found to be contradicted; negative where that is taken back
   * @param moved 1 where all copies had run out and it gave other addresses
   */
  record Shown(int contradicted, int moved) {
    static final Shown NOTHING = new Shown(0, 0);
  }

  /** One set of addresses by its {@link Mark}. */
  private static final class Copy {
    private final long set;
    private final long fromMicros;
    private long untilMicros;
    private boolean contradicted;

    private Copy(long set, long fromMicros, long untilMicros) {
      this.set = set;
      this.fromMicros = fromMicros;
      this.untilMicros = untilMicros;
    }

    private void write(StateWriter out) {
      out.number(set);
      out.number(fromMicros);
      out.number(untilMicros);
      out.flag(contradicted);
    }

    private static Copy read(StateReader in) {
      Copy copy = new Copy(in.number(), in.number(), in.number());
      copy.contradicted = in.flag();
      return copy;
    }
  }

  private final List<Copy> held = new ArrayList<>(1);
  private final List<Copy> once = new ArrayList<>(1);
  private long before;

  /** What it takes in memory; see {@link Octets}. */
  int octets() {
    return OCTETS + COPY_OCTETS * (held.size() + once.size());
  }

  /** Takes an answer of the cache; answers of a zone's own server and unknown TTLs show nothing. */
  Shown take(List<IpAddress> sorted, Ttl ttl, boolean clamped, long micros) {
    if (clamped || ttl.kind() != TtlKind.REMAINING) {
      return Shown.NOTHING;
    }
    long set = Mark.of(sorted);
    long until = micros + ttl.seconds() * 1_000_000L;
    if (!held.isEmpty() && micros < held.getFirst().fromMicros) {
      return Shown.NOTHING;
    }
    forgetUntil(micros - SLACK_MICROS);
    if (held.isEmpty()) {
      boolean moved = before != 0 && before != set;
      once.clear();
      held.add(new Copy(set, micros, until));
      before = set;
      return moved ? new Shown(0, 1) : Shown.NOTHING;
    }
    Copy known = find(held, set);
    return known != null ? again(known, until) : another(set, micros, until);
  }

  private void forgetUntil(long micros) {
    for (Iterator<Copy> copies = held.iterator(); copies.hasNext(); ) {
      if (copies.next().untilMicros < micros) {
        copies.remove();
      }
    }
  }

  private static @Nullable Copy find(List<Copy> copies, long set) {
    for (Copy copy : copies) {
      if (copy.set == set) {
        return copy;
      }
    }
    return null;
  }

  /** A copy that is given again with the time it had left was there all along. */
  private Shown again(Copy known, long until) {
    if (Math.abs(until - known.untilMicros) > SLACK_MICROS) {
      known.untilMicros = Math.max(known.untilMicros, until);
      return Shown.NOTHING;
    }
    int contradicted = 0;
    for (Copy other : once) {
      contradicted += other.contradicted ? 0 : 1;
      other.contradicted = true;
    }
    return new Shown(contradicted, 0);
  }

  /** Other addresses than those held: odd, unless they come again. */
  private Shown another(long set, long micros, long until) {
    Copy odd = find(once, set);
    if (odd != null && odd.fromMicros == micros) { // one record, twice
      return Shown.NOTHING;
    }
    if (odd != null) {
      once.remove(odd);
      if (held.size() == MOST) {
        held.removeFirst();
      }
      held.add(new Copy(set, micros, until));
      return new Shown(odd.contradicted ? -1 : 0, 0);
    }
    if (once.size() == MOST) {
      once.removeFirst();
    }
    once.add(new Copy(set, micros, until));
    return Shown.NOTHING;
  }

  void write(StateWriter out) {
    out.count(held.size());
    held.forEach(copy -> copy.write(out));
    out.count(once.size());
    once.forEach(copy -> copy.write(out));
    out.number(before);
  }

  static HeldAnswer read(StateReader in) {
    HeldAnswer answer = new HeldAnswer();
    for (int i = in.size(); i > 0; i--) {
      answer.held.add(Copy.read(in));
    }
    for (int i = in.size(); i > 0; i--) {
      answer.once.add(Copy.read(in));
    }
    answer.before = in.number();
    return answer;
  }
}
