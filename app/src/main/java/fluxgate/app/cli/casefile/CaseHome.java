package fluxgate.app.cli.casefile;

import java.nio.file.Path;

/** Where this installation keeps what belongs to it and not to a store. */
final class CaseHome {
  private CaseHome() {}

  /** The key by which packages are signed. */
  static Path key() {
    String home = System.getenv("FLUXGATE_HOME");
    Path folder =
        home == null || home.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".local", "share", "fluxgate")
            : Path.of(home);
    return folder.resolve("case.key");
  }
}
