package fluxgate.app.history.duckdb;

import fluxgate.app.history.folder.Durable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.Locale;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB's native library, laid beside its jar where the program was built: DuckDB looks there
 * first, and otherwise unpacks 70 MB into the folder for temporary files at every start.
 */
final class NativeLibrary {
  private NativeLibrary() {}

  /** Does what is to be done once after a build; where it cannot, starts take longer. */
  static void unpackOnce() {
    try {
      CodeSource source = DuckDBDriver.class.getProtectionDomain().getCodeSource();
      if (source == null) {
        return;
      }
      Path jar = Path.of(source.getLocation().toURI());
      Path folder = jar.getParent();
      Path name = Path.of(name());
      if (folder == null
          || !Files.exists(folder.resolveSibling("fluxgate.jar"))
          || Files.exists(folder.resolve(name))) {
        return;
      }
      try (InputStream library = DuckDBDriver.class.getResourceAsStream("/" + name)) {
        if (library != null) {
          Path unfinished = Files.createTempFile(folder, "duckdb", Durable.UNFINISHED);
          Files.copy(library, unfinished, StandardCopyOption.REPLACE_EXISTING);
          Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException | URISyntaxException | SecurityException e) {
      // DuckDB unpacks it for itself then.
    }
  }

  /** As DuckDB's jar has it. */
  private static String name() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine =
        switch (System.getProperty("os.arch", "")) {
          case "aarch64", "arm64" -> "arm64";
          default -> "amd64";
        };
    String platform =
        system.startsWith("mac") ? "macos" : system.startsWith("windows") ? "windows" : "linux";
    return "libduckdb_java.so_" + platform + "_" + machine;
  }
}
