package fluxgate.app.source;

import fluxgate.format.ResumableDecoder;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that decode: all but the caller's own, which merges. With one thread everything
 * happens on the caller's, at the moment it is asked for.
 */
final class Workers {
  /** Longer than any batch takes. */
  private static final int STOP_SECONDS = 5;

  /** Blocks ahead in all open files together: some 0.7 MB each, lines and what they gave. */
  private static final int MOST_AHEAD = 32;

  private final int threads;
  private final @Nullable ThreadPoolExecutor pool;
  private final SpareDecoders decoders = new SpareDecoders();
  private final ConcurrentLinkedQueue<BlockTask> offered = new ConcurrentLinkedQueue<>();
  private final Thread merger = Thread.currentThread();
  private volatile boolean mergerWaits;

  /**
   * @param threads with the caller's, which merges
   */
  Workers(int threads) {
    this.threads = threads;
    pool =
        threads == 1
            ? null
            : new ThreadPoolExecutor(
                threads - 1,
                threads - 1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                // What a task throws is its future's. Beside that a thread can run out of memory
                // while it waits for the next one, of which the caller's own thread speaks.
                Thread.ofPlatform()
                    .daemon()
                    .name("fluxgate-decode-", 1)
                    .uncaughtExceptionHandler((thread, failure) -> {})
                    .factory());
  }

  <T> Future<T> start(Callable<T> task) {
    FutureTask<T> future =
        new FutureTask<>(task) {
          @Override
          protected void done() {
            LockSupport.unpark(merger);
          }
        };
    if (pool == null) {
      future.run();
    } else {
      pool.execute(future);
    }
    return future;
  }

  /**
   * Whether there are threads beside the caller's and one that decodes: to read ahead, and to
   * decode blocks of a file that another thread reads. With two threads there are none: blocks of
   * 80 MB of JSON then cost 8 % more CPU and no less time (12.2 and 13.9 s against 13.0 and 13.2
   * s), since the caller's thread has what follows decoding to do.
   */
  boolean hasSpare() {
    return threads > 2;
  }

  /** Lets a thread that has nothing else to do run the task, which its owner may run as well. */
  void startLater(Runnable task) {
    if (pool != null && !pool.isShutdown()) {
      try {
        pool.execute(task);
      } catch (RejectedExecutionException e) {
        return; // stopped in between: whoever needs it runs it
      }
    }
  }

  /** How many blocks of each of so many open files may be decoded ahead. */
  int blocksAhead(int open) {
    return Math.min(2 * threads, MOST_AHEAD / open);
  }

  /** Keeps decoders for the blocks of one file. */
  SpareDecoders.Of spareDecoders(Supplier<ResumableDecoder> maker) {
    return decoders.of(maker);
  }

  /** Whether a thread would begin at once with a block that it is offered. */
  boolean isAnyIdle() {
    return pool != null
        && (mergerWaits
            || pool.getActiveCount() < pool.getMaximumPoolSize() && pool.getQueue().isEmpty());
  }

  /** Lets any thread that has nothing else to do decode the block. */
  void offer(BlockTask block) {
    offered.add(block);
    startLater(this::takeOffered);
    if (mergerWaits) {
      LockSupport.unpark(merger);
    }
  }

  private boolean takeOffered() {
    BlockTask block = offered.poll();
    if (block != null) {
      block.run();
    }
    return block != null;
  }

  /**
   * As {@link #await}, for the merging thread, which decodes blocks until what it waits for is
   * there. It starts nothing that reads, since a pipe may be silent for ever.
   */
  <T> T awaitMerging(Future<T> result) {
    mergerWaits = true;
    while (!result.isDone() && !merger.isInterrupted()) {
      if (!takeOffered()) {
        LockSupport.park(this);
      }
    }
    mergerWaits = false;
    return await(result);
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
