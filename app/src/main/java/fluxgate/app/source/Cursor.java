package fluxgate.app.source;

import fluxgate.app.ledger.Ledger;
import fluxgate.app.source.FileReading.Batch;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Where the merge stands in one file: a batch in hand, the next being decoded. Belongs to the
 * merging thread; what the file's ledger says is read only after the last batch.
 */
final class Cursor {
  final int index;
  final FileReading reading;

  /** What the merge decided: accepted, duplicate, late. */
  final Ledger ledger = new Ledger();

  private @Nullable Future<Batch> next;
  private @Nullable Batch batch;
  private int at;

  /**
   * @param index the file's place among the files
   */
  Cursor(int index, FileReading reading) {
    this.index = index;
    this.reading = reading;
  }

  TelemetryFile file() {
    return reading.file();
  }

  /** Has the next batch decoded, as {@link FileReading#batch} says. */
  void request(Workers workers, int mostBuffered, int blocksAhead) {
    next = workers.start(() -> reading.batch(mostBuffered, blocksAhead));
  }

  /** The entry in hand. */
  Entry head() {
    if (batch == null) {
      throw new IllegalStateException("no batch in hand");
    }
    return batch.entries().get(at);
  }

  /** Goes to the next entry of the batch in hand; false where a new one is needed. */
  boolean step() {
    return batch != null && ++at < batch.entries().size();
  }

  /** Waits for the batch that was requested and takes it in hand; null after the last. */
  @Nullable Batch take(Workers workers) {
    batch = null; // of a file that has ended nothing stays in memory
    if (next == null) {
      return null;
    }
    batch = workers.awaitMerging(next);
    next = null;
    at = 0;
    return batch;
  }
}
