package fluxgate.app.findings;

import fluxgate.app.history.folder.Json;
import fluxgate.app.history.folder.Json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A hunt whose findings are kept: what was read, and what it was judged by.
 *
 * @param program name and version
 * @param baseline what was ordinary, {@code cold} for nothing learned
 * @param inputs an array of JSON: {@code file}, {@code format}, {@code octets}, {@code sha256}
 * @param context the same of lists, registration dates, network maps and tables of systems: {@code
 *     file}, {@code sha256}
 * @param since the bound that was given; null for none
 * @param until the bound that was given; null for none
 * @param fromStore whether observations came from the store itself
 * @param missing files of the store, of its time, that could not be read as they were published
 */
public record KeptHunt(
    Instant started,
    String program,
    String baseline,
    String inputs,
    String context,
    @Nullable Instant since,
    @Nullable Instant until,
    boolean fromStore,
    Set<String> missing) {
  public KeptHunt {
    missing = Set.copyOf(missing);
  }

  /** The paths in an array of JSON. */
  static Set<String> missing(String array) {
    JsonObject json = Json.parse("{\"files\":" + array + "}");
    return json == null ? Set.of() : Set.copyOf(json.texts("files"));
  }

  /** Whether another hunt judged by the same program, baseline and context. */
  public boolean judgedAs(KeptHunt other) {
    return program.equals(other.program)
        && baseline.equals(other.baseline)
        && hashes(context).equals(hashes(other.context));
  }

  /**
   * Whether this one was asked for the same time as a later one, and of what it read then the later
   * one can say something: from the store, or the same files.
   */
  boolean isOfTheTimeOf(KeptHunt later) {
    return Objects.equals(since, later.since)
        && Objects.equals(until, later.until)
        && (fromStore && later.fromStore || hasInputsOf(later));
  }

  private boolean hasInputsOf(KeptHunt later) {
    Set<String> own = hashes(inputs);
    return !own.isEmpty() && !own.contains("") && own.equals(hashes(later.inputs));
  }

  /** The contents in an array of JSON, whatever their names. */
  private static Set<String> hashes(String array) {
    Set<String> hashes = new TreeSet<>();
    files(array).forEach(file -> hashes.add(file.textOr("sha256", "")));
    return hashes;
  }

  private static List<JsonObject> files(String array) {
    JsonObject json = Json.parse("{\"files\":" + array + "}");
    return json == null ? List.of() : json.objects("files");
  }

  /** The names of what was read. */
  public List<String> inputNames() {
    return files(inputs).stream().map(file -> file.textOr("file", "")).toList();
  }

  /** Whether it read this content under this name. */
  public boolean hasRead(String name, String sha256) {
    return files(inputs).stream()
        .anyMatch(file ->
            file.textOr("file", "").equals(name) && file.textOr("sha256", "").equals(sha256));
  }

  /** What differs from an earlier hunt, to follow "with"; empty where nothing does. */
  public String differenceTo(KeptHunt earlier) {
    StringBuilder words = new StringBuilder();
    add(words, program.equals(earlier.program), "another version of Fluxgate");
    add(words, baseline.equals(earlier.baseline), "another baseline");
    add(words, hashes(context).equals(hashes(earlier.context)), "other lists or network maps");
    add(words, hashes(inputs).equals(hashes(earlier.inputs)), "other input");
    return words.toString();
  }

  private static void add(StringBuilder words, boolean same, String what) {
    if (!same) {
      words.append(words.isEmpty() ? "" : ", ").append(what);
    }
  }
}
