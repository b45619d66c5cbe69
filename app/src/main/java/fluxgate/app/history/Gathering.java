package fluxgate.app.history;

import fluxgate.app.history.StoredFile.Kind;
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
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Takes observations on the thread that reads, numbers what is in them, and hands them in batches
 * to a thread that writes. Memory is bounded: reading waits where writing is a part behind.
 */
final class Gathering implements ObservationSink {
  /** What writes batches, on a thread of its own. */
  interface Writer {
    /** Takes the next batch of a part. */
    void add(Batch batch) throws Exception;

    /** The part is complete. */
    void endPart() throws Exception;
  }

  /** Reading has to end because writing cannot go on. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(Throwable cause) {
      super(cause);
    }
  }

  /** What the writing thread is to do: write a batch, end a part, or, without either, end. */
  private record Step(@Nullable Batch batch, boolean endsPart) {
    static final Step END_OF_PART = new Step(null, true);
    static final Step END = new Step(null, false);

    boolean isEnd() {
      return batch == null && !endsPart;
    }
  }

  /**
   * Parts that there are at once: one that is being written, which begins when it is complete, and
   * the next, which is filled meanwhile.
   */
  private static final int PARTS = 2;

  private final BlockingQueue<Step> queue = new LinkedBlockingQueue<>();
  private final Semaphore parts = new Semaphore(PARTS - 1);

  /** Of the part that is being written. */
  private final List<Batch> written = new ArrayList<>();

  /** Those of parts that are written, whose memory is used again: a day has a hundred of them. */
  private final Queue<AnswerBatch> usedAnswers = new ConcurrentLinkedQueue<>();

  private final Queue<QuestionBatch> usedQuestions = new ConcurrentLinkedQueue<>();
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

  Gathering(Writer writer) {
    this(writer, Part.MOST_ROWS);
  }

  /** With parts of another size. */
  Gathering(Writer writer, long rowsOfPart) {
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
      parts.release();
    }
  }

  /** After a failure batches are taken and dropped, so that nobody waits for room. */
  private void write(Writer writer, Step next) {
    try {
      if (next.batch != null) {
        writer.add(next.batch);
        written.add(next.batch);
      }
      if (next.endsPart) {
        writer.endPart();
        written.forEach(this::giveBack);
        written.clear();
      }
    } catch (Exception | Error e) {
      failure = e;
    } finally {
      if (next.endsPart) {
        parts.release();
      }
    }
  }

  private void giveBack(Batch batch) {
    if (batch instanceof AnswerBatch answered) {
      usedAnswers.add(answered);
    } else if (batch instanceof QuestionBatch asked) {
      usedQuestions.add(asked);
    }
  }

  private AnswerBatch newAnswers() {
    AnswerBatch used = usedAnswers.poll();
    if (used == null) {
      return new AnswerBatch(part);
    }
    used.reuse(part);
    return used;
  }

  private QuestionBatch newQuestions() {
    QuestionBatch used = usedQuestions.poll();
    if (used == null) {
      return new QuestionBatch(part);
    }
    used.reuse(part);
    return used;
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
      put(new Step(batch, false));
      forget(batch);
    }
  }

  /** Adds to the open batch of its kind. No switch by class, as in CanonicalOrder. */
  private Batch add(Observation observation, long place, boolean late) {
    if (observation instanceof RRsetObservation seen) {
      AnswerBatch open = answers == null ? newAnswers() : answers;
      answers = open;
      open.add(seen, place, late);
      return open;
    }
    if (observation instanceof QuestionObservation asked) {
      QuestionBatch open = questions == null ? newQuestions() : questions;
      questions = open;
      open.add(asked, place, late);
      return open;
    }
    if (observation instanceof ConnectionObservation seen) {
      ConnectionBatch open = connections == null ? new ConnectionBatch(part) : connections;
      connections = open;
      open.add(seen, place, late);
      return open;
    }
    SettingBatch open = settings == null ? new SettingBatch(part) : settings;
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
        put(new Step(open, false));
        forget(open);
      }
    }
    put(Step.END_OF_PART);
    try {
      parts.acquire();
    } catch (InterruptedException e) {
      throw new Stopped(e);
    }
    part = new Part(rowsOfPart, sequence);
  }

  private void put(Step next) {
    Throwable broken = failure;
    if (broken != null) {
      throw new Stopped(broken);
    }
    queue.add(next);
  }

  /** How many of a kind were taken, once all is finished. */
  long taken(Kind kind) {
    long[] all = taken.get(kind);
    return all == null ? 0 : all[0];
  }

  /**
   * Waits until everything is written.
   *
   * @throws Stopped where it could not be
   */
  void finish() {
    endPart();
    end();
    Throwable broken = failure;
    if (broken != null) {
      throw new Stopped(broken);
    }
  }

  /** Has the writing thread end, whatever became of the reading. */
  void end() {
    queue.add(Step.END);
    try {
      thread.join();
    } catch (InterruptedException e) {
      failure = e;
    }
  }
}
