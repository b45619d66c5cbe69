package fluxgate.app.history;

import fluxgate.app.history.Part.Batch;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes observations on the thread that reads, numbers what is in them, and hands them in batches
 * to a thread that writes. Memory is bounded: reading waits where writing is behind.
 */
final class Gathering implements ObservationSink {
  /** What writes batches, on a thread of its own. */
  interface Writer {
    void write(Batch batch) throws Exception;
  }

  /** Reading has to end because writing cannot go on. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(Throwable cause) {
      super(cause);
    }
  }

  private static final int WAITING = 4;

  private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(WAITING);
  private final Thread thread;
  private volatile @Nullable Throwable failure;
  private Part part = new Part();
  private Batch batch = new Batch(part);
  private long taken;

  Gathering(Writer writer) {
    thread = Thread.ofPlatform().name("store-writer").daemon().start(() -> write(writer));
  }

  private void write(Writer writer) {
    try {
      for (Batch next = queue.take(); next.rows > 0 || next.endsPart; next = queue.take()) {
        if (failure == null) {
          write(writer, next);
        }
      }
    } catch (InterruptedException e) {
      failure = e;
    }
  }

  /** After a failure batches are taken and dropped, so that nobody waits for room. */
  private void write(Writer writer, Batch next) {
    try {
      writer.write(next);
    } catch (Exception | Error e) {
      failure = e;
    }
  }

  @Override
  public void accept(Observation observation) {
    if (observation instanceof RRsetObservation seen) {
      taken++;
      part.add(seen, batch);
      boolean full = part.isFull();
      if (full || batch.rows == Batch.MOST) {
        handOn(full);
      }
    }
  }

  private void handOn(boolean endsPart) {
    batch.endsPart = endsPart;
    put(batch);
    if (endsPart) {
      part = new Part();
    }
    batch = new Batch(part);
  }

  private void put(Batch next) {
    Throwable broken = failure;
    if (broken != null) {
      throw new Stopped(broken);
    }
    try {
      queue.put(next);
    } catch (InterruptedException e) {
      throw new Stopped(e);
    }
  }

  /** How many were taken. */
  long taken() {
    return taken;
  }

  /**
   * Waits until everything is written.
   *
   * @throws Stopped where it could not be
   */
  void finish() {
    handOn(true);
    end();
    Throwable broken = failure;
    if (broken != null) {
      throw new Stopped(broken);
    }
  }

  /** Has the writing thread end, whatever became of the reading. */
  void end() {
    try {
      Batch none = new Batch(part);
      while (thread.isAlive() && !queue.offer(none, 1, TimeUnit.SECONDS)) {
        // It takes what waits, so there will be room.
      }
      thread.join();
    } catch (InterruptedException e) {
      failure = e;
    }
  }
}
