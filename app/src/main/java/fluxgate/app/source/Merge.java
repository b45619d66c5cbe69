package fluxgate.app.source;

import fluxgate.app.source.FileReading.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * Merges files into one sequence: always the first entry, by {@link Entry#ORDER} and then by the
 * order of the files, of those that are open. A file is opened when the sequence comes near its
 * first event. Every decision, also how much a file may buffer, is taken at a point of that
 * sequence, so that threads change nothing but the time it takes.
 */
final class Merge {
  /**
   * Of the entries that may wait, the part for aggregates, which are sorted as far as they fit in.
   * A file gets an even share each time it is asked for more, so shares given out while fewer files
   * were open can exceed what there is, by a factor of ln(files) at worst.
   */
  private static final int AGGREGATES_ONE_IN = 4;

  /** A share is never smaller than this: less would make even tidy files late. */
  private static final int LEAST_SHARE = 1_024;

  /** Files open at once: below the usual limit of 1,024 descriptors, some 250 MB of buffers. */
  private static final int MOST_OPEN = 512;

  /** Files started before the sequence comes to them, so that it need not wait for them then. */
  private static final int STARTED_AHEAD = 2;

  private final List<Cursor> cursors = new ArrayList<>();
  private final Workers workers;
  private final int mostBuffered;
  private final BiConsumer<Cursor, Entry> next;
  private final LongConsumer afterBatch;
  private final ArrayDeque<Cursor> waiting;
  private final ArrayDeque<Cursor> started = new ArrayDeque<>();
  private final PriorityQueue<Cursor> front =
      new PriorityQueue<>((a, b) -> {
        int order = Entry.ORDER.compare(a.head(), b.head());
        return order != 0 ? order : Integer.compare(a.index, b.index);
      });
  private int open;
  private int openAggregates;
  private long records;

  /**
   * @param next takes the sequence, with the file that each entry came from
   * @param bytesRead counts stored octets
   * @param afterBatch called between batches with the number of records decoded
   */
  Merge(
      List<TelemetryFile> files,
      ReadOptions options,
      Workers workers,
      BiConsumer<Cursor, Entry> next,
      AtomicLong bytesRead,
      LongConsumer afterBatch) {
    for (int i = 0; i < files.size(); i++) {
      cursors.add(new Cursor(i, new FileReading(files.get(i), options, workers, bytesRead)));
    }
    this.workers = workers;
    this.mostBuffered = options.mostBuffered();
    this.next = next;
    this.afterBatch = afterBatch;
    List<Cursor> byTime = new ArrayList<>(cursors);
    byTime.sort((a, b) -> Long.compare(a.file().notBeforeMicros(), b.file().notBeforeMicros()));
    waiting = new ArrayDeque<>(byTime);
  }

  /** One for each file, in the order of the files. */
  List<Cursor> cursors() {
    return cursors;
  }

  /** Reads all files to their ends. */
  void run() {
    admit();
    while (!front.isEmpty()) {
      Cursor first = front.poll();
      if (deliverFrom(first)) {
        front.add(first);
      }
      admit();
    }
  }

  /** Hands on entries of one file as long as they are first; false once the file has ended. */
  private boolean deliverFrom(Cursor cursor) {
    Cursor second = front.peek();
    Cursor third = started.peek();
    long opensAt = third == null ? Long.MAX_VALUE : third.file().notBeforeMicros();
    do {
      next.accept(cursor, cursor.head());
      if (!cursor.step() && !advance(cursor)) {
        return false;
      }
    } while (cursor.head().orderMicros() < opensAt
        && (second == null || front.comparator().compare(cursor, second) < 0));
    return true;
  }

  /** Opens the files that the sequence has come near to. */
  private void admit() {
    startAhead();
    while (!started.isEmpty()) {
      Cursor candidate = started.peek();
      Cursor first = front.peek();
      if (first != null && candidate.file().notBeforeMicros() > first.head().orderMicros()) {
        return;
      }
      started.remove();
      if (advance(candidate)) {
        front.add(candidate);
      }
      startAhead();
    }
  }

  private void startAhead() {
    while (started.size() < STARTED_AHEAD && open < MOST_OPEN && !waiting.isEmpty()) {
      Cursor cursor = waiting.remove();
      open++;
      openAggregates += cursor.file().aggregates() ? 1 : 0;
      request(cursor);
      started.add(cursor);
    }
  }

  private void request(Cursor cursor) {
    cursor.request(workers, share(cursor), workers.blocksAhead(open));
  }

  private int share(Cursor cursor) {
    int share =
        cursor.file().aggregates()
            ? mostBuffered / AGGREGATES_ONE_IN / openAggregates
            : mostBuffered / open;
    return Math.max(share, LEAST_SHARE);
  }

  /** Takes batches until one has an entry; false once the file has ended. */
  private boolean advance(Cursor cursor) {
    for (Batch batch = cursor.take(workers); batch != null; batch = cursor.take(workers)) {
      records += batch.records();
      if (batch.last()) {
        open--;
        openAggregates -= cursor.file().aggregates() ? 1 : 0;
      } else {
        request(cursor);
      }
      afterBatch.accept(records);
      if (!batch.entries().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Closes whatever is open, once {@link Workers#stop} has said that nothing runs. */
  void close() {
    cursors.forEach(cursor -> cursor.reading.close());
  }
}
