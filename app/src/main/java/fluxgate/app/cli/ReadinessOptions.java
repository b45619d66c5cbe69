package fluxgate.app.cli;

import fluxgate.app.cli.option.CommandOptions;
import fluxgate.app.cli.option.ReadingOptions;
import fluxgate.net.IpAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The words after {@code readiness}, each with its meaning and its limits. */
final class ReadinessOptions extends ReadingOptions {
  void addTo(CommandSpec command) {
    belongTo(command);
    command
        .usageMessage()
        .description(
            "Says whether these logs could show fast flux at all: which fields each source carries,"
                + " where it is silent, and what of ATT&CK's analytics AN1331 to AN1334 is covered.",
            "")
        .footer(
            "",
            "Exit codes:",
            "  0   done, whatever the checks say",
            "  2   wrong usage",
            "  3   a named input cannot be read",
            "  1   anything else");
    addReading("Files, folders or globs of telemetry, as for hunt.");
    option(
        "--as-of",
        "TIME",
        "Measure ages against this time (2026-11-02T08:00:00Z) or 'now'; default: the newest"
            + " event in the input.");
    options(
        "--resolver",
        "ADDRESS",
        "A resolver that clients are meant to ask; may be given several times. Without it every"
            + " public address is foreign.");
    flag("--json", "Print one JSON object a source, a check and a clause.");
    command.addOption(CommandOptions.help());
  }

  boolean json() {
    return isSet("--json");
  }

  /**
   * Against which time ages are measured: microseconds since the epoch; null for the newest event.
   *
   * @param now what 'now' means
   */
  @Nullable Long asOfMicros(Instant now) {
    String text = text("--as-of");
    if (text == null) {
      return null;
    }
    try {
      Instant time = text.equals("now") ? now : OffsetDateTime.parse(text).toInstant();
      return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    } catch (DateTimeException e) {
      throw wrong("--as-of", text, "a time such as 2026-11-02T08:00:00Z, or 'now'");
    }
  }

  /** Resolvers that clients are meant to ask; empty where none is named. */
  Set<IpAddress> resolvers() {
    Set<IpAddress> resolvers = new LinkedHashSet<>();
    for (String text : texts("--resolver")) {
      IpAddress address = IpAddress.parse(text);
      if (address == null) {
        throw wrong("--resolver", text, "an address such as 10.0.0.53");
      }
      resolvers.add(address);
    }
    return resolvers;
  }
}
