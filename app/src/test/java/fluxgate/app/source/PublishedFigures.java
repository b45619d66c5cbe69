package fluxgate.app.source;

import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of the lines of one folder. */
final class PublishedFigures {
  /**
   * Why a line that tells something is left to another line of the same log, which tells it: the
   * end of a connection after its beginning and its intervals, the question after what a policy or
   * a failure made of it, the session after what an inspection found in it, the other end's report;
   * or why there was none: a proxy that refused.
   */
  private static final Set<String> TOLD_BY_ANOTHER =
      Set.of(
          "not_ended",
          "told_before",
          "not_a_beginning",
          "no_direction",
          "rpz_rewrite",
          "query_failed",
          "rpz",
          "other_log",
          "other_message",
          "other_event_type",
          "other_class",
          "not_initiated",
          "no_connection",
          "dns_itself");

  private final String name;
  private final SortedMap<String, Integer> formats = new TreeMap<>();
  private final Ledger ledger = new Ledger();
  private final List<String> missing = new ArrayList<>();
  private final List<String> toldByAnother = new ArrayList<>();
  private final List<String> strange = new ArrayList<>();
  private int files;
  private int tell;
  private int accepted;

  PublishedFigures(String name) {
    this.name = name;
  }

  /** Takes a line that was read as a log of its own. */
  void read(PublishedLine line, FileReport report, Set<String> expected) {
    files++;
    formats.merge(report.format(), 1, Integer::sum);
    ledger.add(report.ledger());
    if (!expected.contains(report.format())) {
      strange.add(line.sample() + " is read as " + report.format());
    }
    if (!line.tells()) {
      return;
    }
    tell++;
    Ledger own = report.ledger();
    if (own.acceptedCount() > 0) {
      accepted++;
    } else if (TOLD_BY_ANOTHER.containsAll(own.skippedCounts().keySet())
        && own.rejectedCount() == 0) {
      toldByAnother.add(line.sample() + " " + own.skippedCounts().keySet());
    } else {
      missing.add(
          line.sample() + " " + own.skippedCounts().keySet() + own.rejectedCounts().keySet());
    }
  }

  /** Takes a line that nobody recognised. */
  void unknown(PublishedLine line) {
    files++;
    formats.merge("nothing", 1, Integer::sum);
    if (line.tells()) {
      tell++;
      missing.add(line.sample() + " [not recognised]");
    }
  }

  /** Lines that tell something and are read nowhere. */
  List<String> missing() {
    return missing;
  }

  /** Lines that were taken for another product's. */
  List<String> strange() {
    return strange;
  }

  /** Of the lines that tell something, and that no other line tells, how many were accepted. */
  double share() {
    int wanted = accepted + missing.size();
    return wanted == 0 ? 1 : (double) accepted / wanted;
  }

  boolean balances() {
    return ledger.balances();
  }

  /** A row of the table, and below it what was not accepted. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-40s %4d files %s; %d records, %d accepted, skipped %s, rejected %s; of %d that tell,"
                + " %d accepted (%.1f %% of what no other line tells)%n",
            name,
            files,
            formats,
            ledger.readCount(),
            ledger.acceptedCount(),
            ledger.skippedCounts(),
            ledger.rejectedCounts(),
            tell,
            accepted,
            100 * share()));
    missing.forEach(line -> text.append("    missing: ").append(line).append('\n'));
    toldByAnother.forEach(line -> text.append("    told by another: ").append(line).append('\n'));
    strange.forEach(line -> text.append("    strange: ").append(line).append('\n'));
    return text.toString();
  }
}
