package fluxgate.app.history.folder;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.output.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
 * @param fillable whether importing these inputs again fills it
 * @param command what does, to be pasted; empty where they are too many for that
 * @param list the file that names these inputs
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
    boolean fillable,
    String command,
    String list) {
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
        fillable,
        fillable ? command(store.folder(), how == null ? List.of() : how.words(), names) : "",
        store
            .manifest()
            .of(Kind.INPUTS)
            .filter(other -> other.number() == file.number())
            .map(other -> store.path(other).toString())
            .findFirst()
            .orElse(""));
  }

  private static String command(Path store, List<String> options, List<String> inputs) {
    List<String> named = inputs.size() > MOST_PASTED ? folder(inputs) : inputs;
    if (named.isEmpty()) {
      return "";
    }
    List<String> words = new ArrayList<>(List.of("fluxgate", "history", "import"));
    words.addAll(List.of("--store", store.toString()));
    words.addAll(options);
    words.addAll(named);
    return String.join(" ", words.stream().map(Hole::quoted).toList());
  }

  /** The folder that has these inputs and nothing else, by all that can be told; else none. */
  private static List<String> folder(List<String> inputs) {
    try {
      Path folder = Path.of(inputs.getFirst()).getParent();
      Set<Path> paths = new HashSet<>();
      inputs.forEach(input -> paths.add(Path.of(input)));
      if (folder == null || !paths.stream().allMatch(Files::isRegularFile)) {
        return List.of();
      }
      Set<Path> there = new HashSet<>();
      try (Stream<Path> files = Files.list(folder)) {
        files.limit(paths.size() + 1L).forEach(there::add);
      }
      return there.equals(paths) ? List.of(folder.toString()) : List.of();
    } catch (IOException | InvalidPathException e) {
      return List.of(); // nothing can be told of it
    }
  }

  /** A word as a shell takes it. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The same, where what is known of its inputs is damaged as well. */
  public Hole withoutInputs() {
    return new Hole(
        store, path, kind, period, rows, firstMicros, lastMicros, inputs, options, false, "", "");
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
    return fillable
        ? "to fill it, import "
            + (command.isEmpty()
                ? "all " + inputs.size() + " inputs that " + list + " names (" + named() + ")"
                : named())
            + " once more, as before"
            + (options.isEmpty() ? "" : " (" + options + ")")
            + (command.isEmpty() ? ", all at once" : ": '" + command + "'")
            + ", or "
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
