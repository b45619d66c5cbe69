package fluxgate.app.readiness;

import static fluxgate.app.readiness.Facts.count;
import static fluxgate.app.readiness.Facts.percent;

import fluxgate.app.output.Columns;
import fluxgate.app.output.Lines;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.UtcTime;
import java.io.PrintStream;
import java.util.List;

/** A report for people, in 96 columns. */
public final class ReadinessTable {
  private static final int WIDTH = 96;
  private static final int INDENT = 15;
  private static final String NONE = "-";

  private final PrintStream out;
  private final boolean colour;

  public ReadinessTable(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** Writes everything. */
  public void write(ReadinessReport report) {
    Facts facts = report.facts();
    out.println("SOURCES, and the share of their records that carry what detection needs");
    out.println();
    sources(facts);
    out.println();
    out.println("CHECKS, ages as of " + UtcTime.second(facts.asOfMicros()));
    for (ReadinessReport.Measured<Check> check : report.checks()) {
      out.println();
      head(check.result().status(), check.row().name(), check.row().title());
      paragraph("", check.result().measured());
      remedy(check.result());
    }
    out.println();
    out.println("WHAT ATT&CK'S ANALYTICS OF T1568.001 NEED");
    String analytic = "";
    for (ReadinessReport.Measured<Clause> clause : report.clauses()) {
      if (!analytic.equals(clause.row().analytic())) {
        analytic = clause.row().analytic();
        out.println();
        out.println(analytic + "  " + clause.row().platform());
      }
      head(clause.result().status(), "", clause.row().needs());
      paragraph("", clause.result().measured());
      remedy(clause.result());
    }
    out.println();
    out.println("ATT&CK is a registered trademark of The MITRE Corporation.");
  }

  private void sources(Facts facts) {
    Columns columns =
        new Columns(
            List.of(
                "SOURCE", "WHERE", "RECORDS", "ANSWER", "TTL", "NS", "CLIENT", "HOST", "PROCESS",
                "CONNS", "SILENT"));
    for (Source source : facts.sources()) {
      Hours.Quiet quiet = source.quiet(facts.survey().lastMicros());
      columns.add(
          List.of(
              source.format().id(),
              source.place(),
              count(source.records()),
              share(source.answers, source.dns),
              share(source.ttls, source.answers),
              count(source.delegations),
              source.hasClients() ? share(source.clients, source.dns) : NONE,
              source.hasClients() ? share(source.hosts, source.dns) : NONE,
              source.hasClients() ? share(source.processes, source.dns) : NONE,
              count(source.connections),
              quiet.judged() == 0 ? NONE : quiet.hours() + " h"));
    }
    columns.write(false, out);
  }

  private static String share(long part, long whole) {
    return whole == 0 ? NONE : percent(part, whole);
  }

  private void head(Status status, String id, String title) {
    String word = String.format("%-7s", status.word());
    out.println(String.format("%-4s", id) + "  " + paint(word, status) + "  " + title);
  }

  private void remedy(Result result) {
    if (result.remedy() != null) {
      paragraph("→ ", result.remedy());
    }
  }

  private void paragraph(String mark, String text) {
    String begin = mark;
    for (String line :
        Lines.wrapped(
            Neutral.text(text).replace(" %", "\u00A0%"), WIDTH - INDENT - mark.length())) {
      out.println(" ".repeat(INDENT) + begin + line);
      begin = " ".repeat(mark.length());
    }
  }

  private String paint(String word, Status status) {
    String code =
        switch (status) {
          case PASS -> "32";
          case PARTIAL -> "33";
          case FAIL -> "1;31";
          case UNKNOWN -> "36";
        };
    return colour ? "\u001B[" + code + "m" + word + "\u001B[0m" : word;
  }
}
