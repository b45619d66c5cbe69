package fluxgate.app.cli.hunt;

import fluxgate.app.cli.option.CommandOptions;
import fluxgate.app.cli.option.OutputOptions;
import fluxgate.app.cli.option.ReadingOptions;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.ledger.Summary;
import fluxgate.app.redaction.Redaction;
import fluxgate.verdict.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The words after {@code hunt}, each with its meaning and its limits. */
final class HuntOptions extends ReadingOptions {
  private @Nullable OutputOptions output;

  void addTo(CommandSpec command) {
    belongTo(command);
    command
        .usageMessage()
        .description(
            "Reads DNS and connection telemetry, correlates it, and prints the domains that behave"
                + " like fast flux, with the reasons for and against.",
            "")
        .footer(
            "",
            "Exit codes:",
            "  0   done, whether or not something was found",
            "  2   wrong usage",
            "  3   a named input, or a part of the store, cannot be read",
            "  4   with --strict: some input was rejected",
            "  10  with --fail-on: a domain reached the level (comes before 3 and 4)",
            "  1   anything else");
    addReadingOrStore(
        "0..*",
        "Files, folders or globs; - is standard input. Format and compression are told by"
            + " content.",
        "The store (with --from-store by default $FLUXGATE_HOME/store, else"
            + " ~/.local/share/fluxgate/store). It takes what is new of the PATHs as 'history import'"
            + " does, and every finding at watch or above, with clients whatever --redact hides"
            + " ('fluxgate findings'); what 'fluxgate disposition' decided in it is heeded.");
    option(
        "--min-level",
        "LEVEL",
        "Print what reached this level at any time: watch, suspect (default) or alert (default"
            + " with --to rpz).");
    flag(
        "--held",
        "Also print what your lists or dispositions alone hold below the level to print.");
    option("--top", "N", "Print at most the first N findings.");
    option(
        "--learn",
        "FILE",
        "Add what is ordinary in this input to FILE, new or not; suspects teach nothing.");
    option("--summary", "FILE", "Write what was read, skipped and rejected, as JSON.");
    option(
        "--state",
        "DIR",
        "Go on where the run before stopped, and print only what is new or changed since; not with"
            + " --since or --until.");
    flag(
        "--changed",
        "With a store: print only what is judged otherwise than in the last hunt over the same time,"
            + " such as since a list has changed.");
    flag("--no-keep", "With a store: leave no findings in it.");
    flag("--all", "With --state: print also what is neither new nor changed.");
    option(
        "--fail-on",
        "LEVEL",
        "Exit with 10 where a domain reached this level; with --state: where that is news.");
    flag(
        "--strict",
        "Exit with 4 where input was rejected; --summary then also says at which offsets.");
    option("--html", "FILE", "Write the findings as one self-contained page with charts.");
    output = OutputOptions.addTo(command);
    command.addOption(CommandOptions.help());
  }

  /**
   * Reads every word and tries every file to be written, before a run that may take hours.
   *
   * @throws OutputException where a file cannot be written
   */
  void check() throws OutputException {
    failOn();
    top();
    minLevel();
    state();
    kept();
    learn();
    summary();
    html();
    reading();
    archived();
    output().check();
    Level failOn = failOn();
    if (state() != null && failOn != null && failOn.compareTo(minLevel()) < 0) {
      throw new ParameterException(
          command().commandLine(),
          String.format(
              "--fail-on %s with --state goes by what is news, and only what is printed counts as"
                  + " told; add --min-level %1$s, or raise --fail-on.",
              failOn.word()));
    }
    for (Path file : new Path[] {summary(), html()}) {
      if (file != null) {
        Summary.check(file);
      }
    }
    Path learn = learn();
    if (learn != null && !Files.isDirectory(learn)) { // a folder is refused as an input, when read
      Summary.check(learn);
    }
  }

  /** The least level to print. */
  Level minLevel() {
    Level level = level("--min-level");
    return level == null ? output().form().leastLevel() : level;
  }

  /** The level whose findings make the exit code 10; null for none. */
  @Nullable Level failOn() {
    return level("--fail-on");
  }

  /** How many findings to print; null for all. */
  @Nullable Integer top() {
    return text("--top") == null ? null : (int) number("--top", 0, 1, Integer.MAX_VALUE);
  }

  /** Whether to print also what lists alone hold down: for whoever looks at watch, in any case. */
  boolean held() {
    return isSet("--held") || minLevel() == Level.WATCH;
  }

  @Nullable Path learn() {
    return output("--learn");
  }

  /** The folder that carries state from run to run; null for none. */
  @Nullable Path state() {
    Path folder = path("--state");
    if (folder == null && isSet("--all")) {
      throw new ParameterException(
          command().commandLine(), "--all goes with --state; without it everything is printed.");
    }
    if (folder != null && (text("--since") != null || text("--until") != null)) {
      throw new ParameterException(
          command().commandLine(),
          "--state does not go with --since or --until: it remembers files as read to their ends;"
              + " leave the bounds or the state out.");
    }
    if (folder != null && fromStore()) {
      throw new ParameterException(
          command().commandLine(),
          "--state remembers which files were read, and --from-store reads none; leave one of them"
              + " out.");
    }
    return folder;
  }

  /** The store that takes inputs and findings, or gives what is judged; null for none. */
  @Nullable Path kept() {
    boolean isThere = text("--store") != null || fromStore();
    for (String option : new String[] {"--changed", "--no-keep"}) {
      if (isSet(option) && !isThere) {
        throw new ParameterException(
            command().commandLine(),
            option + " goes with --store or --from-store; add one of them, or leave it out.");
      }
    }
    if (isThere && !fromStore() && paths().contains("-")) {
      throw new ParameterException(
          command().commandLine(),
          "--store reads its inputs twice, and standard input cannot be; say 'fluxgate history"
              + " import -' first, and then hunt --from-store.");
    }
    if (changed() && text("--state") != null) {
      throw new ParameterException(
          command().commandLine(),
          "--changed does not go with --state, which prints only what is new or changed by itself.");
    }
    return isThere ? store() : null;
  }

  /** Whether findings stay in the store. */
  boolean keeps() {
    return !isSet("--no-keep");
  }

  /** Whether to print only what the last hunt found otherwise. */
  boolean changed() {
    return isSet("--changed");
  }

  boolean all() {
    return isSet("--all");
  }

  @Nullable Path summary() {
    return output("--summary");
  }

  /** Where the page of findings goes; null for none. */
  @Nullable Path html() {
    return output("--html");
  }

  boolean strict() {
    return isSet("--strict");
  }

  @Override
  protected Redaction listening() {
    return output().listening();
  }

  /** In which form, and what of whom. */
  public OutputOptions output() {
    if (output == null) {
      throw new IllegalStateException("options before their command");
    }
    return output;
  }
}
