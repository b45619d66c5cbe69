package fluxgate.app.cli.option;

import fluxgate.app.cli.terminal.Output;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.OutputForm;
import fluxgate.app.output.OutputSettings;
import fluxgate.app.output.rpz.PolicyAction;
import fluxgate.app.output.stix.TrafficLight;
import fluxgate.app.redaction.Redaction;
import fluxgate.app.redaction.RedactionKey;
import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import fluxgate.verdict.Level;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The words that say in which form findings are written, and what of whom they may show. */
public final class OutputOptions {
  private static final String DEFAULT_ZONE = "fluxgate.rpz";

  private final CommandSpec command;
  private @Nullable Redaction redaction;

  private OutputOptions(CommandSpec command) {
    this.command = command;
  }

  /** Adds {@code --json}, {@code --to} and what belongs to them, and {@code --redact}. */
  public static OutputOptions addTo(CommandSpec command) {
    OutputOptions options = new OutputOptions(command);
    command.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Print one JSON object a finding.")
            .build());
    options.option(
        "--to",
        "FORM",
        "Print in another form: csv, ecs (Elastic Common Schema), rpz (response policy zone; alerts"
            + " only, unless --min-level says otherwise) or stix (STIX 2.1 bundle).");
    options.option(
        "--rpz-action", "WORD", "What the zone does: nxdomain (default), nodata, passthru, drop.");
    options.option("--rpz-zone", "NAME", "The zone's name (default " + DEFAULT_ZONE + ").");
    options.option(
        "--tlp", "WORD", "Mark stix and ecs with TLP: clear, green, amber, amber+strict, red.");
    options.redactionTo();
    return options;
  }

  /** Adds {@code --redact} alone, for commands that have forms of their own. */
  public static OutputOptions addRedactionTo(CommandSpec command) {
    OutputOptions options = new OutputOptions(command);
    options.redactionTo();
    return options;
  }

  private void redactionTo() {
    option(
        "--redact",
        "WHOM",
        "The word clients: print keyed pseudonyms for who asked, in every form and in the summary.");
    option(
        "--redact-key",
        "FILE",
        "The key of the pseudonyms (default $FLUXGATE_HOME/redact.key, made when first needed).");
  }

  private void option(String name, String label, String description) {
    command.addOption(
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(String.class)
            .description(description)
            .build());
  }

  private @Nullable String text(String option) {
    OptionSpec spec = command.findOption(option);
    return spec == null ? null : spec.getValue();
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private ParameterException wrong(String option, String value, String wanted) {
    return wrong(option + " takes " + wanted + ", not '" + value + "'.");
  }

  /** The form that was asked for. */
  public OutputForm form() {
    Boolean json = command.findOption("--json").getValue();
    String word = text("--to");
    if (word == null) {
      return Boolean.TRUE.equals(json) ? OutputForm.JSON : OutputForm.TABLE;
    }
    if (Boolean.TRUE.equals(json)) {
      throw wrong("--json and --to each name a form; give one of them.");
    }
    OutputForm form = OutputForm.of(word);
    if (form == null) {
      throw wrong("--to", word, "one of " + OutputForm.words());
    }
    return form;
  }

  /** What else the form is told. */
  public OutputSettings settings(Level least, @Nullable Long lastEventMicros) {
    return new OutputSettings(
        Output.isColourful(),
        least,
        lastEventMicros,
        PublicSuffixList.bundled(),
        zone(),
        action(),
        marking());
  }

  /** Finds every mistake before anything is read. */
  public void check() {
    OutputForm form = form();
    zone();
    action();
    marking();
    belongs("--rpz-action", form, OutputForm.RPZ);
    belongs("--rpz-zone", form, OutputForm.RPZ);
    belongs("--tlp", form, OutputForm.STIX, OutputForm.ECS);
    checkRedaction();
  }

  /** An option that would change nothing is a mistake that nobody would notice. */
  private void belongs(String option, OutputForm form, OutputForm... forms) {
    List<OutputForm> known = List.of(forms);
    if (text(option) != null && !known.contains(form)) {
      throw wrong(
          option
              + " means nothing without "
              + known.stream().map(f -> "--to " + f.word()).collect(Collectors.joining(" or "))
              + "; add that, or leave it out.");
    }
  }

  /** Finds every mistake in whom to hide. */
  public void checkRedaction() {
    String whom = text("--redact");
    if (whom != null && !whom.toLowerCase(Locale.ROOT).equals("clients")) {
      throw wrong("--redact", whom, "the word clients");
    }
    if (whom == null && text("--redact-key") != null) {
      throw wrong(
          "--redact-key means nothing without --redact clients; add that, or leave it out.");
    }
  }

  private DomainName zone() {
    String text = text("--rpz-zone");
    DomainName zone = DomainName.parse(text == null ? DEFAULT_ZONE : text);
    // A long zone name leaves no room for the names that it is to block.
    if (zone == null || zone.isRoot() || zone.octetCount() > 100) {
      throw wrong("--rpz-zone", String.valueOf(text), "a domain name of at most 100 octets");
    }
    return zone;
  }

  private PolicyAction action() {
    String word = text("--rpz-action");
    PolicyAction action = word == null ? PolicyAction.NXDOMAIN : PolicyAction.of(word);
    if (action == null) {
      throw wrong("--rpz-action", String.valueOf(word), "nxdomain, nodata, passthru or drop");
    }
    return action;
  }

  private @Nullable TrafficLight marking() {
    String word = text("--tlp");
    TrafficLight light = word == null ? null : TrafficLight.of(word);
    if (word != null && light == null) {
      throw wrong("--tlp", word, "one of " + TrafficLight.words());
    }
    return light;
  }

  /**
   * What may be shown: one and the same for all of a run, because what it meets counts everywhere.
   *
   * @throws IOException where the key that was named cannot be read; the message is a sentence
   * @throws OutputException where the default key cannot be made
   */
  public Redaction redaction() throws IOException, OutputException {
    Redaction made = redaction == null ? make() : redaction;
    redaction = made;
    return made;
  }

  /** The same where it was asked for before; else nobody needs to hear of clients. */
  public Redaction listening() {
    return redaction == null ? Redaction.none() : redaction;
  }

  private Redaction make() throws IOException, OutputException {
    if (text("--redact") == null) {
      return Redaction.none();
    }
    String named = text("--redact-key");
    if (named != null) {
      try {
        return Redaction.clients(RedactionKey.read(Path.of(named)));
      } catch (java.nio.file.NoSuchFileException e) {
        throw new IOException(named + ": no such file.", e);
      } catch (InvalidPathException e) {
        throw new IOException(named + ": not a path.", e);
      } catch (IOException e) {
        throw new IOException(named + ": " + e.getMessage() + ".", e);
      }
    }
    Path file = StandardFolder.entry("redact.key");
    try {
      return Redaction.clients(RedactionKey.readOrCreate(file));
    } catch (IOException e) {
      throw new OutputException(file.toString(), e);
    }
  }
}
