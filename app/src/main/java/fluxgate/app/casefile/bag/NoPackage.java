package fluxgate.app.casefile.bag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What something is that is no package of a case at all, and never was. A package that is damaged
 * is none of this: what is wrong with it is for the checks to say.
 */
final class NoPackage {
  /** What a zip begins with, and what its last record begins with, read as little-endian. */
  private static final int LOCAL = 0x04034b50;

  private static final int END = 0x06054b50;

  /** A zip's last record with the longest comment. */
  private static final int MOST_TAIL = ZipLayout.END + 0xFFFF;

  /** The directory of any bag is smaller; a larger one is not read into memory. */
  private static final long MOST_DIRECTORY = 64L << 20;

  /** What each package has, whatever else is wrong with it. */
  private static final List<String> ITS_FILES = List.of("bagit.txt", Tags.MANIFEST, Seal.CUSTODY);

  private NoPackage() {}

  /**
   * What it is, as the rest of a sentence; null where it may be a package.
   *
   * @throws IOException where it cannot be read at all
   */
  static @Nullable String reason(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return ofFolder(place);
    }
    try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
      if (channel.size() == 0) {
        return "it is an empty file";
      }
      ByteBuffer tail = read(channel, Math.max(0, channel.size() - MOST_TAIL), MOST_TAIL);
      int end = end(tail);
      if (end < 0) {
        ByteBuffer head = read(channel, 0, Integer.BYTES);
        boolean begins = head.limit() == Integer.BYTES && head.getInt(0) == LOCAL;
        return begins ? null : "it is no zip";
      }
      if (Integer.toUnsignedLong(tail.getInt(end + 12)) > MOST_DIRECTORY) {
        return null;
      }
    }
    return ofZip(place);
  }

  /** Where the last record begins; negative where there is none. */
  private static int end(ByteBuffer tail) {
    for (int at = tail.limit() - ZipLayout.END; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        return at;
      }
    }
    return -1;
  }

  private static ByteBuffer read(FileChannel channel, long at, int most) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
    while (into.hasRemaining() && channel.read(into, at + into.position()) >= 0) {
      continue;
    }
    return into.flip();
  }

  private static @Nullable String ofZip(Path place) {
    try (ZipFile zip = new ZipFile(place.toFile());
        Stream<? extends ZipEntry> entries = zip.stream()) {
      return entries.map(ZipEntry::getName).anyMatch(NoPackage::isOurs)
          ? null
          : "it is a zip without bagit.txt";
    } catch (IOException | IllegalArgumentException e) {
      return null; // damaged
    }
  }

  private static boolean isOurs(String name) {
    return ITS_FILES.stream().anyMatch(file -> name.equals(file) || name.endsWith("/" + file));
  }

  private static @Nullable String ofFolder(Path folder) throws IOException {
    if (isBag(folder)) {
      return null;
    }
    List<Path> within;
    try (Stream<Path> found = Files.list(folder)) {
      within = found.filter(Files::isDirectory).filter(NoPackage::isBag).limit(2).toList();
    }
    return "it is a folder without bagit.txt"
        + (within.size() == 1 ? "; " + within.getFirst() + " within it has one" : "");
  }

  private static boolean isBag(Path folder) {
    return ITS_FILES.stream().anyMatch(file -> Files.exists(folder.resolve(file)));
  }
}
