package fluxgate.app.cli.hunt;

import fluxgate.app.cli.option.CommandOptions;
import fluxgate.app.cli.option.OutputOptions;
import fluxgate.app.cli.option.ReadingOptions;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.ledger.Summary;
import fluxgate.app.redaction.Redaction;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The words after {@code explain}, each with its meaning and its limits. */
final class ExplainOptions extends ReadingOptions {
  /** Nobody means a name who writes these: a sentence, a URL, a mailbox. */
  private static final Pattern NO_NAME = Pattern.compile("[\\s/:@!?,;]");

  private @Nullable OutputOptions output;

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
            "  3   a named input, or a part of the store, cannot be read",
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
    addReadingOrStore(
        "1..*",
        "Files, folders or globs of telemetry, as for hunt.",
        "The store (default $FLUXGATE_HOME/store, else ~/.local/share/fluxgate/store).");
    option("--html", "FILE", "Write one self-contained page with charts, for offline and print.");
    flag("--raw", "Show the first raw records that the evidence stands on.");
    flag("--ascii", "Draw with ASCII alone.");
    flag("--json", "Print one JSON object instead of the page of text.");
    output = OutputOptions.addRedactionTo(command);
    command.addOption(CommandOptions.help());
  }

  /** The name that is asked about, also where it was written so that no program links it. */
  DomainName name() {
    String text = String.valueOf((String) command().positionalParameters().getFirst().getValue());
    String plain = text.replace("[.]", ".");
    DomainName name = DomainName.parse(plain);
    if (command().positionalParameters().getLast().getValue() == null && new File(text).exists()) {
      throw new ParameterException(
          command().commandLine(),
          "DOMAIN comes first, then PATH; '" + text + "' is a file or folder.");
    }
    if (IpAddress.parse(plain) != null) {
      throw new ParameterException(
          command().commandLine(),
          "'" + text + "' is an address; explain takes the name that led to it, see hunt --json.");
    }
    if (name == null || NO_NAME.matcher(plain).find()) {
      throw wrong("DOMAIN", text, "a domain name such as bad.example");
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

  /**
   * Finds every mistake in the options before anything is read.
   *
   * @throws OutputException where the page cannot be written
   */
  void check() throws OutputException {
    if (output != null) {
      output.checkRedaction();
    }
    if (redacts() && raw()) {
      throw new ParameterException(
          command().commandLine(),
          "--raw shows records as they were logged, with who asked in them, and --redact is to hide"
              + " that; leave one of them out.");
    }
    if (json() && ascii()) {
      throw new ParameterException(
          command().commandLine(), "--ascii is for the page of text; leave it or --json out.");
    }
    reading();
    archived();
    if (raw() && fromStore()) {
      throw new ParameterException(
          command().commandLine(),
          "--raw shows records of inputs, and a store keeps where they stand, not what they say;"
              + " leave it out, or name the inputs instead of --from-store.");
    }
    Path page = html();
    if (page != null) {
      Summary.check(page);
    }
  }

  /**
   * What of whom may be shown.
   *
   * @throws IOException where the key that was named cannot be read; the message is a sentence
   * @throws OutputException where the default key cannot be made
   */
  Redaction redaction() throws IOException, OutputException {
    return output == null ? Redaction.none() : output.redaction();
  }

  @Override
  protected Redaction listening() {
    return output == null ? Redaction.none() : output.listening();
  }

  /** Whether anybody is to be hidden. */
  boolean redacts() {
    return text("--redact") != null;
  }

  /** Where the page goes; null for none. */
  @Nullable Path html() {
    return output("--html");
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
