package fluxgate.app.source;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that decode: all but the caller's own, which merges. With one thread everything
 * happens on the caller's, at the moment it is asked for.
 */
final class Workers {
  /** Longer than any batch takes. */
  private static final int STOP_SECONDS = 5;

  private final @Nullable ExecutorService pool;

  private final boolean spare;

  Workers(int threads) {
    spare = threads > 2;
    pool =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads - 1,
                Thread.ofPlatform()
                    .daemon()
                    .name("fluxgate-decode-", 1)
                    // What a task throws is its future's. Beside that a thread can run out of
                    // memory
                    // while it waits for the next one, of which the caller's own thread speaks.
                    .uncaughtExceptionHandler((thread, failure) -> {})
                    .factory());
  }

  <T> Future<T> start(Callable<T> task) {
    if (pool != null) {
      return pool.submit(task);
    }
    FutureTask<T> now = new FutureTask<>(task);
    now.run();
    return now;
  }

  /** Whether there are threads beside the caller's and one that decodes. */
  boolean hasSpare() {
    return spare;
  }

  /** Lets a thread that has nothing else to do run the task, which its owner may run as well. */
  void startLater(FutureTask<?> task) {
    if (pool != null && !pool.isShutdown()) {
      try {
        pool.execute(task);
      } catch (RejectedExecutionException e) {
        return; // stopped in between: whoever needs it runs it
      }
    }
  }

  /** What the task gave; what it threw is thrown on. */
  static <T> T await(Future<T> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("reading was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /**
   * Starts nothing more and waits for what runs, but not for ever: a read from a silent pipe cannot
   * be called back, and its thread does not keep the process alive.
   *
   * @return whether nothing runs any more
   */
  boolean stop() {
    if (pool == null) {
      return true;
    }
    pool.shutdownNow();
    try {
      return pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
