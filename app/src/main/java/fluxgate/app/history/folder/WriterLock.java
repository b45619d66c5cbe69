package fluxgate.app.history.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Lets one process write; it ends with the process, however that ends. */
final class WriterLock implements Closeable {
  static final String NAME = "lock";

  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a folder.
   *
   * @throws StoreException where another holds it; its sentence says which process
   */
  static WriterLock take(Path folder) throws IOException, StoreException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = tryLock(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (held == null) {
      channel.close();
      String holder = Files.readString(file).strip();
      throw StoreException.failed(
          folder
              + " is being written to"
              + (holder.isEmpty() ? "" : " by process " + holder)
              + "; try again when that is done.");
    }
    channel.truncate(0);
    String pid = ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
    return new WriterLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    }
  }
}
