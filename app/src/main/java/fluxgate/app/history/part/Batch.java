package fluxgate.app.history.part;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import fluxgate.observation.Client;
import fluxgate.observation.Observation;
import fluxgate.observation.Provenance;
import org.jspecify.annotations.Nullable;

/** Some rows of a part, all of one kind, a column an array: here the columns that all have. */
abstract sealed class Batch permits AnswerBatch, QuestionBatch, ConnectionBatch, SettingBatch {
  /** Large enough that handing it between threads costs nothing. */
  static final int MOST = 1 << 15;

  /** What a row takes of the columns here until it is written, in octets. */
  static final int ROW_OCTETS = 32;

  /** What the columns of most take, in octets. */
  static final int OCTETS = 56 * MOST;

  /** Of batches that wait to be used again, so that what they were part of can go. */
  static final Part NO_PART = new Part(0, 0);

  /** A number that is not known, in columns that may lack one. */
  static final long NONE = Long.MIN_VALUE;

  final Kind kind;

  /** What its rows belong to. */
  Part part = NO_PART;

  /** Where the row stands in time, which is what its file goes by. */
  final long[] order = new long[MOST];

  /** Counts what an import hands on, of all kinds, from {@link Part#begin}. */
  final int[] sequence = new int[MOST];

  /** Whether something later in time was handed on before; null where that is so of no row. */
  private boolean @Nullable [] late;

  final int[] source = new int[MOST];

  /** -1 for none. */
  final int[] client = new int[MOST];

  final long[] offset = new long[MOST];
  final int[] length = new int[MOST];
  int rows;

  Batch(Kind kind) {
    this.kind = kind;
  }

  /** Forgets its rows and takes those of a part, in the memory that it has. */
  void begin(Part next) {
    part = next;
    rows = 0;
    late = null;
  }

  /** Begins a row; the number of it. */
  final int row(Observation seen, @Nullable Client who, long place, boolean isLate) {
    int row = rows++;
    Provenance provenance = seen.provenance();
    order[row] = Times.clamp(seen.orderMicros());
    sequence[row] = (int) (place - part.begin);
    if (isLate) {
      markLate(row);
    }
    source[row] = part.source(seen);
    client[row] = part.client(who);
    offset[row] = provenance.offset();
    length[row] = provenance.length();
    return row;
  }

  private void markLate(int row) {
    boolean[] marks = late;
    if (marks == null) {
      marks = new boolean[MOST];
      late = marks;
    }
    marks[row] = true;
  }

  /** Whether something later in time was handed on before a row. */
  final boolean isLate(int row) {
    return late != null && late[row];
  }

  boolean isFull() {
    return rows == MOST;
  }

  /** The earliest and the latest time that a row tells of. */
  long firstMicros(int row) {
    return order[row];
  }

  long lastMicros(int row) {
    return order[row];
  }
}
