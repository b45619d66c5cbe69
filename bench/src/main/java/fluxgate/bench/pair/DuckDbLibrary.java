package fluxgate.bench.pair;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB's jar without the native libraries that it carries, and this machine's beside it: whole,
 * it would unpack 70 MB at every start.
 */
final class DuckDbLibrary {
  private static final String NATIVE = "libduckdb_java.so_";

  private DuckDbLibrary() {}

  /** The jar, in the folder; made where it is not there yet. */
  static Path in(Path folder) throws IOException {
    Path jar = folder.resolve("duckdb_jdbc.jar");
    if (!Files.exists(jar)) {
      Files.createDirectories(folder);
      Path unfinished = folder.resolve("unfinished.jar");
      split(folder, unfinished);
      Files.move(unfinished, jar);
    }
    return jar;
  }

  private static void split(Path folder, Path slim) throws IOException {
    String ours = NATIVE + "linux_" + System.getProperty("os.arch").replace("aarch64", "arm64");
    try (ZipInputStream whole = new ZipInputStream(Files.newInputStream(own()));
        ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(slim))) {
      for (ZipEntry entry = whole.getNextEntry(); entry != null; entry = whole.getNextEntry()) {
        if (entry.getName().equals(ours)) {
          try (OutputStream out = Files.newOutputStream(folder.resolve(ours))) {
            whole.transferTo(out);
          }
        } else if (!entry.getName().startsWith(NATIVE)) {
          jar.putNextEntry(new ZipEntry(entry.getName()));
          whole.transferTo(jar);
        }
      }
    }
  }

  private static Path own() {
    try {
      return Path.of(
          DuckDBDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
