package fluxgate.app.casefile.evidence;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.history.RawPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that was copied for a case, by all of its collections. */
public final class Collection {
  static final String INDEX = "index.jsonl";

  private final Map<RawPlace, Frozen> records = new HashMap<>();
  private final List<FrozenInput> inputs = new ArrayList<>();
  private final List<Path> indexes = new ArrayList<>();

  private Collection() {}

  /**
   * What lies in the folder of a case; nothing where there is none.
   *
   * @throws IOException where it cannot be read
   */
  public static Collection read(Path folder) throws IOException {
    Collection collection = new Collection();
    if (!Files.isDirectory(folder)) {
      return collection;
    }
    List<Path> folders;
    try (Stream<Path> found = Files.list(folder)) {
      folders = found.sorted(Comparator.comparing(Path::toString)).toList();
    }
    for (Path one : folders) {
      Path index = one.resolve(INDEX);
      if (Files.exists(index)) {
        collection.readIndex(index);
        collection.indexes.add(index);
      }
    }
    return collection;
  }

  private void readIndex(Path index) throws IOException {
    for (String line : Files.readAllLines(index)) {
      Map<String, Object> object = Jcs.parse(line);
      if (object == null) {
        throw new IOException(index + " is damaged; put it back from a backup");
      }
      String file = Jcs.text(object, "file");
      long imported = Jcs.number(object, "imported");
      switch (Jcs.text(object, "type")) {
        case "input" -> {
          InputState state = InputState.of(Jcs.text(object, "state"));
          inputs.add(
              new FrozenInput(
                  file,
                  imported,
                  Jcs.number(object, "octets"),
                  Jcs.text(object, "sha256"),
                  state == null ? InputState.UNREADABLE : state,
                  Jcs.text(object, "head")));
        }
        case "record" -> {
          RawPlace place =
              new RawPlace(
                  imported, file, Jcs.number(object, "offset"), (int) Jcs.number(object, "length"));
          records.put(
              place,
              new Frozen(
                  place,
                  index.resolveSibling(Jcs.text(object, "stored")),
                  Jcs.number(object, "stored_at"),
                  Jcs.text(object, "sha256")));
        }
        default -> {} // when it was made, and what keeps its hash from being guessed
      }
    }
  }

  /** The copies, by where the records lay. */
  public Map<RawPlace, Frozen> records() {
    return records;
  }

  /** The indexes of all collections in their order; custody has the hash of each. */
  public List<Path> indexes() {
    return indexes;
  }

  /** The inputs of all collections in their order; one may be there several times. */
  public List<FrozenInput> inputs() {
    return inputs;
  }
}
