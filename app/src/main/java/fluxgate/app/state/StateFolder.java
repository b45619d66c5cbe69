package fluxgate.app.state;

import fluxgate.app.ledger.OutputException;
import fluxgate.detect.state.StateReader.StateFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder with state, locked against a second writer until it is closed.
 *
 * <p>{@code state} is replaced as a whole, by a rename; {@code state.previous} is what it was
 * before, to go back to by hand; {@code lock} is empty.
 */
final class StateFolder implements Closeable {
  private final Path folder;
  private final FileChannel lock;

  private StateFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens the folder, which is made where it is missing.
   *
   * @throws StateException where another run has it open, or it cannot be written in
   */
  static StateFolder open(Path folder) throws StateException {
    FileChannel channel = null;
    try {
      OwnerOnly.createFolder(folder);
      channel =
          FileChannel.open(
              folder.resolve("lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OwnerOnly.file(folder));
      FileLock held = tryLock(channel);
      if (held != null) {
        return new StateFolder(folder, channel);
      }
      channel.close();
    } catch (IOException e) {
      close(channel);
      throw new StateException(
          "--state " + folder + ": this folder cannot be used: " + reason(e) + ".", false);
    }
    throw new StateException(
        "--state " + folder + ": another run is using this folder; try again when it is done.",
        true);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // The failure before it is the one to tell.
      }
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "permission denied";
      case java.nio.file.FileAlreadyExistsException file -> "it is a file";
      case java.nio.file.NotDirectoryException file -> "it is a file";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  /** The parts of the state; null where there is none yet. */
  @Nullable Map<Integer, byte[]> load() throws StateException {
    Path file = folder.resolve("state");
    try {
      return Files.exists(file) ? StateFile.read(Files.readAllBytes(file)) : null;
    } catch (StateFormatException e) {
      throw refused(e);
    } catch (IOException e) {
      throw new StateException(file + " cannot be read: " + reason(e) + ".", false);
    } catch (OutOfMemoryError e) {
      throw new StateException(
          file + " is too large for the memory of this run; give Java more with -Xmx.", false);
    }
  }

  /** What to say of state that cannot be used. */
  StateException refused(StateFormatException damage) {
    Path file = folder.resolve("state");
    String way =
        Files.exists(folder.resolve("state.previous"))
            ? "; put state.previous in its place to go back one run, or remove both to begin anew."
            : "; remove it to begin anew.";
    return new StateException(file + " is " + damage.getMessage() + way, false);
  }

  /**
   * Puts new state in the place of the old.
   *
   * @throws OutputException where it cannot be written whole; the old one is still there then
   */
  void save(Map<Integer, byte[]> parts) throws OutputException {
    Path file = folder.resolve("state");
    Path next = folder.resolve("state.next");
    Path previous = folder.resolve("state.previous");
    try {
      write(next, StateFile.write(parts));
      if (Files.exists(file)) {
        Files.deleteIfExists(previous);
        keep(file, previous);
        OwnerOnly.tighten(previous);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      synchronise(folder);
    } catch (IOException e) {
      throw new OutputException(file.toString(), e);
    }
  }

  private void write(Path file, byte[] octets) throws IOException {
    Files.deleteIfExists(file); // of a run that was cut off
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.file(folder))) {
      ByteBuffer rest = ByteBuffer.wrap(octets);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** A second name for the file, so that there is no moment without state; or a copy. */
  private static void keep(Path file, Path previous) throws IOException {
    try {
      Files.createLink(previous, file);
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(file, previous, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A rename lasts once the folder itself is on the disk; not every system can say so. */
  private static void synchronise(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Then the rename lasts a little later.
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
