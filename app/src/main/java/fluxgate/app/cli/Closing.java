package fluxgate.app.cli;

import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.util.List;
import java.util.Locale;

/** The one line that says how a run went. */
final class Closing {
  private Closing() {}

  static String of(ReadReport report, List<Finding> findings, Level least) {
    Ledger totals = report.totals();
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%,d records in %,d %s: %,d accepted, %,d skipped, %,d rejected",
            totals.readCount(),
            report.files().size(),
            report.files().size() == 1 ? "file" : "files",
            totals.acceptedCount(),
            totals.skippedCount(),
            totals.rejectedCount()));
    part(line, totals.duplicateCount(), "duplicate");
    part(line, totals.outOfRangeCount(), "out of range");
    line.append("; ").append(found(findings, least)).append('.');
    return line.toString();
  }

  private static void part(StringBuilder line, long count, String what) {
    if (count > 0) {
      line.append(String.format(Locale.ROOT, ", %,d %s", count, what));
    }
  }

  private static String found(List<Finding> findings, Level least) {
    if (findings.isEmpty()) {
      return "nothing at " + least.word() + " or above";
    }
    long alerts = findings.stream().filter(f -> f.peakLevel() == Level.ALERT).count();
    return String.format(
        Locale.ROOT,
        "%,d %s, %,d at alert",
        findings.size(),
        findings.size() == 1 ? "finding" : "findings",
        alerts);
  }
}
