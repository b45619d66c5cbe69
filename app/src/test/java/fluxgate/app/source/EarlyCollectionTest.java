package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** With a heap of which it is known what is alive. */
final class EarlyCollectionTest {
  private static final long MEBI = 1L << 20;

  @Test
  void what_is_in_use_follows_what_is_alive_at_few_collections() {
    AtomicLong inUse = new AtomicLong();
    AtomicLong alive = new AtomicLong();
    AtomicInteger collections = new AtomicInteger();
    EarlyCollection early =
        new EarlyCollection(
            inUse::get,
            () -> {
              collections.incrementAndGet();
              inUse.set(alive.get());
            });
    for (int batch = 0; batch < 4_000; batch++) {
      inUse.addAndGet(MEBI);
      alive.addAndGet(batch % 4 == 0 ? MEBI : 0);
      early.afterBatch();
      assertThat(inUse.get())
          .isLessThanOrEqualTo(
              Math.max(EarlyCollection.FIRST, alive.get() + alive.get() / 5 + 40 * MEBI));
    }
    assertThat(collections.get()).isBetween(10, 45);
  }

  @Test
  void a_short_run_collects_nothing() {
    AtomicInteger collections = new AtomicInteger();
    EarlyCollection early =
        new EarlyCollection(() -> EarlyCollection.FIRST, collections::incrementAndGet);
    early.afterBatch();
    assertThat(collections).hasValue(0);
  }
}
