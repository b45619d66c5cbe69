package fluxgate.app.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where this user's own files lie unless somebody says otherwise: the store, lists, the key. */
final class StandardFolder {
  private static final String HOME = "FLUXGATE_HOME";

  private StandardFolder() {}

  /** The file or folder of this name on this machine, for this user. */
  static Path entry(String name) {
    return of(System.getenv(), System.getProperty("user.home", ".")).resolve(name);
  }

  /** What the environment names, else a folder of the user's. */
  static Path of(Map<String, String> environment, String userHome) {
    String home = environment.get(HOME);
    return home == null || home.isBlank()
        ? Path.of(userHome, ".local", "share", "fluxgate")
        : Path.of(home);
  }
}
