package fluxgate.app.output.html;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.dossier.AttackNotes;
import fluxgate.app.casefile.dossier.CaseView;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.casefile.dossier.Happening;
import fluxgate.app.casefile.dossier.Host;
import fluxgate.app.casefile.evidence.FrozenInput;
import fluxgate.app.explain.Explanation;
import fluxgate.app.explain.Gist;
import fluxgate.app.output.Attack;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.UtcTime;
import fluxgate.app.output.explain.TimeAxis;
import fluxgate.detect.timeline.Timeline;
import fluxgate.verdict.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a case: whom it concerns first, then why, then what it rests on. */
public final class CasePage {
  /** A page is read; the package's tables have all. */
  private static final int MOST_HOSTS = 500;

  private static final int MOST_INPUTS = 100;
  private static final int MOST_ROWS = 140;
  private static final int MOST_GROUPS = 50;

  private final Html html;
  private final CaseView view;
  private final Dossier dossier;

  private CasePage(CaseView view) {
    this.view = view;
    this.dossier = view.dossier();
    html = Sheet.begin(dossier.file().id() + ", a case of Fluxgate");
  }

  /** The page. */
  public static String of(CaseView view) {
    CasePage page = new CasePage(view);
    page.write();
    return Sheet.finish(page.html);
  }

  private void write() {
    CaseFile file = dossier.file();
    html.open("main").put("p", "Case " + file.id(), "class", "soft");
    html.open("h1").text(file.subject().replace(".", "[.]") + " ");
    view.explanations().stream()
        .map(Explanation::finding)
        .filter(finding -> finding != null)
        .findFirst()
        .ifPresent(finding -> Portrait.level(html, finding.level()));
    html.end();
    html.put("p", dossier.gist(), "class", "gist");
    String warning = view.warning();
    if (warning != null) {
      html.put("p", view.naming().text(warning), "class", "note");
    }
    facts(file);
    hosts();
    for (int i = 0; i < view.explanations().size(); i++) {
      domain(view.explanations().get(i), "d" + i);
    }
    happenings();
    evidence();
    custody();
    notes();
    attack();
    gaps();
    html.end();
  }

  private void facts(CaseFile file) {
    html.open("dl");
    fact("About", String.join(", ", file.domains()).replace(".", "[.]"));
    fact("Time looked at", file.since() + " to " + file.until());
    fact("Opened", seconds(file.openedAt()) + " by " + file.openedBy() + ": " + file.why());
    Instant closed = file.closedAt();
    fact("State", closed == null ? "open" : "closed at " + seconds(closed));
    if (!dossier.aliases().isEmpty()) {
      fact("Led there", String.join(", ", dossier.aliases()).replace(".", "[.]"));
    }
    html.end();
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void fact(String term, String text) {
    html.put("dt", term).put("dd", view.naming().text(text));
  }

  private void hosts() {
    html.put("h2", "Machines");
    if (dossier.hosts().isEmpty()) {
      html.put("p", "None is known to have asked or connected.");
    } else {
      table(dossier.hosts());
      html.put("p", Host.COUNTS, "class", "note");
    }
    if (!dossier.resolvers().isEmpty()) {
      html.put("h3", "Resolvers that asked for others");
      table(dossier.resolvers());
    }
  }

  private void table(List<Host> hosts) {
    header(
        "Machine",
        "State",
        "Owner",
        "#Questions",
        "#Answered",
        "#Connections",
        "First seen",
        "Last seen");
    for (Host host : hosts.subList(0, Math.min(MOST_HOSTS, hosts.size()))) {
      html.open("tr").open("td", "class", "name").text(view.naming().label(host));
      if (!view.naming().pseudonymous()) {
        html.put("span", "in custody " + host.pseudonym(), "class", "expected");
      }
      if (!host.mark().isEmpty()) {
        html.put("span", host.mark(), "class", "expected");
      }
      html.close().put("td", host.stateWord()).put("td", host.owner());
      number(host.asked());
      number(host.answered());
      number(host.connected());
      html.put("td", UtcTime.second(host.firstMicros()));
      html.put("td", UtcTime.second(host.lastMicros())).end();
      html.open("tr").open("td", "colspan", "8", "class", "say");
      String why = String.join("; ", host.why());
      html.text(view.naming().text("It " + why + "."));
      List<String> processes = view.naming().processes(host);
      if (!processes.isEmpty()) {
        html.put("span", "By " + String.join(", ", processes), "class", "expected");
      }
      html.close().end();
    }
    html.end().end().end();
    if (hosts.size() > MOST_HOSTS) {
      html.put("p", "The first " + MOST_HOSTS + " of " + hosts.size() + ".", "class", "note");
    }
  }

  /** Begins a table; a column whose name begins with {@code #} has numbers. */
  private void header(String... columns) {
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String column : columns) {
      boolean number = column.startsWith("#");
      html.put(
          "th", number ? column.substring(1) : column, "scope", "col", "class", number ? "n" : "t");
    }
    html.end().end().open("tbody");
  }

  private void number(long value) {
    html.put("td", String.format(Locale.ROOT, "%,d", value), "class", "n");
  }

  private void domain(Explanation explanation, String id) {
    Finding finding = explanation.finding();
    html.open("section", "class", "finding", "id", id);
    html.open("h2").text(Neutral.defanged(explanation.domain()) + " ");
    if (finding != null) {
      Portrait.level(html, finding.level());
    }
    html.end();
    html.put("p", Gist.of(explanation), "class", "gist");
    Portrait portrait = new Portrait(html, explanation, id);
    if (finding != null) {
      if (finding.synthetic()) {
        html.put("p", Portrait.SYNTHETIC, "class", "note");
      }
      portrait.facts(finding);
      portrait.evidence(finding);
    }
    Timeline timeline = explanation.timeline();
    if (!timeline.isEmpty()) {
      TimeAxis axis = portrait.axis();
      html.put("h3", "Its course").open("figure");
      new RotationChart(html, explanation.networks(), MOST_ROWS, MOST_GROUPS)
          .draw(List.copyOf(timeline.addresses()), axis, id + "-r");
      html.end();
      Curves curves = new Curves(html, timeline, axis, id);
      curves.cumulative();
      curves.ttl();
      curves.score();
      curves.nameServers();
      portrait.clients();
    }
    if (finding != null) {
      portrait.unknown(finding);
    }
    html.end();
  }

  private void happenings() {
    html.put("h2", "Course of events");
    header("Time", "What", "Claim");
    for (Happening happening : view.happenings()) {
      html.open("tr").put("td", UtcTime.second(happening.micros()));
      html.put("td", view.naming().text(happening.sentence()), "class", "say");
      html.put("td", happening.claim(), "class", "code").end();
    }
    html.end().end().end();
    if (view.furtherHappenings() > 0) {
      html.put(
          "p",
          Counted.of(view.furtherHappenings(), "more event", "more events")
              + ", most of them first sights of an address, in timeline.jsonl of the package.",
          "class",
          "note");
    }
  }

  private void evidence() {
    html.put("h2", "What it rests on");
    html.put(
        "p",
        Counted.of(dossier.claims().size(), "claim", "claims")
            + " on "
            + Counted.of(view.records(), "raw record", "raw records")
            + (view.missing() == 0 ? "." : ", and " + view.missing() + " that are not to be had.")
            + " claims.jsonl of the package says which claim rests on which record, and"
            + " evidence/records.jsonl where each lies, with its hash.");
    List<FrozenInput> inputs = view.lastInputs();
    header("Input", "When it was read again", "SHA-256 at the import");
    for (FrozenInput input : inputs.subList(0, Math.min(MOST_INPUTS, inputs.size()))) {
      html.open("tr").put("td", view.naming().text(input.name()), "class", "name");
      html.put("td", input.state().words());
      html.open("td");
      html.put(
          "code",
          view.naming().pseudonymous() || input.sha256().isEmpty() ? "not said" : input.sha256());
      html.close().end();
    }
    html.end().end().end();
    if (inputs.size() > MOST_INPUTS) {
      html.put("p", "And " + (inputs.size() - MOST_INPUTS) + " more.", "class", "note");
    }
  }

  private void custody() {
    html.put("h2", "Custody");
    html.put(
        "p",
        "Each record has the hash of the one before it; where the case is exported, the head is"
            + " signed.");
    header("#No.", "Time", "Act", "What", "Who", "Hash");
    for (Map<String, Object> act : view.acts()) {
      html.open("tr").put("td", String.valueOf(Jcs.number(act, "seq")), "class", "n");
      html.put("td", Jcs.text(act, "time_utc").replaceAll("\\.\\d+Z$", "Z"));
      html.put("td", Jcs.text(act, "action")).put("td", Jcs.text(act, "object"));
      html.put("td", Jcs.text(act, "actor")).open("td");
      String hash = Jcs.text(act, "hash");
      html.put("code", hash).close().end();
    }
    html.end().end().end();
  }

  private void notes() {
    if (view.notes().isEmpty()) {
      return;
    }
    html.put("h2", "Notes");
    for (CaseFile.Note note : view.notes()) {
      html.open("p").put("b", seconds(note.at()) + ", " + note.author() + ": ");
      html.text(view.naming().text(note.text())).end();
    }
  }

  private void attack() {
    html.put("h2", "MITRE ATT&CK").open("ul");
    AttackNotes.sentences(dossier).forEach(sentence -> html.put("li", sentence));
    html.end();
    html.put("p", Attack.NOTICE, "class", "note");
  }

  private void gaps() {
    if (!view.gaps().isEmpty()) {
      html.put("h2", "What could not be seen").open("ul");
      view.gaps().forEach(gap -> html.put("li", view.naming().text(gap)));
      html.end();
    }
  }
}
