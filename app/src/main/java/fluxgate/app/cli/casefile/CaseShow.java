package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.smallstate.Hold;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Neutral;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case show}: one case, its notes, and everything that was done with it. */
final class CaseShow implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("show");
  private final CaseWords words = new CaseWords(spec);

  private CaseShow() {
    spec.usageMessage()
        .description(
            "Prints a case, its notes, its records of custody and who looked at data of clients."
                + " 'case hosts' prints the machines.");
    words.addCase();
    words.flag("--json", "Print one JSON object.");
    words.addCommon();
  }

  static CommandSpec spec() {
    return new CaseShow().spec;
  }

  @Override
  public Integer call() throws OutputException {
    try (CaseStore cases = words.casesToRead()) {
      if (cases == null) {
        return CaseWords.FAILED;
      }
      CaseFile file = words.find(cases);
      if (file == null) {
        return CaseWords.FAILED;
      }
      List<String> custody = cases.custody(file);
      PrintStream out = Output.standard();
      if (words.isSet("--json")) {
        json(cases, file, custody, out);
      } else {
        print(cases, file, custody, out);
      }
      Output.finish(out);
      String problem = Custody.problem(custody, file.id());
      if (problem != null) {
        words.say("the custody of " + file.id() + " in this store is damaged: " + problem + ".");
        return CaseWords.FAILED;
      }
      return ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  private static void json(CaseStore cases, CaseFile file, List<String> custody, PrintStream out)
      throws StoreException {
    Map<String, @Nullable Object> json = CaseList.json(file);
    json.put(
        "states",
        cases.hosts(file).values().stream()
            .collect(
                Collectors.groupingBy(
                    state -> state.state().word(), TreeMap::new, Collectors.counting())));
    json.put("held", isHeld(cases, file));
    json.put(
        "notes",
        cases.notes(file).stream()
            .map(note ->
                new TreeMap<>(
                    Map.of(
                        "at", note.at().toString(),
                        "author", note.author(),
                        "text", note.text())))
            .toList());
    json.put("custody", custody.stream().map(Jcs::parse).toList());
    json.put(
        "accesses",
        cases.accesses(file).stream()
            .map(access ->
                new TreeMap<>(
                    Map.of(
                        "at", access.at().toString(),
                        "who", access.who(),
                        "what", access.what(),
                        "why", access.why(),
                        "hosts", access.hosts())))
            .toList());
    out.println(Jcs.ordered(json));
  }

  private static boolean isHeld(CaseStore cases, CaseFile file) throws StoreException {
    for (Hold hold : cases.state().holds()) {
      if (hold.caseId().equals(file.id())) {
        return true;
      }
    }
    return false;
  }

  private static void print(CaseStore cases, CaseFile file, List<String> custody, PrintStream out)
      throws StoreException {
    out.println(file.id() + "  " + Neutral.text(file.subject().replace(".", "[.]")));
    row(out, "state", file.closedAt() == null ? "open" : "closed " + file.closedAt());
    row(out, "about", String.join(", ", file.domains()).replace(".", "[.]"));
    row(out, "time", file.since() + " to " + file.until());
    row(
        out,
        "opened",
        file.openedAt().truncatedTo(ChronoUnit.SECONDS)
            + " by "
            + file.openedBy()
            + ": "
            + file.why());
    row(out, "held", isHeld(cases, file) ? "yes: 'history retain' leaves its days alone" : "no");
    Map<String, Long> states =
        cases.hosts(file).values().stream()
            .collect(Collectors.groupingBy(state -> state.state().word(), Collectors.counting()));
    row(
        out,
        "machines",
        states.isEmpty()
            ? "all open; see 'fluxgate case hosts " + file.id() + "'"
            : states.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(state -> state.getValue() + " " + state.getKey())
                .collect(
                    Collectors.joining(
                        ", ", "", ", the others open; a machine counts by all its names")));
    List<CaseFile.Note> notes = cases.notes(file);
    if (!notes.isEmpty()) {
      out.printf("%nNotes%n");
      for (CaseFile.Note note : notes) {
        out.printf(
            "  %s  %s: %s%n",
            note.at().truncatedTo(ChronoUnit.SECONDS),
            Neutral.text(note.author()),
            Neutral.text(note.text()));
      }
    }
    out.printf("%nCustody%n");
    for (String line : custody) {
      Map<String, Object> record = Jcs.parse(line);
      if (record != null) {
        out.printf(
            "  %3d  %-20.20s  %-14s  %-40s  %s%n",
            Jcs.number(record, "seq"),
            Jcs.text(record, "time_utc").replaceAll("\\.\\d+Z$", "Z"),
            Neutral.text(Jcs.text(record, "action")),
            Neutral.text(Jcs.text(record, "object")),
            Neutral.text(Jcs.text(record, "actor")));
      }
    }
    List<CaseFile.Access> accesses = cases.accesses(file);
    if (!accesses.isEmpty()) {
      out.printf("%nWho looked at data of clients%n");
      int what = accesses.stream().mapToInt(access -> access.what().length()).max().orElse(1);
      for (CaseFile.Access access : accesses) {
        out.printf(
            "  %s  %-" + what + "s  %,6d %-8s  %s: %s%n",
            access.at().truncatedTo(ChronoUnit.SECONDS),
            access.what(),
            access.hosts(),
            access.hosts() == 1 ? "machine" : "machines",
            Neutral.text(access.who()),
            Neutral.text(access.why()));
      }
    }
  }

  private static void row(PrintStream out, String label, String text) {
    out.printf("  %-9s %s%n", label, Neutral.text(text));
  }
}
