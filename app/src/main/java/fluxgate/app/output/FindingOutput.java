package fluxgate.app.output;

import fluxgate.app.redaction.Disclosed;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** One way to write findings. */
public interface FindingOutput {
  /**
   * Writes the findings in the order given, as one document. The stream stays open.
   *
   * @throws IOException where the stream does not take it
   */
  void write(List<Disclosed> findings, PrintStream out) throws IOException;

  /** Sentences on what was written or left out, for whoever ran it; known when all is written. */
  default List<String> notes() {
    return List.of();
  }
}
