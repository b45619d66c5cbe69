package fluxgate.app.casefile.evidence;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.source.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that was copied for a case, by all of its collections. */
public final class Collection {
  static final String INDEX = "index.jsonl";

  /** A file of copies: it lies beside its index, and nowhere else. */
  private static final String COPY = "[0-9]{4,9}\\.raw";

  private final Map<RawPlace, Frozen> records = new HashMap<>();
  private final List<FrozenInput> inputs = new ArrayList<>();
  private final List<Path> indexes = new ArrayList<>();
  private final List<Path> unrecorded = new ArrayList<>();
  private final Set<String> lost;

  private Collection(List<String> recorded) {
    this.lost = new LinkedHashSet<>(recorded);
  }

  /**
   * What lies in the folder of a case and is as custody recorded it.
   *
   * @param recorded the hashes of indexes that custody has. An index with another is that of a
   *     collection that was stopped before its record, or was changed since: nothing is taken from
   *     it.
   * @throws IOException where it cannot be read
   */
  public static Collection read(Path folder, List<String> recorded) throws IOException {
    Collection collection = new Collection(recorded);
    if (!Files.isDirectory(folder)) {
      return collection;
    }
    List<Path> folders;
    try (Stream<Path> found = Files.list(folder)) {
      folders = found.sorted(Comparator.comparing(Path::toString)).toList();
    }
    for (Path one : folders) {
      Path index = one.resolve(INDEX);
      if (!Files.exists(index)) {
        continue;
      }
      byte[] content = Files.readAllBytes(index);
      if (collection.lost.remove(Sha256.of(content))) {
        collection.readIndex(index, new String(content, StandardCharsets.UTF_8));
        collection.indexes.add(index);
      } else {
        collection.unrecorded.add(index);
      }
    }
    return collection;
  }

  private void readIndex(Path index, String content) throws IOException {
    for (String line : content.lines().toList()) {
      Map<String, Object> object = Jcs.parse(line);
      if (object == null) {
        throw damaged(index);
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
          String stored = Jcs.text(object, "stored");
          long length = Jcs.number(object, "length");
          long at = Jcs.number(object, "stored_at");
          if (!stored.matches(COPY) || length < 0 || length > Integer.MAX_VALUE || at < 0) {
            throw damaged(index);
          }
          RawPlace place = new RawPlace(imported, file, Jcs.number(object, "offset"), (int) length);
          records.put(
              place,
              new Frozen(place, index.resolveSibling(stored), at, Jcs.text(object, "sha256")));
        }
        default -> {} // when it was made, and what keeps its hash from being guessed
      }
    }
  }

  private static IOException damaged(Path index) {
    return new IOException(index + " is damaged; put it back from a backup");
  }

  /** Indexes with another hash than any that custody has. */
  public List<Path> unrecorded() {
    return unrecorded;
  }

  /** Hashes that custody has, and no index does: what was collected was changed, or is gone. */
  public Set<String> lost() {
    return lost;
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
