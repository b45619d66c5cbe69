package fluxgate.app.history.smallstate;

import fluxgate.app.history.folder.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Opens the small state of a store to read it, and says what of it is still open after that. */
public final class OpenState {
  private OpenState() {}

  /**
   * Prints why it could not be opened, and each file descriptor that is left of it.
   *
   * @param arguments the store
   */
  public static void main(String[] arguments) throws IOException {
    Path store = Path.of(arguments[0]);
    try (SmallState state = SmallState.toRead(store)) {
      System.out.println(state);
    } catch (StoreException e) {
      System.out.println(e.getMessage());
    }
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open.toList()) {
        Path file = Files.readSymbolicLink(descriptor);
        if (file.startsWith(store)) {
          System.out.println(file);
        }
      }
    }
  }
}
