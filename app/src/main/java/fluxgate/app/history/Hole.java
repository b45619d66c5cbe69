package fluxgate.app.history;

import fluxgate.app.output.Counted;
import java.util.Locale;

/**
 * What a store once held and no longer has: a file that was set aside as damaged, and that nothing
 * has filled since.
 *
 * @param path where it lay, below the store's folder
 * @param kind what it held, such as {@code observations}
 * @param period the day or month that it is filed under
 * @param rows records in it
 * @param firstMicros the earliest event in it
 * @param lastMicros the latest event in it
 */
public record Hole(
    String path, String kind, String period, long rows, long firstMicros, long lastMicros) {
  static Hole of(StoredFile file) {
    return new Hole(
        file.path(),
        file.kind().word(),
        file.period(),
        file.rows(),
        file.firstMicros(),
        file.lastMicros());
  }

  /** What is missing, and how it comes back. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s is missing, with %s of %s to %s, since it was damaged and set aside; put it back there"
            + " from a backup and say 'fluxgate history verify', or import its inputs into a new"
            + " store.",
        path,
        Counted.of(rows, "record", "records"),
        Times.text(firstMicros),
        Times.text(lastMicros));
  }
}
