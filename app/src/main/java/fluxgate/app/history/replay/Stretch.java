package fluxgate.app.history.replay;

import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.parquet.ParquetRows;
import fluxgate.observation.Observation;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a stored file, one after the other: those that came in time, or those that came
 * late. Where it cannot be read, it ends, and its {@link FileTally} says why.
 */
final class Stretch implements Closeable {
  private final FileTally tally;
  private final boolean late;
  private @Nullable SeenReader reader;
  private long left;
  private @Nullable Observation head;
  private long sequence;

  /**
   * @param late whether it is the rows that came late
   */
  Stretch(FileTally tally, boolean late) {
    this.tally = tally;
    this.late = late;
  }

  /** Opens it and goes to its first row; false where there is none. */
  boolean open() {
    StoredFile file = tally.file();
    String unusable = tally.unusable();
    if (unusable != null) {
      tally.damaged(unusable);
      return false;
    }
    try {
      SeenReader opened = reader(new ParquetRows(tally.path()));
      reader = opened;
      left = late ? file.late() : file.rows() - file.late();
      if (late) {
        opened.skip(file.rows() - file.late());
      }
    } catch (IOException e) {
      damaged(e);
      return false;
    }
    return step();
  }

  private SeenReader reader(ParquetRows rows) throws IOException {
    boolean opened = false;
    try {
      SeenReader of =
          switch (tally.file().kind()) {
            case QUESTIONS -> new QuestionReader(rows);
            case CONNECTIONS -> new ConnectionReader(rows);
            case SETTINGS -> new SettingReader(rows);
            default -> new AnswerReader(rows);
          };
      opened = true;
      return of;
    } finally {
      if (!opened) {
        rows.close();
      }
    }
  }

  /** Whether its rows came late. */
  boolean isLate() {
    return late;
  }

  /** The row that it stands at. */
  Observation head() {
    Observation known = head;
    if (known == null) {
      throw new IllegalStateException("at no row");
    }
    return known;
  }

  /** Where the row stood among all that its import handed on. */
  long sequence() {
    return sequence;
  }

  FileTally tally() {
    return tally;
  }

  /** Goes to the next row; false after the last. */
  boolean step() {
    SeenReader from = reader;
    try {
      if (from != null && left > 0) {
        left--;
        if (from.next()) {
          Observation seen = from.observation();
          head = seen;
          sequence = from.sequence(seen);
          return true;
        }
        throw new IOException("it has fewer rows than were published");
      }
    } catch (IOException e) {
      damaged(e);
    }
    close();
    return false;
  }

  private void damaged(IOException e) {
    tally.damaged("cannot be read further: " + e.getMessage());
    close();
  }

  @Override
  public void close() {
    SeenReader open = reader;
    reader = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Nothing more is wanted of it.
      }
    }
  }
}
