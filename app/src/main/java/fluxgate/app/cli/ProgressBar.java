package fluxgate.app.cli;

import fluxgate.app.source.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line on standard error that says how far reading has come: share, octets, records a second,
 * time left. Redrawn in place and wiped at the end; nothing at all where nobody looks.
 */
public final class ProgressBar implements Progress, AutoCloseable {
  /** More often only flickers. */
  private static final long REDRAW_NANOS = 100_000_000;

  private static final int CELLS = 24;
  private static final double GIGA = 1e9;
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
      return size(bytes) + "  " + rate;
    }
    double share = Math.min(1, (double) bytes / totalBytes);
    int full = (int) (share * CELLS);
    String bar = "█".repeat(full) + "░".repeat(CELLS - full);
    String left = share > 0 ? duration((1 - share) / share * seconds) + " left" : "";
    return String.format(
        Locale.ROOT,
        "%s %3.0f %%  %s of %s  %s  %s",
        colour ? COLOUR + bar + PLAIN : bar,
        100 * share,
        size(bytes),
        size(totalBytes),
        rate,
        left);
  }

  private static String size(long bytes) {
    return bytes < GIGA
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.2f GB", bytes / GIGA);
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
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
