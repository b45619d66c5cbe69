package fluxgate.app.history.replay;

import fluxgate.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one import handed on, in the order in which it did.
 *
 * <p>Idea: rows that came in time lie in that order in their files, and all of one day before all
 * of the next. So the files of a day are opened together, and merged by the place that each row had
 * ({@code sequence}); the files of the next day when no row of this one is left that came in time.
 * Rows that came late are a stretch of their own, which was opened with their day, before which
 * they cannot have come.
 */
final class ImportReplay {
  private final long number;
  private final long firstMicros;
  private final List<List<FileTally>> days;
  private final List<Stretch> open = new ArrayList<>();
  private int nextDay;
  private int openInTime;
  private @Nullable Stretch first;

  /**
   * @param files of one publication; at least one
   */
  ImportReplay(long number, List<FileTally> files) {
    this.number = number;
    SortedMap<String, List<FileTally>> byDay = new TreeMap<>();
    files.forEach(
        file -> byDay.computeIfAbsent(file.file().period(), day -> new ArrayList<>()).add(file));
    days = List.copyOf(byDay.values());
    firstMicros = files.stream().mapToLong(file -> file.file().firstMicros()).min().orElse(0);
  }

  long number() {
    return number;
  }

  /** Nothing that it hands on stands before this. */
  long firstMicros() {
    return firstMicros;
  }

  /** Goes to its first row; false where there is none. */
  boolean begin() {
    return find();
  }

  private boolean find() {
    while (openInTime == 0 && nextDay < days.size()) {
      openDay(days.get(nextDay++));
    }
    if (open.isEmpty()) {
      return false;
    }
    Stretch found = open.getFirst();
    for (int i = 1; i < open.size(); i++) {
      if (open.get(i).sequence() < found.sequence()) {
        found = open.get(i);
      }
    }
    first = found;
    return true;
  }

  private void openDay(List<FileTally> files) {
    for (FileTally file : files) {
      Stretch inTime = new Stretch(file, false);
      if (inTime.open()) {
        open.add(inTime);
        openInTime++;
      }
      if (file.file().late() > 0) {
        Stretch late = new Stretch(file, true);
        if (late.open()) {
          open.add(late);
        }
      }
    }
  }

  /** The row that it stands at. */
  Observation head() {
    return stretch().head();
  }

  /** Of the row that it stands at. */
  Stretch stretch() {
    Stretch known = first;
    if (known == null) {
      throw new IllegalStateException("at no row");
    }
    return known;
  }

  /** Goes to the next row; false after the last. */
  boolean step() {
    Stretch from = stretch();
    if (!from.step()) {
      open.remove(from);
      openInTime -= from.isLate() ? 0 : 1;
    }
    return find();
  }

  void close() {
    open.forEach(Stretch::close);
  }
}
