package fluxgate.app.history.folder;

import fluxgate.app.output.Counted;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

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
 * @param options by which it read them, where any is another than nobody has to say
 * @param fillable whether importing these inputs again fills it
 */
public record Hole(
    String path,
    String kind,
    String period,
    long rows,
    long firstMicros,
    long lastMicros,
    List<String> inputs,
    String options,
    boolean fillable) {
  /** Inputs are named up to here. */
  private static final int MOST_NAMED = 3;

  public Hole {
    inputs = List.copyOf(inputs);
  }

  public static Hole of(StoreFolder store, StoredFile file) {
    List<StoredInput> inputs = InputLines.inputs(store, List.of(file.number()));
    ReadAs how = InputLines.how(store, file.number());
    boolean again = inputs.stream().noneMatch(input -> input.sha256() == null);
    return new Hole(
        file.path(),
        file.kind().word(),
        file.period(),
        file.rows(),
        file.firstMicros(),
        file.lastMicros(),
        inputs.stream().map(StoredInput::file).toList(),
        how == null ? "" : how.given(),
        file.kind().isSeen() && again && !inputs.isEmpty());
  }

  /** What is missing. */
  public String gap() {
    return missing() + ", so what rests on it may be missing too; see 'fluxgate history verify'.";
  }

  /** What is missing, and how it comes back. */
  public String sentence() {
    String backup = "put it back there from a backup and say 'fluxgate history verify'";
    return missing()
        + (fillable
            ? "; import " + named() + " once more, as before" + said() + ", or " + backup + "."
            : "; "
                + backup
                + ", or import its inputs"
                + (inputs.isEmpty() ? "" : " (" + named() + ")")
                + " into a new store.");
  }

  private String said() {
    return options.isEmpty() ? "" : " (" + options + ")";
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

  /** One object, in a stable field order. */
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("path", path);
    json.writeStringProperty("kind", kind);
    json.writeStringProperty("period", period);
    json.writeNumberProperty("rows", rows);
    json.writeStringProperty("first", Times.text(firstMicros));
    json.writeStringProperty("last", Times.text(lastMicros));
    json.writeEndObject();
  }
}
