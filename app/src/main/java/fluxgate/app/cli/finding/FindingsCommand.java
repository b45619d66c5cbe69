package fluxgate.app.cli.finding;

import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.Output;
import fluxgate.app.findings.Disposition;
import fluxgate.app.findings.DispositionBook;
import fluxgate.app.findings.KeptFinding;
import fluxgate.app.findings.KeptFindings;
import fluxgate.app.findings.KeptHunt;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoreSpan;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import fluxgate.app.output.Neutral;
import fluxgate.app.output.UtcTime;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Level;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate findings}: what hunts kept in a store. */
public final class FindingsCommand implements Callable<Integer> {
  /** Names are cut so that a row has as many columns; --json has them whole. */
  private static final int WIDTH = 100;

  private static final List<String> HEADER =
      List.of("ID", "LEVEL", "PEAK", "DOMAIN", "LAST SEEN", "HUNT", "DECIDED");

  private static final int DOMAIN = HEADER.indexOf("DOMAIN");

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("findings");
  private final HistoryWords words = new HistoryWords(spec);

  private FindingsCommand() {
    spec.usageMessage()
        .description(
            "Lists the findings that 'hunt --store' kept, each as the newest hunt left it, last seen"
                + " first; 'findings show ID' prints one with its evidence and inputs.");
    words.option("--domain", "NAME", "Only of this domain.");
    words.option("--level", "LEVEL", "Only what reached this level: watch, suspect or alert.");
    words.option("--since", "TIME", "Only what was seen at or after this time.");
    words.option("--until", "TIME", "Only what was seen before this time.");
    words.flag("--json", "Print the findings as 'hunt --json' does, one object a line.");
    words.addCommon();
    spec.addSubcommand("show", FindingsShow.spec());
  }

  public static CommandSpec spec() {
    return new FindingsCommand().spec;
  }

  @Override
  public Integer call() throws OutputException {
    String domain = domain();
    Level level = words.level("--level");
    Instant since = instant(words.time("--since"));
    Instant until = instant(words.time("--until"));
    if (since != null && until != null && !since.isBefore(until)) {
      throw words.wrong("--since must lie before --until.");
    }
    try (StoreFolder store = StoreFolder.toRead(words.folder());
        SmallState state = SmallState.toRead(store.folder())) {
      if (state == null) {
        words.say(nothing(store));
        return ExitCode.OK;
      }
      KeptFindings kept = new KeptFindings(state);
      List<KeptFinding> findings = new ArrayList<>(kept.newest(domain, since, until));
      findings.removeIf(finding -> !reached(finding, level));
      Map<Long, KeptHunt> hunts = kept.hunts();
      Set<String> older = older(findings, hunts);
      PrintStream out = Output.standard();
      if (words.isSet("--json")) {
        FindingsAccess.log(words.folder(), "findings --json", kept, findings);
        for (KeptFinding finding : findings) {
          out.println(kept.json(finding));
        }
      } else if (!findings.isEmpty()) {
        print(findings, older, decisions(state), out);
      }
      Output.finish(out);
      words.say(
          hunts.isEmpty()
              ? nothing(store)
              : closing(findings.size(), hunts.size(), older.size(), store));
      return ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  private @Nullable String domain() {
    String text = words.text("--domain");
    if (text == null) {
      return null;
    }
    DomainName name = DomainName.parse(text.replace("[.]", "."));
    if (name == null) {
      throw words.wrong("--domain", text, "a name such as shop.example");
    }
    return name.toString();
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static boolean reached(KeptFinding finding, @Nullable Level least) {
    return least == null
        || List.of(Level.values()).stream()
            .anyMatch(
                level -> level.compareTo(least) >= 0 && level.word().equals(finding.peakLevel()));
  }

  private static Map<String, String> decisions(SmallState state) throws StoreException {
    Map<String, String> decisions = new HashMap<>();
    for (Disposition one : new DispositionBook(state).all()) {
      if (one.withdrawnAt() == null) {
        decisions.put(one.domain().toString(), one.decision().word());
      }
    }
    return decisions;
  }

  /** The ids of those that were judged otherwise than the newest hunt judges. */
  private static Set<String> older(List<KeptFinding> findings, Map<Long, KeptHunt> hunts) {
    Set<String> older = new HashSet<>();
    KeptHunt newest = hunts.isEmpty() ? null : new ArrayList<>(hunts.values()).getLast();
    for (KeptFinding finding : findings) {
      KeptHunt hunt = hunts.get(finding.hunt());
      if (newest != null && hunt != null && !hunt.judgedAs(newest)) {
        older.add(finding.id());
      }
    }
    return older;
  }

  private static void print(
      List<KeptFinding> findings,
      Set<String> older,
      Map<String, String> decisions,
      PrintStream out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (KeptFinding finding : findings) {
      rows.add(
          List.of(
              Neutral.text(finding.id()),
              level(finding.level()),
              level(finding.peakLevel()),
              defanged(finding.domain()),
              UtcTime.second(finding.lastSeen()),
              finding.hunt() + (older.contains(finding.id()) ? "*" : ""),
              decisions.getOrDefault(finding.domain(), "")));
    }
    int[] widths = new int[HEADER.size()];
    rows.forEach(
        row -> Arrays.setAll(widths, column -> Math.max(widths[column], row.get(column).length())));
    int others = Arrays.stream(widths).sum() - widths[DOMAIN] + 2 * (widths.length - 1);
    widths[DOMAIN] =
        Math.min(widths[DOMAIN], Math.max(HEADER.get(DOMAIN).length(), WIDTH - others));
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = cut(row.get(i), widths[i]);
        line.append(i == 0 ? "" : "  ").append(cell).append(" ".repeat(widths[i] - cell.length()));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String level(String word) {
    return word.equals(Level.NONE.word()) ? "-" : Neutral.text(word);
  }

  static String defanged(String domain) {
    return Neutral.text(domain.replace(".", "[.]"));
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  /** What to do where nothing is kept yet. */
  static String nothing(StoreFolder store) {
    return "no finding is kept in "
        + store.folder()
        + " yet; "
        + (StoreSpan.of(store) == null
            ? "'fluxgate hunt --store " + store.folder() + " PATH' keeps what it finds."
            : "'fluxgate hunt --from-store --store "
                + store.folder()
                + "' judges what was imported, and keeps what it finds.");
  }

  private static String closing(int findings, int hunts, int older, StoreFolder store) {
    return Counted.of(findings, "finding", "findings")
        + " of "
        + Counted.of(hunts, "hunt", "hunts")
        + " in "
        + store.folder()
        + (older == 0
            ? "."
            : "; "
                + Counted.of(older, "was", "were")
                + " judged by another version, baseline or other lists than the newest hunt went by"
                + " (*): 'fluxgate hunt --from-store' judges anew.");
  }
}
