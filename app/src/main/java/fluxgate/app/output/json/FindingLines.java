package fluxgate.app.output.json;

import fluxgate.app.output.FindingOutput;
import fluxgate.app.redaction.Disclosed;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** One JSON object a line. */
public final class FindingLines implements FindingOutput {
  @Override
  public void write(List<Disclosed> findings, PrintStream out) throws IOException {
    for (Disclosed disclosed : findings) {
      FindingJson.write(disclosed.finding(), out);
    }
  }
}
