package fluxgate.app.cli;

import fluxgate.app.source.ReadOptions;
import fluxgate.format.Format;
import fluxgate.verdict.Level;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The words after {@code hunt}, each with its meaning and its limits. */
final class HuntOptions {
  private @Nullable CommandSpec spec;
  private @Nullable OutputOptions output;

  void addTo(CommandSpec command) {
    spec = command;
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
            "  3   a named input cannot be read",
            "  4   with --strict: some input was rejected",
            "  10  with --fail-on: a domain reached the level",
            "  1   anything else");
    command.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PATH")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                "Files, folders or globs; - is standard input. Format and compression are told by"
                    + " content.")
            .build());
    option(
        "--since",
        "TIME",
        "Only what happened at or after this time (2026-11-02 or 2026-11-02T08:00:00Z).");
    option("--until", "TIME", "Only what happened before this time.");
    option(
        "--min-level",
        "LEVEL",
        "Print what reached this level at any time: watch, suspect (default; rpz: alert) or"
            + " alert.");
    option("--top", "N", "Print at most the first N findings.");
    option("--format", "ID", "Read every input as this format; see 'fluxgate formats'.");
    option("--asn", "FILE", "Networks by address: CSV first,last,asn,name or a MaxMind database.");
    option("--lateness", "MINUTES", "How far a log may be out of order (default 15).");
    option(
        "--threads", "N", "Decode on N threads (default: one a processor). Verdicts are the same.");
    option("--summary", "FILE", "Write what was read, skipped and rejected, as JSON.");
    option("--fail-on", "LEVEL", "Exit with 10 where a domain reached this level.");
    flag(
        "--strict",
        "Exit with 4 where input was rejected; --summary then also says at which offsets.");
    output = OutputOptions.addTo(command);
    command.addOption(Fluxgate.help());
  }

  private void option(String name, String label, String description) {
    command()
        .addOption(
            OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build());
  }

  private void flag(String name, String description) {
    command()
        .addOption(OptionSpec.builder(name).type(boolean.class).description(description).build());
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("options before their command");
    }
    return spec;
  }

  private @Nullable String text(String option) {
    return command().findOption(option).getValue();
  }

  private boolean isSet(String option) {
    Boolean value = command().findOption(option).getValue();
    return Boolean.TRUE.equals(value);
  }

  private ParameterException wrong(String option, String value, String wanted) {
    return new ParameterException(
        command().commandLine(), option + " takes " + wanted + ", not '" + value + "'.");
  }

  List<String> paths() {
    List<String> paths = command().positionalParameters().getFirst().getValue();
    if (paths.contains("")) {
      throw new ParameterException(
          command().commandLine(), "An input is empty; name a file, a folder, a glob, or -.");
    }
    return paths;
  }

  /** How to read. */
  ReadOptions reading() {
    Long since = time("--since");
    Long until = time("--until");
    if (since != null && until != null && since >= until) {
      throw new ParameterException(command().commandLine(), "--since must lie before --until.");
    }
    int processors = Runtime.getRuntime().availableProcessors();
    long minutes = number("--lateness", 15, 0, 24 * 60);
    return ReadOptions.standard()
        .withFormat(format())
        .between(since == null ? Long.MIN_VALUE : since, until == null ? Long.MAX_VALUE : until)
        .withLateness(Duration.ofMinutes(minutes).toMillis() * 1000)
        .withThreads((int) number("--threads", processors, 1, 256));
  }

  private @Nullable Long time(String option) {
    String text = text(option);
    if (text == null) {
      return null;
    }
    try {
      Instant time =
          text.indexOf('T') < 0 && text.indexOf('t') < 0
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    } catch (DateTimeException e) {
      throw wrong(option, text, "a day such as 2026-11-02 or a time such as 2026-11-02T08:00:00Z");
    }
  }

  private long number(String option, long standard, long least, long most) {
    String text = text(option);
    if (text == null) {
      return standard;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong(option, text, "a whole number from " + least + " to " + most);
  }

  private @Nullable Format format() {
    String id = text("--format");
    if (id == null) {
      return null;
    }
    Format format = Format.byId(id);
    if (format == null) {
      throw wrong(
          "--format",
          id,
          "one of "
              + Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", ")));
    }
    return format;
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

  private @Nullable Level level(String option) {
    String word = text(option);
    if (word == null) {
      return null;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "watch" -> Level.WATCH;
      case "suspect" -> Level.SUSPECT;
      case "alert" -> Level.ALERT;
      default -> throw wrong(option, word, "watch, suspect or alert");
    };
  }

  /** How many findings to print; null for all. */
  @Nullable Integer top() {
    return text("--top") == null ? null : (int) number("--top", 0, 1, Integer.MAX_VALUE);
  }

  @Nullable Path asn() {
    return path("--asn");
  }

  @Nullable Path summary() {
    return path("--summary");
  }

  private @Nullable Path path(String option) {
    String text = text(option);
    return text == null ? null : Path.of(text);
  }

  boolean strict() {
    return isSet("--strict");
  }

  /** In which form, and what of whom. */
  OutputOptions output() {
    if (output == null) {
      throw new IllegalStateException("options before their command");
    }
    return output;
  }
}
