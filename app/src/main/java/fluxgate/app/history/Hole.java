package fluxgate.app.history;

import fluxgate.app.output.Counted;
import java.util.List;
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
 * @param inputs of the import that it came with, as they were named; none where that is not known
 */
public record Hole(
    String path,
    String kind,
    String period,
    long rows,
    long firstMicros,
    long lastMicros,
    List<String> inputs) {
  /** Inputs are named up to here. */
  private static final int MOST_NAMED = 3;

  public Hole {
    inputs = List.copyOf(inputs);
  }

  static Hole of(StoreFolder store, StoredFile file) {
    return new Hole(
        file.path(),
        file.kind().word(),
        file.period(),
        file.rows(),
        file.firstMicros(),
        file.lastMicros(),
        InputLines.inputs(store, List.of(file.number())).stream().map(StoredInput::file).toList());
  }

  /** What is missing. */
  public String gap() {
    return missing() + ", so what rests on it may be missing too; see 'fluxgate history verify'.";
  }

  /** What is missing, and how it comes back. */
  public String sentence() {
    return missing()
        + "; put it back there from a backup and say 'fluxgate history verify', or import its inputs"
        + (inputs.isEmpty() ? "" : " (" + named() + ")")
        + " into a new store.";
  }

  private String missing() {
    return String.format(
        Locale.ROOT,
        "%s is missing, with %s of %s to %s, since it was damaged and set aside",
        path,
        Counted.of(rows, "record", "records"),
        Times.text(firstMicros),
        Times.text(lastMicros));
  }

  private String named() {
    List<String> first = inputs.subList(0, Math.min(MOST_NAMED, inputs.size()));
    int more = inputs.size() - first.size();
    return String.join(", ", first) + (more == 0 ? "" : " and " + more + " more");
  }
}
