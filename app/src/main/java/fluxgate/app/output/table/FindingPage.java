package fluxgate.app.output.table;

import fluxgate.app.output.FindingOutput;
import fluxgate.app.output.OutputSettings;
import fluxgate.app.redaction.Disclosed;
import java.io.PrintStream;
import java.util.List;

/** The table and the reasons, for a terminal. */
public final class FindingPage implements FindingOutput {
  private final OutputSettings settings;

  public FindingPage(OutputSettings settings) {
    this.settings = settings;
  }

  @Override
  public void write(List<Disclosed> findings, PrintStream out) {
    new FindingTable(out, settings.colour())
        .print(findings.stream().map(Disclosed::finding).toList());
  }
}
