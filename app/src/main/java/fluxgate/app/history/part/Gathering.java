package fluxgate.app.history.part;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Takes observations on the thread that reads, numbers what is in them, and hands them in batches
 * to a thread that writes. Memory is bounded: reading waits where writing is a part behind.
 */
public final class Gathering implements ObservationSink {
  /** What writes batches, on a thread of its own. */
  interface Writer {
    /** Takes the next batch of a part. */
    void add(Batch batch) throws Exception;

    /** The part is complete. */
    void endPart() throws Exception;
  }

  /** Reading has to end because writing cannot go on. */
  public static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(Throwable cause) {
      super(cause);
    }
  }

  /** Of the memory for parts this much is kept between them. */
  private static final int POOLED_ONE_IN = 8;

  /** What the writing thread is to do: write a batch, end a part, or, without either, end. */
  private record Step(@Nullable Batch batch, @Nullable Part ended) {
    static final Step END = new Step(null, null);

    boolean isEnd() {
      return batch == null && ended == null;
    }
  }

  /** Its length is bounded by the room for parts. */
  private final BlockingQueue<Step> queue = new LinkedBlockingQueue<>();

  private final PartRoom room = new PartRoom(Part.MOST_OCTETS);
  private final BatchPool pool = new BatchPool(Part.MOST_OCTETS / POOLED_ONE_IN / Batch.OCTETS);

  /** Of the part that is being written. */
  private final List<Batch> written = new ArrayList<>();

  private final Thread thread;
  private volatile @Nullable Throwable failure;
  private final long rowsOfPart;
  private Part part;
  private @Nullable AnswerBatch answers;
  private @Nullable QuestionBatch questions;
  private @Nullable ConnectionBatch connections;
  private @Nullable SettingBatch settings;
  private final Map<Kind, long[]> taken = new EnumMap<>(Kind.class);
  private long sequence;
  private long frontMicros = Long.MIN_VALUE;
  private long endOfDayMicros = Long.MIN_VALUE;

  public Gathering(Writer writer) {
    this(writer, Part.MOST_ROWS);
  }

  /** With parts of another size. */
  public Gathering(Writer writer, long rowsOfPart) {
    this.rowsOfPart = rowsOfPart;
    part = new Part(rowsOfPart, 0);
    Kind.SEEN.forEach(kind -> taken.put(kind, new long[1]));
    thread = Thread.ofPlatform().name("store-writer").daemon().start(() -> write(writer));
  }

  private void write(Writer writer) {
    try {
      for (Step next = queue.take(); !next.isEnd(); next = queue.take()) {
        if (failure == null) {
          write(writer, next);
        }
      }
    } catch (InterruptedException e) {
      failure = e;
    } finally {
      room.open();
    }
  }

  /** After a failure batches are taken and dropped, so that nobody waits for room. */
  private void write(Writer writer, Step next) {
    try {
      if (next.batch != null) {
        writer.add(next.batch);
        written.add(next.batch);
      }
      if (next.ended != null) {
        writer.endPart();
        written.forEach(pool::giveBack);
        written.clear();
        room.written(next.ended.octets());
      }
    } catch (Exception | Error e) {
      failure = e;
      room.open();
    }
  }

  @Override
  public void accept(Observation observation) {
    long order = Times.clamp(observation.orderMicros());
    boolean late = order < frontMicros;
    if (order >= endOfDayMicros) {
      if (part.mayEnd()) {
        endPart(); // the day that begins may fit into one, and then needs no other summing up
      }
      endOfDayMicros = (Math.floorDiv(order, Times.DAY) + 1) * Times.DAY;
    }
    frontMicros = Math.max(frontMicros, order);
    Batch batch = add(observation, sequence++, late);
    if (part.isFull()) {
      endPart();
    } else if (batch.isFull()) {
      put(new Step(batch, null));
      forget(batch);
    }
  }

  /** Adds to the open batch of its kind. No switch by class, as in CanonicalOrder. */
  private Batch add(Observation observation, long place, boolean late) {
    if (observation instanceof RRsetObservation seen) {
      AnswerBatch open = answers == null ? pool.answers(part) : answers;
      answers = open;
      open.add(seen, place, late);
      return open;
    }
    if (observation instanceof QuestionObservation asked) {
      QuestionBatch open = questions == null ? pool.questions(part) : questions;
      questions = open;
      open.add(asked, place, late);
      return open;
    }
    if (observation instanceof ConnectionObservation seen) {
      ConnectionBatch open = connections == null ? pool.connections(part) : connections;
      connections = open;
      open.add(seen, place, late);
      return open;
    }
    SettingBatch open = settings == null ? pool.settings(part) : settings;
    settings = open;
    open.add((ResolverSettingObservation) observation, place, late);
    return open;
  }

  /** The next row of its kind begins another. */
  private void forget(Batch batch) {
    count(batch);
    answers = batch == answers ? null : answers;
    questions = batch == questions ? null : questions;
    connections = batch == connections ? null : connections;
    settings = batch == settings ? null : settings;
  }

  private void count(Batch batch) {
    long[] all = taken.get(batch.kind);
    if (all != null) {
      all[0] += batch.rows;
    }
  }

  private void endPart() {
    for (Batch open : new Batch[] {answers, questions, connections, settings}) {
      if (open != null) {
        put(new Step(open, null));
        forget(open);
      }
    }
    room.complete(part.octets());
    queue.add(new Step(null, part)); // without waiting: it is what makes room
    part = new Part(rowsOfPart, sequence);
  }

  private void put(Step next) {
    Throwable broken = failure;
    if (broken != null) {
      throw new Stopped(broken);
    }
    try {
      room.await(part.octets());
    } catch (InterruptedException e) {
      throw new Stopped(e);
    }
    queue.add(next);
  }

  /** How many of a kind were taken, once all is finished. */
  public long taken(Kind kind) {
    long[] all = taken.get(kind);
    return all == null ? 0 : all[0];
  }

  /**
   * Waits until everything is written.
   *
   * @throws Stopped where it could not be
   */
  public void finish() {
    endPart();
    end();
    Throwable broken = failure;
    if (broken != null) {
      throw new Stopped(broken);
    }
  }

  /** Has the writing thread end, whatever became of the reading. */
  public void end() {
    queue.add(Step.END);
    try {
      thread.join();
    } catch (InterruptedException e) {
      failure = e;
    }
  }
}
