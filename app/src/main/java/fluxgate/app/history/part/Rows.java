package fluxgate.app.history.part;

import fluxgate.app.history.folder.Times;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a part of one kind, by day. Those of a day lie in the order of time, which is the one
 * in which they came; after them the late ones, in the order in which they came.
 */
class Rows<B extends Batch> {
  final Part part;
  private final List<B> batches;
  private final int count;

  /** For each place the row there, counted through all batches; null where they lie in order. */
  private final int @Nullable [] places;

  /**
   * @param batches of one part, all full but the last; at least one
   */
  Rows(List<B> batches) {
    this.batches = batches;
    part = batches.getFirst().part;
    count = batches.stream().mapToInt(batch -> batch.rows).sum();
    places = places();
  }

  private int @Nullable [] places() {
    boolean ordered = true;
    for (int row = 0; row < count && ordered; row++) {
      ordered = !isLateRow(row);
    }
    if (ordered) {
      return null;
    }
    Integer[] boxed = new Integer[count]; // records that came late are rare
    Arrays.setAll(boxed, row -> row);
    Arrays.sort(
        boxed,
        (a, b) -> {
          int byDay = Long.compare(dayOfRow(a), dayOfRow(b));
          return byDay != 0 ? byDay : Boolean.compare(isLateRow(a), isLateRow(b));
        });
    int[] sorted = new int[count];
    Arrays.setAll(sorted, place -> boxed[place]);
    return sorted;
  }

  private boolean isLateRow(int row) {
    return batches.get(row / Batch.MOST).isLate(row % Batch.MOST);
  }

  private long dayOfRow(int row) {
    return Math.floorDiv(batches.get(row / Batch.MOST).order[row % Batch.MOST], Times.DAY);
  }

  final int count() {
    return count;
  }

  private int row(int place) {
    return places == null ? place : places[place];
  }

  /** The batch of a place, and below the row in it. */
  final B batch(int place) {
    return batches.get(row(place) / Batch.MOST);
  }

  final int inBatch(int place) {
    return row(place) % Batch.MOST;
  }

  /** How many places from here, before {@code to}, have rows of a batch one behind the other. */
  final int together(int from, int to) {
    int most = Math.min(to - from, Batch.MOST - inBatch(from));
    if (places == null) {
      return most;
    }
    int together = 1;
    while (together < most && places[from + together] == places[from] + together) {
      together++;
    }
    return together;
  }

  /** The day of a place, counted from the epoch. */
  final long day(int place) {
    return dayOfRow(row(place));
  }

  /** The first place after {@code from} of another day. */
  final int endOfDay(int from) {
    int to = from + 1;
    while (to < count && day(to) == day(from)) {
      to++;
    }
    return to;
  }

  /** How many of the places in {@code [from, to)}, all of one day, have rows that came late. */
  final int late(int from, int to) {
    int end = to;
    while (end > from && isLateRow(row(end - 1))) {
      end--;
    }
    return to - end;
  }
}
