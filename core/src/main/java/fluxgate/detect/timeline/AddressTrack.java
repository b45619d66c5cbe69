package fluxgate.detect.timeline;

import fluxgate.net.IpAddress;
import java.util.Arrays;

/**
 * One address over time: when answers that held it were current, in at most {@value #MOST_SPANS}
 * spans. Where there would be more, the two nearest become one.
 */
public final class AddressTrack {
  static final int MOST_SPANS = 48;

  /** A TTL beyond a day says that an address stays, not until when. */
  private static final long LONGEST_LIFE_MICROS = 86_400L * 1_000_000;

  private final IpAddress address;
  private long[] starts = new long[2];
  private long[] ends = new long[2];
  private int spans;
  private long answers;
  private long connections;

  AddressTrack(IpAddress address) {
    this.address = address;
  }

  void answered(long micros, long lifeMicros) {
    answers++;
    long end = micros + Math.min(lifeMicros, LONGEST_LIFE_MICROS);
    if (spans > 0 && micros <= ends[spans - 1]) {
      ends[spans - 1] = Math.max(ends[spans - 1], end);
      return;
    }
    if (spans == MOST_SPANS) {
      joinNearest();
    } else if (spans == starts.length) {
      starts = Arrays.copyOf(starts, Math.min(MOST_SPANS, 2 * spans));
      ends = Arrays.copyOf(ends, starts.length);
    }
    starts[spans] = micros;
    ends[spans++] = end;
  }

  private void joinNearest() {
    int nearest = 0;
    for (int i = 1; i + 1 < spans; i++) {
      if (starts[i + 1] - ends[i] < starts[nearest + 1] - ends[nearest]) {
        nearest = i;
      }
    }
    ends[nearest] = ends[nearest + 1];
    System.arraycopy(starts, nearest + 2, starts, nearest + 1, spans - nearest - 2);
    System.arraycopy(ends, nearest + 2, ends, nearest + 1, spans - nearest - 2);
    spans--;
  }

  void connected() {
    connections++;
  }

  public IpAddress address() {
    return address;
  }

  /** How many spans it was current in. */
  public int spans() {
    return spans;
  }

  public long startOf(int span) {
    return starts[span];
  }

  /** When the last answer of the span ran out. */
  public long endOf(int span) {
    return ends[span];
  }

  public long firstMicros() {
    return starts[0];
  }

  /** Answers that held it, cached repeats included. */
  public long answers() {
    return answers;
  }

  /** Connections to it that the domain explains. */
  public long connections() {
    return connections;
  }
}
