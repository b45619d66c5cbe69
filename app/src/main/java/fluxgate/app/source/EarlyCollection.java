package fluxgate.app.source;

import java.util.function.LongSupplier;

/**
 * Has garbage collected that has grown old, before the heap is full. The collector does that only
 * when it has no other room left, so it would be resident with whatever it was given.
 *
 * <p>Idea: from one collection to the next, what is in use may grow by a fifth of what was alive
 * then, and by what is young. So the process follows what is alive, and the collections of a
 * growing heap cost a few times what the last one does.
 */
public final class EarlyCollection {
  private static final long MEBI = 1L << 20;

  /** Short runs end before it. */
  static final long FIRST = 160 * MEBI;

  /** New records, and those that wait for their order. */
  private static final long YOUNG = 40 * MEBI;

  private static final int GROWTH_ONE_IN = 5;

  private final LongSupplier inUse;
  private final Runnable collect;
  private long most = FIRST;

  /** Of the heap of this process. */
  public EarlyCollection() {
    this(() -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(), System::gc);
  }

  /**
   * Of any heap.
   *
   * @param inUse octets alive or not collected yet
   * @param collect collects all of it
   */
  EarlyCollection(LongSupplier inUse, Runnable collect) {
    this.inUse = inUse;
    this.collect = collect;
  }

  /** Between batches of records. */
  public void afterBatch() {
    if (inUse.getAsLong() > most) {
      collect.run();
      long alive = inUse.getAsLong();
      most = Math.max(FIRST, alive + alive / GROWTH_ONE_IN + YOUNG);
    }
  }
}
