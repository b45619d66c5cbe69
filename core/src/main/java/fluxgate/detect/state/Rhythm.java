package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import fluxgate.observation.ConnectionObservation;
import org.jspecify.annotations.Nullable;

/**
 * In what rhythm one client connects to a domain's addresses: how evenly, and what it does when
 * nobody answers. Counts only; no times are kept but the last.
 */
public final class Rhythm {
  /** A program that holds a list tries the next address at once (detection practice: 30 s). */
  private static final long FAILOVER_MICROS = 30_000_000L;

  /** Connections that a page opens side by side are one visit. */
  private static final long VISIT_MICROS = 5_000_000L;

  /** Of who never connected; nothing is added to it. */
  static final Rhythm NONE = new Rhythm();

  private long lastMicros = Long.MIN_VALUE;
  private @Nullable IpAddress lastFailed;
  private int failovers;
  private int pauses;
  private double meanSeconds;
  private double squares;

  void connected(ConnectionObservation connection) {
    long gap = lastMicros == Long.MIN_VALUE ? 0 : connection.timeMicros() - lastMicros;
    if (lastMicros != Long.MIN_VALUE && gap < 0) {
      return; // logged out of order: says nothing of what came next
    }
    IpAddress failed = lastFailed;
    if (failed != null && gap <= FAILOVER_MICROS && !failed.equals(connection.destination())) {
      failovers++;
    }
    if (gap >= VISIT_MICROS) {
      pauses++;
      double seconds = gap / 1e6;
      double away = seconds - meanSeconds;
      meanSeconds += away / pauses;
      squares += away * (seconds - meanSeconds);
    }
    lastMicros = connection.timeMicros();
    boolean nobody =
        connection.result() == ConnectionObservation.Result.UNANSWERED
            || connection.result() == ConnectionObservation.Result.REFUSED;
    lastFailed = nobody ? connection.destination() : null;
  }

  /** How often another address was tried within 30 seconds of one that did not answer. */
  public int failovers() {
    return failovers;
  }

  /** How many pauses between visits were seen. */
  public int pauses() {
    return pauses;
  }

  /** The mean pause in seconds; 0 where there was none. */
  public double meanSeconds() {
    return meanSeconds;
  }

  /**
   * The standard deviation of the pauses over their mean: near 0 for a timer, 1 for chance, more
   * for people; NaN below two pauses.
   */
  public double unevenness() {
    return pauses < 2 ? Double.NaN : StrictMath.sqrt(squares / (pauses - 1)) / meanSeconds;
  }

  void write(StateWriter out) {
    out.number(lastMicros);
    IpAddress failed = lastFailed;
    out.flag(failed != null);
    if (failed != null) {
      out.address(failed);
    }
    out.count(failovers);
    out.count(pauses);
    out.number(Double.doubleToLongBits(meanSeconds));
    out.number(Double.doubleToLongBits(squares));
  }

  static Rhythm read(StateReader in) {
    Rhythm rhythm = new Rhythm();
    rhythm.lastMicros = in.number();
    rhythm.lastFailed = in.flag() ? in.address() : null;
    rhythm.failovers = in.smallCount();
    rhythm.pauses = in.smallCount();
    rhythm.meanSeconds = Double.longBitsToDouble(in.number());
    rhythm.squares = Double.longBitsToDouble(in.number());
    return rhythm;
  }
}
