package fluxgate.app.history.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole, or not at all, whenever the machine stops. */
public final class Durable {
  /** What is not finished is named so, and removed by the next writer. */
  public static final String UNFINISHED = ".unfinished";

  private Durable() {}

  /** The name under which a file is written before {@link #publish}. */
  public static Path unfinished(Path target) {
    return target.resolveSibling(target.getFileName() + UNFINISHED);
  }

  /** Gives a file that was written under its unfinished name its own. */
  public static void publish(Path target) throws IOException {
    Path unfinished = unfinished(target);
    try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Files.move(
        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(target);
  }

  /** Writes a small file whole. */
  public static void write(Path target, byte[] content) throws IOException {
    Path unfinished = unfinished(target);
    try (FileChannel file =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer octets = ByteBuffer.wrap(content);
      while (octets.hasRemaining()) {
        file.write(octets);
      }
    }
    publish(target);
  }

  /** Makes the folder of a file, and has the names of new folders last. */
  public static void createFolderOf(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    createFolderOf(folder);
    Files.createDirectories(folder);
    syncFolder(folder);
  }

  /** Has the folder of a file remember the names in it. Not every system can open a folder. */
  static void syncFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}
