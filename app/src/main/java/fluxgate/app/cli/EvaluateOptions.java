package fluxgate.app.cli;

import fluxgate.app.cli.option.CommandOptions;
import fluxgate.app.cli.option.ReadingOptions;
import fluxgate.app.evaluate.Ablation;
import fluxgate.app.evaluate.published.AnalyticSettings;
import fluxgate.app.evaluate.published.AnalyticWords;
import fluxgate.app.evaluate.published.PublishedDetectors;
import fluxgate.verdict.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The words after {@code evaluate}, each with its meaning and its limits. */
final class EvaluateOptions extends ReadingOptions {
  void addTo(CommandSpec command) {
    belongTo(command);
    command
        .usageMessage()
        .description(
            "Runs Fluxgate's detector and the published ones on the same input and says how each"
                + " compares with the truth.",
            "")
        .footer(
            "",
            "Exit codes:",
            "  0   done",
            "  2   wrong usage",
            "  3   a named input cannot be read",
            "  1   anything else");
    addReading("Files, folders or globs of telemetry, as for hunt.");
    option(
        "--truth",
        "FILE",
        "One JSON object, registered domain to class; a class that begins with flux is a"
            + " positive.");
    option(
        "--level",
        "LEVEL",
        "What Fluxgate must reach for a domain to count as found: watch, suspect or alert"
            + " (default).");
    option(
        "--unlisted", "WORD", "Domains that the truth does not name: ignore (default) or benign.");
    flag(
        "--runs",
        "Each PATH is a folder with its own truth.json; their counts are pooled, and each run has"
            + " its row.");
    options(
        "--without",
        "SOURCE",
        "Take evidence away from all detectors: asn, ttl, connections, ns, clients; several by"
            + " comma.");
    option("--sample", "SHARE", "Give all detectors only this share of the records, such as 0.1.");
    flag(
        "--ablations",
        "Take each source away in turn, then all, then sample; the input is read for each.");
    options(
        "--set",
        "NAME=VALUE",
        "A mutable element of ATT&CK's analytics: " + AnalyticWords.NAMES + ".");
    flag(
        "--by-domain",
        "Let the published detectors keep one state a registered domain; their authors keep one a"
            + " name.");
    option(
        "--only",
        "IDS",
        "Run only these published detectors beside Fluxgate's, by comma; 'fluxgate' for none.");
    flag("--errors", "Name what Fluxgate got wrong, too; --json always does, for each detector.");
    option(
        "--list-hours",
        "N",
        "Feed the static list with the first N hours of each found flux name (default 6).");
    flag("--markdown", "Print tables as Markdown.");
    flag("--json", "Print one JSON object a detector.");
    command.addOption(CommandOptions.help());
  }

  /** Where the truth of a run stands. */
  Path truth(String path) {
    if (isPooled()) {
      return Path.of(path, "truth.json");
    }
    Path truth = path("--truth");
    if (truth == null) {
      throw new ParameterException(
          command().commandLine(), "--truth FILE is missing: what is to be found?");
    }
    return truth;
  }

  /** Whether each path is a run of its own. */
  boolean isPooled() {
    return isSet("--runs");
  }

  /** The paths of each run. */
  List<List<String>> runs() {
    if (isPooled() && path("--truth") != null) {
      throw new ParameterException(
          command().commandLine(),
          "With --runs each folder has its truth.json; leave --truth out.");
    }
    return isPooled() ? paths().stream().map(List::of).toList() : List.of(paths());
  }

  /** Refuses options that cannot both hold. */
  void check() {
    if (json() && markdown()) {
      throw new ParameterException(
          command().commandLine(), "--json and --markdown each name a form; give one of them.");
    }
  }

  /** What is taken away, one entry a reading of the input. */
  List<Ablation> ablations() {
    boolean all = isSet("--ablations");
    if (all && (!texts("--without").isEmpty() || text("--sample") != null)) {
      throw new ParameterException(
          command().commandLine(),
          "--ablations takes everything away in turn; leave --without and" + " --sample out.");
    }
    if (all && paths().contains("-")) {
      throw new ParameterException(
          command().commandLine(),
          "--ablations reads the input several times, and standard input" + " can be read once.");
    }
    return all ? Ablation.all() : List.of(new Ablation(without(), sample()));
  }

  private Set<Ablation.Source> without() {
    Set<Ablation.Source> without = EnumSet.noneOf(Ablation.Source.class);
    for (String words : texts("--without")) {
      for (String word : words.split(",", -1)) {
        without.add(
            Arrays.stream(Ablation.Source.values())
                .filter(source -> source.word().equals(word))
                .findFirst()
                .orElseThrow(
                    () -> wrong("--without", word, "asn, ttl, connections, ns or clients")));
      }
    }
    return without;
  }

  private double sample() {
    String text = text("--sample");
    if (text == null) {
      return 1;
    }
    try {
      double share = Double.parseDouble(text);
      if (share > 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong("--sample", text, "a share above 0 and up to 1");
  }

  /**
   * The mutable elements of the analytics.
   *
   * @throws IOException where a file that one names cannot be read
   */
  AnalyticSettings analytics() throws IOException {
    try {
      return AnalyticWords.read(texts("--set"));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command().commandLine(), "--set takes " + e.getMessage() + ".", e);
    }
  }

  boolean byDomain() {
    return isSet("--by-domain");
  }

  /** The published detectors to run; empty for all. */
  Set<String> only() {
    String words = text("--only");
    if (words == null) {
      return Set.of();
    }
    Set<String> known = new LinkedHashSet<>();
    PublishedDetectors.rows().forEach(row -> known.add(row.id()));
    known.add("fluxgate");
    Set<String> only = new LinkedHashSet<>(Arrays.asList(words.split(",", -1)));
    for (String word : only) {
      if (!known.contains(word)) {
        throw wrong("--only", word, "detectors by comma out of " + String.join(", ", known));
      }
    }
    return only;
  }

  boolean errors() {
    return isSet("--errors");
  }

  int listHours() {
    return (int) number("--list-hours", 6, 1, 24 * 365);
  }

  public Level level() {
    Level level = level("--level");
    return level == null ? Level.ALERT : level;
  }

  boolean unlistedAreBenign() {
    @Nullable String word = text("--unlisted");
    if (word == null || word.equals("ignore")) {
      return false;
    }
    if (word.equals("benign")) {
      return true;
    }
    throw wrong("--unlisted", word, "ignore or benign");
  }

  boolean markdown() {
    return isSet("--markdown");
  }

  boolean json() {
    return isSet("--json");
  }

  /** Figures should not depend on who measures. */
  @Override
  public boolean usesContextStore() {
    return false;
  }
}
