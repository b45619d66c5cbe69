package fluxgate.detect.state;

import java.util.Arrays;

/** A small sorted set of marks with a capacity: beyond it, "at least so many" is all there is. */
public final class MarkSet implements Slice {
  private static final long[] EMPTY = {};

  private long[] marks = EMPTY;
  private int size;

  /** Adds a mark where there is room; whether the set grew. */
  public boolean add(long mark, int capacity) {
    if (size >= capacity) {
      return false;
    }
    int at = Arrays.binarySearch(marks, 0, size, mark);
    if (at >= 0) {
      return false;
    }
    int insert = -at - 1;
    if (size == marks.length) {
      marks = Arrays.copyOf(marks, Math.max(2, size * 2));
    }
    System.arraycopy(marks, insert, marks, insert + 1, size - insert);
    marks[insert] = mark;
    size++;
    return true;
  }

  public void remove(long mark) {
    int at = Arrays.binarySearch(marks, 0, size, mark);
    if (at >= 0) {
      System.arraycopy(marks, at + 1, marks, at, size - at - 1);
      size--;
    }
  }

  /** How many. */
  public int size() {
    return size;
  }

  /** How many marks this and the other hold together. */
  public int sizeWith(MarkSet other) {
    int together = size;
    for (int i = 0; i < other.size; i++) {
      together += Arrays.binarySearch(marks, 0, size, other.marks[i]) < 0 ? 1 : 0;
    }
    return together;
  }

  @Override
  public void write(StateWriter out) {
    out.count(size);
    for (int i = 0; i < size; i++) {
      out.number(marks[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static MarkSet read(StateReader in) {
    MarkSet set = new MarkSet();
    int count = in.size();
    for (int i = 0; i < count; i++) {
      set.add(in.number(), count);
    }
    return set;
  }
}
