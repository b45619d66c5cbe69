package fluxgate.app.history.folder;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.output.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * What a store once held and no longer has: a file that was set aside as damaged, and that nothing
 * has filled since.
 *
 * @param store the folder of the store
 * @param path where it lay, below that
 * @param kind what it held, such as {@code observations}
 * @param period the day or month that it is filed under
 * @param rows records in it
 * @param firstMicros the earliest event in it
 * @param lastMicros the latest event in it
 * @param inputs of the import that it came with, as they were named; none where that is not known
 * @param options by which it read them, where any is another than nobody has to say
 * @param command what imports these inputs again, to be pasted; empty where that does not fill it
 */
public record Hole(
    Path store,
    String path,
    String kind,
    String period,
    long rows,
    long firstMicros,
    long lastMicros,
    List<String> inputs,
    String options,
    String command) {
  /** Inputs are named up to here. */
  private static final int MOST_NAMED = 3;

  /** A command that has more inputs than these is none that somebody pastes. */
  private static final int MOST_PASTED = 20;

  public Hole {
    inputs = List.copyOf(inputs);
  }

  public static Hole of(StoreFolder store, StoredFile file) {
    List<StoredInput> inputs = InputLines.inputs(store, List.of(file.number()));
    ReadAs how = InputLines.how(store, file.number());
    boolean again = inputs.stream().noneMatch(input -> input.sha256() == null);
    boolean fillable = file.kind().isSeen() && again && !inputs.isEmpty();
    List<String> names = inputs.stream().map(StoredInput::file).toList();
    return new Hole(
        store.folder(),
        file.path(),
        file.kind().word(),
        file.period(),
        file.rows(),
        file.firstMicros(),
        file.lastMicros(),
        names,
        how == null ? "" : how.given(),
        fillable ? command(store.folder(), how == null ? List.of() : how.words(), names) : "");
  }

  private static String command(Path store, List<String> options, List<String> inputs) {
    List<String> words = new ArrayList<>(List.of("fluxgate", "history", "import"));
    words.addAll(List.of("--store", store.toString()));
    words.addAll(options);
    int more = inputs.size() > MOST_PASTED ? inputs.size() - MOST_NAMED : 0;
    words.addAll(inputs.subList(0, inputs.size() - more));
    String command = String.join(" ", words.stream().map(Hole::quoted).toList());
    return more == 0 ? command : command + " … (and " + more + " more that inputs/ names)";
  }

  /** A word as a shell takes it. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The same, where what is known of its inputs is damaged as well. */
  public Hole withoutInputs() {
    return new Hole(store, path, kind, period, rows, firstMicros, lastMicros, inputs, options, "");
  }

  /** Whether importing its inputs again fills it. */
  public boolean fillable() {
    return !command.isEmpty();
  }

  /** Whether it was kept, and no longer searched. */
  public boolean isArchived() {
    return path.startsWith(StoredFile.ARCHIVE);
  }

  /** Whether observations, questions, connections or settings are missing: what hunts read. */
  public boolean isSeen() {
    return Kind.SEEN.stream().anyMatch(seen -> seen.word().equals(kind));
  }

  /** Whether it held one of these. */
  public boolean isOf(Kind... kinds) {
    return Stream.of(kinds).anyMatch(one -> one.word().equals(kind));
  }

  /** What is missing, where something else is said of how it comes back. */
  public String gap() {
    return missing() + ", so what rests on it may be missing too; see 'fluxgate history verify'.";
  }

  /** What is missing. */
  public String sentence() {
    return missing() + ".";
  }

  /** How it comes back. */
  String remedy() {
    String backup =
        "put it back there from a backup and say 'fluxgate history verify --store "
            + quoted(store.toString())
            + "'";
    return fillable()
        ? "to fill it, import "
            + named()
            + " once more, as before"
            + (options.isEmpty() ? "" : " (" + options + ")")
            + ": '"
            + command
            + "', or "
            + backup
            + "."
        : "to fill it, "
            + backup
            + ", or import its inputs"
            + (inputs.isEmpty() ? "" : " (" + named() + ")")
            + " into a new store.";
  }

  String missing() {
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
