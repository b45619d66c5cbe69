package fluxgate.app.cli.option;

import fluxgate.app.context.ContextStore;
import java.nio.file.Path;
import java.util.Map;

/** Where this user's own files lie unless somebody says otherwise: the store, lists, the key. */
public final class StandardFolder {
  private static final String HOME = "FLUXGATE_HOME";

  private StandardFolder() {}

  /** The file or folder of this name on this machine, for this user. */
  static Path entry(String name) {
    return of(System.getenv(), System.getProperty("user.home", ".")).resolve(name);
  }

  /** The lists of this user. */
  public static ContextStore contextStore() {
    return new ContextStore(entry("context"));
  }

  /** What the environment names, else a folder of the user's. */
  public static Path of(Map<String, String> environment, String userHome) {
    String home = environment.get(HOME);
    return home == null || home.isBlank()
        ? Path.of(userHome, ".local", "share", "fluxgate")
        : Path.of(home);
  }
}
