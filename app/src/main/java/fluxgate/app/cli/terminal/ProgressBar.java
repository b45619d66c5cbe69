package fluxgate.app.cli.terminal;

import fluxgate.app.source.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line on standard error that says how far reading has come: share, octets as stored, records a
 * second, time left. Redrawn in place and wiped at the end; nothing at all where nobody looks.
 *
 * <p>Octets count when they were taken from the file, a buffer before they are decoded. So the line
 * says 99 % until the run has gone on from reading, and rounds nothing up.
 */
public final class ProgressBar implements Progress, AutoCloseable {
  /** More often only flickers. */
  private static final long REDRAW_NANOS = 100_000_000;

  /** With the widest figures the line still fits into 80 columns; one that wraps is never wiped. */
  private static final int CELLS = 12;

  /** 100 is for what has ended, and then the line is gone. */
  private static final int MOST_PERCENT = 99;

  private static final double GIGA = 1e9;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final String WIPE = "\r\u001B[K";
  private static final String COLOUR = "\u001B[36m";
  private static final String PLAIN = "\u001B[0m";

  private final PrintStream out;
  private final boolean visible;
  private final boolean colour;
  private final LongSupplier nanos;
  private final long start;
  private long drawn;
  private boolean onScreen;

  ProgressBar(PrintStream out, boolean visible, boolean colour, LongSupplier nanos) {
    this.out = out;
    this.visible = visible;
    this.colour = colour;
    this.nanos = nanos;
    start = nanos.getAsLong();
    drawn = start;
  }

  /** A bar on standard error if that is a terminal; without colour where NO_COLOR is set. */
  public static ProgressBar onTerminal() {
    return new ProgressBar(
        System.err, Terminal.showsStandardError(), Terminal.allowsColour(), System::nanoTime);
  }

  @Override
  public void update(long bytes, long totalBytes, long records) {
    long now = nanos.getAsLong();
    if (!visible || now - drawn < REDRAW_NANOS) {
      return;
    }
    drawn = now;
    onScreen = true;
    out.print(WIPE + line(bytes, totalBytes, records, (now - start) / GIGA));
    out.flush();
  }

  private String line(long bytes, long totalBytes, long records, double seconds) {
    String rate = String.format(Locale.ROOT, "%,.0f records/s", records / seconds);
    if (totalBytes <= 0) {
      return size(bytes) + " of unknown size  " + rate;
    }
    double share = Math.min(1, (double) bytes / totalBytes);
    int full = (int) (share * CELLS);
    String bar = "█".repeat(full) + "░".repeat(CELLS - full);
    return String.format(
        Locale.ROOT,
        "%s %2d %%  %s of %s  %s  %s",
        colour ? COLOUR + bar + PLAIN : bar,
        Math.min(MOST_PERCENT, (int) (100 * share)),
        size(bytes),
        size(totalBytes),
        rate,
        left(share, seconds));
  }

  private static String left(double share, double seconds) {
    if (share == 0) {
      return "";
    }
    return share == 1 ? "almost done" : duration((1 - share) / share * seconds) + " left";
  }

  private static String size(long bytes) {
    return bytes < GIGA
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / GIGA);
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return whole + " s";
    }
    return whole < HOUR
        ? whole / MINUTE + " min " + whole % MINUTE + " s"
        : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
  }

  /** Wipes the line. */
  @Override
  public void close() {
    if (onScreen) {
      out.print(WIPE);
      out.flush();
      onScreen = false;
    }
  }
}
