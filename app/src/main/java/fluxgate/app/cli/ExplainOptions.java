package fluxgate.app.cli;

import fluxgate.dns.DomainName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The words after {@code explain}, each with its meaning and its limits. */
final class ExplainOptions extends ReadingOptions {
  void addTo(CommandSpec command) {
    belongTo(command);
    command
        .usageMessage()
        .description(
            "Reads telemetry as hunt does and explains one domain: what happened when, what speaks"
                + " for and against it, what is unknown, and what would change the verdict.",
            "")
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
                "The domain; for a name below one, its registered domain is explained."
                    + " bad[.]example is understood.")
            .build());
    addReading("1..*", "Files, folders or globs of telemetry, as for hunt.");
    option("--html", "FILE", "Write one self-contained page with charts, for offline and print.");
    flag("--raw", "Show the first raw records that the evidence stands on.");
    flag("--ascii", "Draw with ASCII alone.");
    flag("--json", "Print one JSON object instead of the page of text.");
    command.addOption(Fluxgate.help());
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
            + "': it is a public suffix or one label. Name a domain below it.");
  }

  /** Where the page goes; null for none. */
  @Nullable Path html() {
    return path("--html");
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
}
