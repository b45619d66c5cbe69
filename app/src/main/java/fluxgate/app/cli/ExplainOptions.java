package fluxgate.app.cli;

import fluxgate.dns.DomainName;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The words after {@code explain}: those of {@code hunt} that say what is read, and its own. */
final class ExplainOptions {
  /** What decides a verdict must mean here what it means to {@code hunt}. */
  private static final Set<String> SHARED =
      Set.of("--since", "--until", "--format", "--asn", "--lateness", "--threads");

  private final HuntOptions inputs = new HuntOptions();
  private @Nullable CommandSpec spec;

  void addTo(CommandSpec command) {
    spec = command;
    CommandSpec hunt = CommandSpec.create();
    inputs.addTo(hunt);
    command
        .usageMessage()
        .description(
            "Reads telemetry as hunt does and explains one domain: what happened when, what speaks"
                + " for and against it, what is unknown, and what would change the verdict.",
            "");
    command
        .usageMessage()
        .footer(
            "",
            "Exit codes:",
            "  0   done, also where the domain was not seen",
            "  2   wrong usage",
            "  3   a named input cannot be read",
            "  1   anything else");
    command.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .paramLabel("DOMAIN")
            .required(true)
            .type(String.class)
            .description(
                "The domain; of a name below it, its registered domain. bad[.]example is"
                    + " understood.")
            .build());
    command.addPositional(
        PositionalParamSpec.builder(hunt.positionalParameters().getLast()).index("1..*").build());
    for (OptionSpec option : hunt.options()) {
      if (SHARED.contains(option.longestName())) {
        command.addOption(option);
      }
    }
    flag("--raw", "Print the first raw records that the evidence stands on.");
    flag("--ascii", "Draw with ASCII alone.");
    command.addOption(
        OptionSpec.builder("--html")
            .paramLabel("FILE")
            .type(String.class)
            .description("Write one self-contained page with charts, for offline and print.")
            .build());
    flag("--json", "Print one JSON object instead of the page.");
    command.addOption(Fluxgate.help());
    inputs.readFrom(command);
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

  /** What is read, and how. */
  HuntOptions inputs() {
    return inputs;
  }

  /** The name that is asked about, also where it was written so that no program links it. */
  DomainName name() {
    String text = String.valueOf((String) command().positionalParameters().getFirst().getValue());
    DomainName name = DomainName.parse(text.replace("[.]", "."));
    if (name == null) {
      throw new ParameterException(
          command().commandLine(), "DOMAIN takes a domain name, not '" + text + "'.");
    }
    return name;
  }

  ParameterException notRegistrable(DomainName name) {
    return new ParameterException(
        command().commandLine(),
        "Nobody can register '"
            + name
            + "': it is a public suffix or one label. Name a domain"
            + " below it.");
  }

  boolean raw() {
    return isSet("--raw");
  }

  boolean ascii() {
    return isSet("--ascii");
  }

  boolean json() {
    return isSet("--json");
  }

  /** Where the page goes; null for none. */
  @Nullable Path html() {
    String text = command().findOption("--html").getValue();
    return text == null ? null : Path.of(text);
  }

  private boolean isSet(String option) {
    Boolean value = command().findOption(option).getValue();
    return Boolean.TRUE.equals(value);
  }
}
