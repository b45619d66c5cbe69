package fluxgate.app.cli.context;

import fluxgate.app.cli.option.CommandOptions;
import fluxgate.app.cli.option.StandardFolder;
import fluxgate.app.context.ContextStore;
import fluxgate.app.output.Neutral;
import fluxgate.detect.context.ListKind;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The words that the verbs of {@code context} share. */
final class ContextWords {
  /** A named input could not be read. */
  static final int UNREADABLE = 3;

  private final CommandSpec spec;
  private final PrintStream errors = System.err;

  ContextWords(CommandSpec spec) {
    this.spec = spec;
  }

  /** {@code --dir} and {@code --help}. */
  void addCommon() {
    option(
        "--dir",
        "DIR",
        "The store (default $FLUXGATE_HOME/context, else" + " ~/.local/share/fluxgate/context).");
    spec.addOption(CommandOptions.help());
  }

  /** {@code --owner}, {@code --reason} and {@code --expires}. */
  void addTerms() {
    option("--owner", "WHO", "Who answers for it.");
    option("--reason", "WHY", "Why, for those who read the finding.");
    option(
        "--expires",
        "DATE",
        "The last day on which it holds, in the time of the data (2027-01-31).");
  }

  void option(String name, String label, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(String.class)
            .description(description)
            .build());
  }

  void flag(String name, String description) {
    spec.addOption(OptionSpec.builder(name).type(boolean.class).description(description).build());
  }

  void positional(String label, String arity, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel(label)
            .arity(arity)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(description)
            .build());
  }

  /** The positional words; none where none were given. */
  List<String> positionals() {
    List<String> words = spec.positionalParameters().getFirst().getValue();
    return words == null ? List.of() : words;
  }

  @Nullable String text(String option) {
    return spec.findOption(option).getValue();
  }

  boolean isSet(String option) {
    Boolean value = spec.findOption(option).getValue();
    return Boolean.TRUE.equals(value);
  }

  /** Refuses an entry without owner or reason, naming all that is missing. */
  void requireTerms() {
    List<String> missing =
        Stream.of("--owner WHO", "--reason WHY")
            .filter(option -> isBlank(option.substring(0, option.indexOf(' '))))
            .toList();
    if (!missing.isEmpty()) {
      throw wrong(
          "An allow or watch entry needs "
              + String.join(" and ", missing)
              + ": whoever reads the finding will ask.");
    }
  }

  private boolean isBlank(String option) {
    String text = text(option);
    return text == null || text.isBlank();
  }

  /** The text of an option that {@link #requireTerms} asks for. */
  String required(String option) {
    requireTerms();
    return String.valueOf(text(option)).strip();
  }

  @Nullable LocalDate expires() {
    String text = text("--expires");
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong("--expires takes a day such as 2027-01-31, not '" + text + "'.");
    }
  }

  /** Says so where the last day of the entries is over already. */
  void warnOfPast() {
    LocalDate last = expires();
    if (last != null && last.isBefore(LocalDate.now(Clock.system(ZoneOffset.UTC)))) {
      say("--expires " + last + " is past: it weighs nothing in telemetry of later days.");
    }
  }

  ListKind kind(String word) {
    ListKind kind = ListKind.parse(word);
    if (kind == null) {
      throw wrong("--as takes allow, watch or information, not '" + word + "'.");
    }
    return kind;
  }

  ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  ContextStore store() {
    String dir = text("--dir");
    return dir == null ? StandardFolder.contextStore() : new ContextStore(Path.of(dir));
  }

  void say(String sentence) {
    errors.println("fluxgate: " + Neutral.text(sentence));
  }
}
