package fluxgate.app.casefile.evidence;

import fluxgate.app.history.sighting.ImportedFile;
import fluxgate.app.source.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input of an import, looked for again.
 *
 * @param imported what the import read; null where the store does not say
 * @param state what became of it
 * @param path where it is; null where it is nowhere
 */
record SourceFile(@Nullable ImportedFile imported, InputState state, @Nullable Path path) {
  private static final int CHUNK = 1 << 16;

  /**
   * Looks under the name that it was imported by, then in the folders.
   *
   * @param candidates what imports read under this name, the one that is meant first
   */
  static SourceFile find(String name, List<ImportedFile> candidates, List<Path> folders) {
    if (name.equals("-")) {
      return new SourceFile(first(candidates), InputState.ONCE, null);
    }
    SourceFile best = new SourceFile(first(candidates), InputState.GONE, null);
    for (Path place : places(name, folders)) {
      if (!Files.exists(place)) {
        continue;
      }
      SourceFile found = compare(place, candidates);
      if (found.state.isUsable()) {
        return found;
      }
      best = best.state == InputState.GONE ? found : best;
    }
    return best;
  }

  private static @Nullable ImportedFile first(List<ImportedFile> candidates) {
    return candidates.isEmpty() ? null : candidates.getFirst();
  }

  private static List<Path> places(String name, List<Path> folders) {
    List<Path> places = new java.util.ArrayList<>();
    try {
      Path named = Path.of(name);
      places.add(named);
      for (Path folder : folders) {
        Path last = named.getFileName();
        if (!named.isAbsolute()) {
          places.add(folder.resolve(named));
        }
        if (last != null) {
          places.add(folder.resolve(last));
        }
      }
    } catch (InvalidPathException e) {
      // A name from another system: it is nowhere here.
    }
    return places;
  }

  /** One reading of the file, whatever it is compared with. */
  private static SourceFile compare(Path place, List<ImportedFile> candidates) {
    ImportedFile first = first(candidates);
    if (!Files.isRegularFile(place)) {
      return new SourceFile(first, InputState.ONCE, place);
    }
    try {
      long size = Files.size(place);
      for (ImportedFile candidate : candidates) {
        if (candidate.octets() >= 0
            && candidate.octets() <= size
            && sha256(place, candidate.octets()).equals(candidate.sha256())) {
          InputState state = candidate.octets() == size ? InputState.SAME : InputState.GROWN;
          return new SourceFile(candidate, state, place);
        }
      }
      return new SourceFile(first, InputState.CHANGED, place);
    } catch (IOException e) {
      return new SourceFile(first, InputState.UNREADABLE, place);
    }
  }

  /** Of so many octets from the start. */
  private static String sha256(Path file, long octets) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] chunk = new byte[CHUNK];
    long left = octets;
    try (InputStream in = Files.newInputStream(file)) {
      while (left > 0) {
        int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (count < 0) {
          break;
        }
        digest.update(chunk, 0, count);
        left -= count;
      }
    }
    return Sha256.hex(digest.digest());
  }
}
