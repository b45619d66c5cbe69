package fluxgate.app.casefile.export;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.dossier.AttackNotes;
import fluxgate.app.casefile.dossier.CaseView;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.casefile.dossier.Happening;
import fluxgate.app.casefile.dossier.Host;
import fluxgate.app.casefile.evidence.FrozenInput;
import fluxgate.app.explain.Explanation;
import fluxgate.app.output.Attack;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.explain.ExplainText;
import fluxgate.app.output.explain.Glyphs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a case in Markdown. */
public final class CaseText {
  private final CaseView view;
  private final Dossier dossier;
  private final StringBuilder out = new StringBuilder();

  private CaseText(CaseView view) {
    this.view = view;
    this.dossier = view.dossier();
  }

  /** The document. */
  public static String of(CaseView view) {
    CaseText text = new CaseText(view);
    text.write();
    return text.out.toString();
  }

  private void write() {
    CaseFile file = dossier.file();
    heading(1, "Case " + file.id() + ": " + file.subject().replace(".", "[.]"));
    paragraph(dossier.gist());
    String warning = view.warning();
    if (warning != null) {
      paragraph(warning);
    }
    row("", "");
    row("---", "---");
    row("About", String.join(", ", file.domains()).replace(".", "[.]"));
    row("Time looked at", file.since() + " to " + file.until());
    row("Opened", file.openedAt() + " by " + file.openedBy() + ": " + file.why());
    row("State", file.closedAt() == null ? "open" : "closed at " + file.closedAt());
    out.append('\n');
    heading(2, "Machines");
    hosts(dossier.hosts());
    if (!dossier.hosts().isEmpty()) {
      paragraph(Host.COUNTS);
    }
    if (!dossier.resolvers().isEmpty()) {
      heading(3, "Resolvers that asked for others");
      hosts(dossier.resolvers());
    }
    for (Explanation explanation : view.explanations()) {
      heading(2, Neutral.defanged(explanation.domain()));
      out.append("```\n").append(page(explanation).replace("```", "'''")).append("```\n\n");
    }
    heading(2, "Course of events");
    row("Time", "What", "Claim");
    row("---", "---", "---");
    for (Happening happening : view.happenings()) {
      row(Host.time(happening.micros()), happening.sentence(), happening.claim());
    }
    out.append('\n');
    if (view.furtherHappenings() > 0) {
      paragraph(
          Counted.of(view.furtherHappenings(), "more event", "more events")
              + ", most of them first sights of an address, in timeline.jsonl of the package.");
    }
    evidence();
    heading(2, "MITRE ATT&CK");
    list(AttackNotes.sentences(dossier));
    paragraph(Attack.NOTICE);
    if (!view.gaps().isEmpty()) {
      heading(2, "What could not be seen");
      list(view.gaps());
    }
  }

  private void hosts(List<Host> hosts) {
    if (hosts.isEmpty()) {
      paragraph("None is known to have asked or connected.");
      return;
    }
    row(
        "Machine",
        "State",
        "Owner",
        "In custody",
        "Questions",
        "Answered",
        "Connections",
        "First seen",
        "Last seen",
        "Why");
    row("---", "---", "---", "---", "---:", "---:", "---:", "---", "---", "---");
    for (Host host : hosts) {
      row(
          view.naming().label(host),
          host.stateWord(),
          host.owner(),
          host.pseudonym(),
          String.format(Locale.ROOT, "%,d", host.asked()),
          String.format(Locale.ROOT, "%,d", host.answered()),
          String.format(Locale.ROOT, "%,d", host.connected()),
          Host.time(host.firstMicros()),
          Host.time(host.lastMicros()),
          (host.mark().isEmpty() ? "" : host.mark() + "; ") + String.join("; ", host.why()));
    }
    out.append('\n');
  }

  private static String page(Explanation explanation) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(page, false, StandardCharsets.UTF_8)) {
      new ExplainText(print, false, Glyphs.UNICODE).print(explanation);
    }
    return page.toString(StandardCharsets.UTF_8);
  }

  private void evidence() {
    heading(2, "What it rests on");
    paragraph(
        Counted.of(dossier.claims().size(), "claim", "claims")
            + " on "
            + Counted.of(view.records(), "raw record", "raw records")
            + (view.missing() == 0 ? "." : ", and " + view.missing() + " that are not to be had."));
    row("Input", "When it was read again");
    row("---", "---");
    for (FrozenInput input : view.lastInputs()) {
      row(input.name(), input.state().words());
    }
    out.append('\n');
    heading(2, "Custody");
    row("No.", "Time", "Act", "What", "Who", "Hash");
    row("---:", "---", "---", "---", "---", "---");
    for (Map<String, Object> act : view.acts()) {
      row(
          String.valueOf(Jcs.number(act, "seq")),
          Jcs.text(act, "time_utc"),
          Jcs.text(act, "action"),
          Jcs.text(act, "object"),
          Jcs.text(act, "actor"),
          Jcs.text(act, "hash"));
    }
    out.append('\n');
    if (!view.notes().isEmpty()) {
      heading(2, "Notes");
      list(
          view.notes().stream()
              .map(note -> note.at() + ", " + note.author() + ": " + note.text())
              .toList());
    }
  }

  private void heading(int level, String text) {
    out.append("#".repeat(level)).append(' ').append(plain(text)).append("\n\n");
  }

  private void paragraph(String text) {
    out.append(plain(text)).append("\n\n");
  }

  private void list(List<String> items) {
    items.forEach(item -> out.append("* ").append(plain(item)).append('\n'));
    out.append('\n');
  }

  private void row(String... cells) {
    for (String cell : cells) {
      out.append("| ").append(plain(cell)).append(' ');
    }
    out.append("|\n");
  }

  /** Text that ends no cell and begins no markup. */
  private static String plain(String text) {
    return Neutral.text(text)
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("`", "'")
        .replace("](", "]\\(");
  }
}
