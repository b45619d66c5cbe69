package fluxgate.detect.timeline;

import java.util.Arrays;

/**
 * Spans of time in order, at most {@value #MOST}: where there would be more, the two nearest become
 * one.
 */
public final class Spans {
  public static final int MOST = 48;

  private long[] starts = new long[2];
  private long[] ends = new long[2];
  private int count;

  /** Begins another span; starts never go back. */
  void begin(long start, long end) {
    if (count == MOST) {
      joinNearest();
    } else if (count == starts.length) {
      starts = Arrays.copyOf(starts, Math.min(MOST, 2 * count));
      ends = Arrays.copyOf(ends, starts.length);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  /** Lets the last span last until {@code end} at least. */
  void reach(long end) {
    ends[count - 1] = Math.max(ends[count - 1], end);
  }

  private void joinNearest() {
    int nearest = 0;
    for (int i = 1; i + 1 < count; i++) {
      if (starts[i + 1] - ends[i] < starts[nearest + 1] - ends[nearest]) {
        nearest = i;
      }
    }
    ends[nearest] = ends[nearest + 1];
    System.arraycopy(starts, nearest + 2, starts, nearest + 1, count - nearest - 2);
    System.arraycopy(ends, nearest + 2, ends, nearest + 1, count - nearest - 2);
    count--;
  }

  public int count() {
    return count;
  }

  public long startOf(int span) {
    return starts[span];
  }

  public long endOf(int span) {
    return ends[span];
  }
}
