package fluxgate.app.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An input that is not telemetry but tells how to read it: a network map. */
public final class ContextFile {
  private final InputFile input;
  private final @Nullable OpenInput kept;

  ContextFile(InputFile input, @Nullable OpenInput kept) {
    this.input = input;
    this.kept = kept;
  }

  /** A copy that was kept of an input. */
  public static ContextFile at(String name, Path path) {
    return new ContextFile(new InputFile(name, path, 0, null), null);
  }

  /** As the user gave it. */
  public String name() {
    return input.name();
  }

  /** The decompressed content, for the caller to close; once only where it came from a pipe. */
  public InputStream open() throws IOException {
    if (kept != null) {
      return kept.stream();
    }
    return new OpenInput(input.open(InputStream.nullInputStream()), new AtomicLong()).stream();
  }
}
