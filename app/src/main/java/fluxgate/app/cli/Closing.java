package fluxgate.app.cli;

import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.source.Unrecognised;
import fluxgate.detect.network.FluxNetwork;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The lines that say how a run went. */
final class Closing {
  /** Files named a reason; the summary names them all. */
  private static final int MOST_NAMED = 8;

  private Closing() {}

  /** One line a reason why files in folders were not read. */
  static List<String> notRead(List<Unrecognised> files) {
    Map<String, List<String>> byReason = new TreeMap<>();
    for (Unrecognised file : files) {
      byReason.computeIfAbsent(file.reason(), reason -> new ArrayList<>()).add(file.file());
    }
    List<String> lines = new ArrayList<>();
    byReason.forEach((reason, names) -> {
      int more = names.size() - MOST_NAMED;
      String named = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
      String rest = more > 0 ? " and " + more + " more, which --summary names" : "";
      lines.add("not read (" + reason + "): " + named + rest + ".");
    });
    return lines;
  }

  /** One line a network of which a finding is printed. */
  static List<String> networks(List<FluxNetwork> networks, List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (FluxNetwork network : networks) {
      double best = Double.NEGATIVE_INFINITY;
      for (Finding finding : findings) {
        if (network.id().equals(finding.network())) {
          best = Math.max(best, finding.verdict().score());
        }
      }
      if (best > Double.NEGATIVE_INFINITY) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s: %,d names share %,d homes; together they score %.1f%s.",
                network.id(),
                network.members().size(),
                network.agents(),
                network.score(best),
                network.confirmed() ? "" : ", none at alert by itself"));
      }
    }
    return lines;
  }

  static String of(ReadReport report, List<Finding> findings, Level least) {
    Ledger totals = report.totals();
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%,d %s in %,d %s: %,d accepted, %,d skipped, %,d rejected",
            totals.readCount(),
            totals.readCount() == 1 ? "record" : "records",
            report.files().size(),
            report.files().size() == 1 ? "file" : "files",
            totals.acceptedCount(),
            totals.skippedCount(),
            totals.rejectedCount()));
    part(line, totals.duplicateCount(), "duplicate");
    part(line, totals.outOfRangeCount(), "out of range");
    if (totals.acceptedCount() == 0) {
      return line + ". No record was used, so nothing can be said.";
    }
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
    long alerts = findings.stream().filter(f -> f.level() == Level.ALERT).count();
    long before = findings.stream().filter(f -> f.peakLevel() == Level.ALERT).count() - alerts;
    return String.format(
        Locale.ROOT,
        "%,d %s, %,d at alert%s",
        findings.size(),
        findings.size() == 1 ? "finding" : "findings",
        alerts,
        before > 0 ? String.format(Locale.ROOT, " and %,d that had been", before) : "");
  }
}
