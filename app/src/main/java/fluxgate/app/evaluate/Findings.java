package fluxgate.app.evaluate;

import fluxgate.app.evaluate.published.Accusations;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** Whom one detector accused and, of those whose time matters, when. */
final class Findings implements Accusations {
  /**
   * The first time.
   *
   * @param fresh fresh answers of the domain until then
   */
  record First(long micros, long fresh) {}

  private final BitSet accused = new BitSet();
  private final Map<Integer, First> firsts = new HashMap<>();
  private final IntToLongFunction fresh;

  /**
   * @param fresh the fresh answers so far of the domain with a number; below 0 where its time does
   *     not matter
   */
  Findings(IntToLongFunction fresh) {
    this.fresh = fresh;
  }

  @Override
  public boolean has(int domain) {
    return accused.get(domain);
  }

  @Override
  public void add(int domain, long micros) {
    if (accused.get(domain)) {
      return;
    }
    accused.set(domain);
    long answers = fresh.applyAsLong(domain);
    if (answers >= 0) {
      firsts.put(domain, new First(micros, answers));
    }
  }

  /** When a domain was accused first; null where it was not, or its time does not matter. */
  @org.jspecify.annotations.Nullable
  First first(int domain) {
    return firsts.get(domain);
  }
}
