package fluxgate.app.casefile.evidence;

import fluxgate.app.explain.RawRecord;
import fluxgate.app.history.sighting.ImportedFile;
import fluxgate.app.source.Decompressed;
import fluxgate.app.source.RawRecords;
import fluxgate.observation.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Raw records looked at where they lie, and not copied: their beginnings, from inputs that still
 * are what was read.
 *
 * @param records those that could be read
 * @param unread why others could not be, by the names of their inputs
 */
public record RawGlance(Map<Provenance, RawRecord> records, Map<String, String> unread) {
  /** Each content that one name had is compared with the file that has it now. */
  private static final int MOST_CONTENTS = 4;

  /**
   * Reads them.
   *
   * @param imports what the store says of its inputs
   * @param isMeant whether the places are in this one, of those of one name
   */
  public static RawGlance at(
      Collection<Provenance> places, List<ImportedFile> imports, Predicate<ImportedFile> isMeant) {
    Map<String, List<Provenance>> byFile = new TreeMap<>();
    places.stream()
        .distinct()
        .forEach(
            place -> byFile.computeIfAbsent(place.file(), file -> new ArrayList<>()).add(place));
    RawGlance glance = new RawGlance(new HashMap<>(), new TreeMap<>());
    byFile.forEach((file, wanted) -> {
      List<ImportedFile> meant =
          imports.stream()
              .filter(input -> input.file().equals(file) && isMeant.test(input))
              .distinct()
              .toList();
      String why = glance.read(file, wanted, meant);
      if (why != null) {
        glance.unread.put(file, why);
      }
    });
    return glance;
  }

  /** Why they could not be read; null where they were. */
  private @Nullable String read(String file, List<Provenance> wanted, List<ImportedFile> meant) {
    if (meant.isEmpty()) {
      return file.equals("-") ? InputState.ONCE.words() : "not among what the store imported";
    }
    SourceFile source = SourceFile.find(file, meant, List.of());
    for (ImportedFile other : meant.size() > MOST_CONTENTS ? List.<ImportedFile>of() : meant) {
      if (source.state().isUsable()
          && !SourceFile.find(file, List.of(other), List.of()).state().isUsable()) {
        return "one of several inputs of this name, of which another is there now";
      }
    }
    Path path = source.path();
    if (!source.state().isUsable() || path == null) {
      return source.state().words();
    }
    if (meant.size() > MOST_CONTENTS) {
      return "one of many inputs of this name";
    }
    Map<Provenance, byte[]> found = new HashMap<>();
    try (InputStream in = Decompressed.open(path)) {
      RawRecords.fetch(in, wanted, found);
    } catch (IOException e) {
      return InputState.UNREADABLE.words();
    } finally {
      found.forEach((place, octets) -> records.put(place, RawRecord.of(place, octets)));
    }
    return null;
  }
}
