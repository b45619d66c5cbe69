package fluxgate.app.output.table;

import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.casefile.dossier.Host;
import fluxgate.app.output.Columns;
import fluxgate.app.output.Lines;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints the machines of a case, why each is listed, and what the marks and numbers mean. */
public final class HostTable {
  /** Longer names of machines stand in lines of their own, whole: a row fits the house's width. */
  private static final int WIDEST_HOST = 20;

  /** The same of who deals with them. */
  private static final int WIDEST_OWNER = 12;

  private static final int INDENT = 4;

  private final PrintStream out;

  public HostTable(PrintStream out) {
    this.out = out;
  }

  /** Prints them; nothing for none. */
  public void print(Dossier dossier) {
    List<Host> hosts = dossier.hosts();
    if (!hosts.isEmpty()) {
      table(hosts);
    }
    if (!dossier.resolvers().isEmpty()) {
      out.printf("%sResolvers that asked for others%n", hosts.isEmpty() ? "" : "\n");
      for (Host host : dossier.resolvers()) {
        wrapped(host.label(), 0);
        reasons(host);
      }
    }
    if (!hosts.isEmpty()) {
      out.println();
      wrapped(Host.COUNTS, 0);
    }
    Set<String> legend = new LinkedHashSet<>();
    hosts.forEach(host -> legend.addAll(host.legend()));
    dossier.resolvers().forEach(host -> legend.addAll(host.legend()));
    legend.forEach(sentence -> wrapped(sentence, 0));
  }

  private void table(List<Host> hosts) {
    int label = "HOST".length();
    int owner = "OWNER".length();
    for (Host host : hosts) {
      label = Math.max(label, width(host.label(), WIDEST_HOST));
      owner = Math.max(owner, width(host.owner(), WIDEST_OWNER));
    }
    String form = "%-" + label + "s  %-8s  %-" + owner + "s  %9s  %8s  %11s  %s%n";
    out.printf(
        form, "HOST", "STATE", "OWNER", "QUESTIONS", "ANSWERED", "CONNECTIONS", "FIRST SEEN");
    for (Host host : hosts) {
      boolean isLong = width(host.label(), WIDEST_HOST) == 0;
      if (isLong) {
        wrapped(host.label(), 0);
      }
      out.printf(
          form,
          isLong ? "" : Neutral.text(host.label()),
          host.stateWord(),
          width(host.owner(), WIDEST_OWNER) == 0 ? "" : Neutral.text(host.owner()),
          number(host.asked()),
          number(host.answered()),
          number(host.connected()),
          Host.time(host.firstMicros()));
      if (width(host.owner(), WIDEST_OWNER) == 0 && !host.owner().isEmpty()) {
        wrapped("owner: " + host.owner(), INDENT);
      }
      reasons(host);
    }
  }

  /** What it takes in its column; 0 where it has a line of its own. */
  private static int width(String text, int widest) {
    int width = Neutral.text(text).length();
    return width > widest ? 0 : width;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void reasons(Host host) {
    if (!host.mark().isEmpty()) {
      wrapped("mark: " + host.mark(), INDENT);
    }
    host.why().forEach(why -> wrapped(why, INDENT));
    if (!host.seen().processes().isEmpty()) {
      wrapped("by " + String.join(", ", host.seen().processes()), INDENT);
    }
    if (host.state() != null) {
      wrapped("in custody " + host.pseudonym(), INDENT);
    }
  }

  /** What goes on in a further line is indented once more. */
  private void wrapped(String text, int indent) {
    String before = " ".repeat(indent);
    for (String line : Lines.wrapped(Neutral.text(text), Columns.WIDTH - indent - 2)) {
      out.println(before + line);
      before = " ".repeat(indent + 2);
    }
  }
}
