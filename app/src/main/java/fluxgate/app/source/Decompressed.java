package fluxgate.app.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** One file, decompressed by content as telemetry is. */
public final class Decompressed {
  private Decompressed() {}

  /** The decompressed octets, for the caller to close. */
  public static InputStream open(Path file) throws IOException {
    return new OpenInput(Files.newInputStream(file), new AtomicLong()).stream();
  }
}
