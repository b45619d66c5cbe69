package fluxgate.app.simulate.log;

import java.io.IOException;
import java.util.PriorityQueue;

/**
 * Puts what is told late where it belongs. A play tells of a lookup when it is answered and of a
 * connection when it ends; a capture has its first packet where it was sent.
 *
 * <p>What is told later than the patience after its time is written late, out of its order.
 */
final class InOrder<T> {
  /** A lost message is told of after ten seconds, a delayed record after ten minutes. */
  static final long LOOKUPS = 15 * 60 * 1_000_000L;

  /** Connections last 25 minutes on average at most: of these, one in 120 takes longer. */
  static final long CONNECTIONS = 2 * 3_600 * 1_000_000L;

  /** Where it goes in the end. */
  interface Sink<T> {
    void write(long micros, T what) throws IOException;
  }

  /** The sequence makes the order total. */
  private record Waiting<T>(long micros, long sequence, T what) implements Comparable<Waiting<T>> {
    @Override
    public int compareTo(Waiting<T> other) {
      int byTime = Long.compare(micros, other.micros);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private final PriorityQueue<Waiting<T>> waiting = new PriorityQueue<>();
  private final long patienceMicros;
  private final Sink<T> sink;
  private long sequence;

  InOrder(long patienceMicros, Sink<T> sink) {
    this.patienceMicros = patienceMicros;
    this.sink = sink;
  }

  /**
   * @param micros where it belongs
   */
  void add(long micros, T what) {
    waiting.add(new Waiting<>(micros, sequence++, what));
  }

  /** The play has come to this time: writes what nothing precedes any more. */
  void passed(long micros) throws IOException {
    writeBefore(micros - patienceMicros);
  }

  /** Writes all that is left. */
  void finish() throws IOException {
    writeBefore(Long.MAX_VALUE);
  }

  private void writeBefore(long micros) throws IOException {
    while (!waiting.isEmpty() && waiting.peek().micros < micros) {
      Waiting<T> next = waiting.remove();
      sink.write(next.micros, next.what);
    }
  }
}
