package fluxgate.app.output.table;

import fluxgate.app.output.Counted;
import fluxgate.app.output.Lines;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.UtcTime;
import fluxgate.observation.Client;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Status;
import fluxgate.verdict.Unknown;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints findings as a table with their reasons. */
public final class FindingTable {
  /**
   * Longer names would push the columns off an 80-column screen; the block below has them whole.
   */
  private static final int WIDEST_NAME = 40;

  private static final int WIDTH = 100;

  private final PrintStream out;
  private final boolean colour;

  public FindingTable(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** Prints the table and the blocks; nothing for no findings. */
  public void print(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    int name = "DOMAIN".length();
    for (Finding finding : findings) {
      name = Math.max(name, Math.min(WIDEST_NAME, Neutral.defanged(finding.domain()).length()));
    }
    String row = "%s  %-" + name + "s  %5s  %-16s  %9s  %8s  %7s%n";
    out.printf(row, "LEVEL  ", "DOMAIN", "SCORE", "VARIANT", "ADDRESSES", "NETWORKS", "CLIENTS");
    for (Finding finding : findings) {
      out.printf(
          Locale.ROOT,
          row,
          level(finding.level()),
          cut(Neutral.defanged(finding.domain()), name),
          String.format(Locale.ROOT, "%.1f", finding.verdict().score()),
          finding.verdict().variant().word(),
          Counted.figure(finding.addresses().count(), finding.hasMoreAddresses()),
          Counted.figure(finding.addresses().asns(), finding.hasMoreAddresses()),
          Counted.figure(finding.clientCount(), finding.hasMoreClients()));
    }
    List<String> common = commonUnknowns(findings);
    for (Finding finding : findings) {
      out.println();
      block(finding, common);
    }
    if (!common.isEmpty()) {
      out.println();
      out.println("Of all of these:");
      unknown(common);
    }
  }

  /** What is unknown of every one, said once where there are several. */
  private static List<String> commonUnknowns(List<Finding> findings) {
    if (findings.size() == 1) {
      return List.of();
    }
    List<String> common = new ArrayList<>(findings.getFirst().verdict().unknown());
    findings.forEach(finding -> common.retainAll(finding.verdict().unknown()));
    return common;
  }

  private void unknown(List<String> codes) {
    for (int i = 0; i < codes.size(); i++) {
      line(i == 0 ? "unknown" : "", Unknown.sentence(codes.get(i)) + " " + codes.get(i));
    }
  }

  private void block(Finding finding, List<String> saidBelow) {
    String mark = finding.synthetic() ? "  (synthetic)" : "";
    out.println(level(finding.level()) + "  " + bold(Neutral.defanged(finding.domain())) + mark);
    if (finding.status() != Status.NEW) {
      line(finding.status().word(), String.join(", ", finding.changes()));
    }
    line("seen", seen(finding));
    line("answers", answers(finding));
    if (finding.ttl() != null) {
      Finding.Ttls ttl = finding.ttl();
      String range = ttl.min() == ttl.max() ? ttl.min() + " s" : ttl.min() + "–" + ttl.max() + " s";
      line("TTL", range + " in fresh answers (" + ttl.kind().name().toLowerCase(Locale.ROOT) + ")");
    }
    clients(finding);
    for (Evidence piece : finding.verdict().evidence()) {
      if (!piece.figure()) { // for who looks closer: explain has them
        evidence(piece);
      }
    }
    for (String cap : finding.verdict().caps()) {
      line("held", Neutral.text(cap));
    }
    if (finding.peakLevel() != finding.level()) {
      line("earlier", "reached " + finding.peakLevel().word() + ", and fell back since");
    }
    if (finding.network() != null) {
      line("network", finding.network());
    }
    unknown(
        finding.verdict().unknown().stream().filter(code -> !saidBelow.contains(code)).toList());
  }

  private static String seen(Finding finding) {
    String seen = time(finding.firstSeenMicros()) + " to " + time(finding.lastSeenMicros());
    Long alert = finding.alertAtMicros();
    Long suspect = finding.suspectAtMicros();
    if (alert != null) {
      return seen + ", alert since " + time(alert);
    }
    return suspect == null ? seen : seen + ", suspect since " + time(suspect);
  }

  private static String answers(Finding finding) {
    Finding.Answers answers = finding.answers();
    String text =
        String.format(
            Locale.ROOT,
            "%,d, of them %,d fresh, for %s",
            answers.total(),
            answers.fresh(),
            names(finding));
    Long toAlert = answers.freshToAlert();
    return toAlert == null ? text : text + "; alert after " + toAlert + " fresh";
  }

  private static String names(Finding finding) {
    String first = Neutral.defanged(finding.names().getFirst());
    return first + Counted.rest(finding.nameCount() - 1, finding.hasMoreNames());
  }

  private void clients(Finding finding) {
    List<String> listed = new ArrayList<>();
    Set<Client> machines = new HashSet<>();
    for (Finding.ClientContact contact : finding.clients().stream().limit(3).toList()) {
      machines.add(contact.client().machine());
      String process = contact.client().process();
      listed.add(
          Neutral.text(contact.client().label() + (process == null ? "" : " " + process))
              + String.format(Locale.ROOT, " (%s%s)", answers(contact), connections(contact)));
    }
    String rest = Counted.rest(finding.clientCount() - machines.size(), finding.hasMoreClients());
    for (int i = 0; i < listed.size(); i++) {
      boolean last = i == listed.size() - 1;
      line(i == 0 ? "clients" : "", listed.get(i) + (last ? rest : ""));
    }
  }

  private static String answers(Finding.ClientContact contact) {
    return count(contact.answers(), "answer", "answers");
  }

  private static String connections(Finding.ClientContact contact) {
    return contact.connections() == 0
        ? ", no connection seen"
        : ", "
            + count(contact.connections(), "connection", "connections")
            + " to "
            + count(contact.addressesContacted(), "address", "addresses");
  }

  private static String count(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }

  private void evidence(Evidence piece) {
    String weight = String.format(Locale.ROOT, "%+5.1f", piece.contribution());
    String shade = piece.contribution() > 0 ? "31" : "32";
    List<String> lines = Lines.wrapped(Neutral.sentence(piece.sentence()), WIDTH - 36);
    for (int i = 0; i < lines.size(); i++) {
      String head =
          i == 0
              ? paint(weight, shade) + "  " + String.format("%-18s", piece.code())
              : " ".repeat(weight.length() + 20);
      out.println("         " + head + "  " + lines.get(i));
    }
  }

  private void line(String label, String text) {
    List<String> lines = Lines.wrapped(text, WIDTH - 19);
    for (int i = 0; i < lines.size(); i++) {
      out.println("         " + String.format("%-8s", i == 0 ? label : "") + "  " + lines.get(i));
    }
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  private static String time(@Nullable Long micros) {
    return micros == null ? "" : UtcTime.second(micros);
  }

  private String level(Level level) {
    String word = String.format("%-7s", level == Level.NONE ? "-" : level.word());
    return switch (level) {
      case ALERT -> paint(word, "1;31");
      case SUSPECT -> paint(word, "33");
      case WATCH -> paint(word, "36");
      case NONE -> word;
    };
  }

  private String bold(String text) {
    return paint(text, "1");
  }

  private String paint(String text, String code) {
    return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
