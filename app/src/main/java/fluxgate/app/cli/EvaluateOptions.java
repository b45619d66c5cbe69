package fluxgate.app.cli;

import fluxgate.verdict.Level;
import java.nio.file.Path;
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
    flag("--markdown", "Print tables as Markdown.");
    flag("--json", "Print one JSON object a detector.");
    command.addOption(Fluxgate.help());
  }

  Path truth() {
    Path truth = path("--truth");
    if (truth == null) {
      throw new ParameterException(
          command().commandLine(), "--truth FILE is missing: what is to be found?");
    }
    return truth;
  }

  Level level() {
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
}
