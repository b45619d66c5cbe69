package fluxgate.app.casefile.bag;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a bag that is to be checked, by path from the bag's folder: of a zip, or of the
 * folder that one was unpacked into.
 */
final class BagFiles implements Closeable {
  /** More than a case ever has: then it is some other folder. */
  private static final int MOST_FILES = ZipLayout.MOST_ENTRIES;

  private final SortedMap<String, Content> files = new TreeMap<>();
  private final Map<String, Integer> checksums = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final @Nullable BagArchive archive;
  private @Nullable String root;

  private BagFiles(@Nullable BagArchive archive) {
    this.archive = archive;
  }

  /**
   * Opens a zip or a folder.
   *
   * @throws IOException where it cannot be read at all
   */
  static BagFiles open(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      BagFiles files = new BagFiles(null);
      files.walk(place);
      return files;
    }
    BagFiles files = new BagFiles(BagArchive.open(place));
    files.list();
    return files;
  }

  private void list() {
    if (archive == null) {
      return;
    }
    problems.addAll(archive.problems());
    for (BagArchive.Entry entry : archive.entries().values()) {
      int slash = entry.name().indexOf('/');
      String folder = entry.name().substring(0, slash);
      if (root != null && !root.equals(folder)) {
        problems.add(entry.name() + ": it lies beside the bag's folder " + root);
        continue;
      }
      root = folder;
      String path = entry.name().substring(slash + 1);
      files.put(path, archive.content(entry));
      checksums.put(path, entry.crc());
    }
  }

  private void walk(Path folder) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(folder)) {
      found = walk.limit(2L * MOST_FILES).toList();
    } catch (UncheckedIOException e) { // a folder below that may not be read
      throw e.getCause();
    }
    for (Path file : found) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        problems.add(path + ": it is a link or no plain file, which a bag never holds");
      } else if (files.size() < MOST_FILES) {
        files.put(path, Content.of(file));
      }
    }
  }

  /** What is wrong around the files. */
  List<String> problems() {
    return problems;
  }

  /** The one folder in an archive; null of a folder, which people may name as they like. */
  @Nullable String root() {
    return root;
  }

  SortedMap<String, Content> files() {
    return files;
  }

  /** The checksum that the archive has for a file; null where there is no archive. */
  @Nullable Integer checksum(String path) {
    return checksums.get(path);
  }

  @Override
  public void close() throws IOException {
    if (archive != null) {
      archive.close();
    }
  }
}
