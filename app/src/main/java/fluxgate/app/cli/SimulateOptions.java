package fluxgate.app.cli;

import fluxgate.app.cli.option.CommandOptions;
import fluxgate.app.simulate.SimulationPlan;
import fluxgate.app.simulate.SimulationPlan.Kinds;
import fluxgate.app.simulate.log.LogFormat;
import fluxgate.app.simulate.play.Office;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The words after {@code simulate}, each with its meaning and its limits. */
final class SimulateOptions extends CommandOptions {

  void addTo(CommandSpec command) {
    belongTo(command);
    command
        .usageMessage()
        .description(
            "Writes synthetic DNS and connection telemetry with labelled truth, for evaluation. It"
                + " sends nothing; names and addresses are from reserved ranges.",
            "")
        .footer("", "Then: fluxgate evaluate --truth DIR/truth.json DIR, or fluxgate hunt DIR.");
    option(
        "--out",
        "DIR",
        "Where to write: a new or empty folder, or an earlier simulation, which is replaced.");
    option(
        "--seed", "N", "The same seed gives the same contents, in whichever formats (default 1).");
    option("--hours", "N", "How long the day is (default 24).");
    option("--clients", "N", "Clients of the organisation (default 400).");
    option("--resolvers", "N", "Caching resolvers between them and the world (default 2).");
    option("--flux", "N", "Planted names, all families in turn (default 40).");
    option("--benign", "N", "Benign names (default 2800).");
    option(
        "--look-alikes",
        "SHARE",
        "Which share of the benign names looks like flux (default 0.143).");
    option("--lookups", "N", "Lookups of a benign name on average a day (default 200).");
    option(
        "--format",
        "IDS",
        "What to log the day as, commas between, by the ids of 'fluxgate formats': zeek-dns (with"
            + " zeek-conn; default), suricata-eve, dnstap, pcap, powerdns-protobuf, ecs-dns"
            + " (Packetbeat); without TTLs passive-dns-cof, sysmon (Winlogbeat), dnsmasq,"
            + " route53-resolver; connections alone aws-vpc-flow; questions alone bind-query. Beside"
            + " these authority: suricata-eve above the resolvers, with name servers.");
    option(
        "--kinds",
        "WORD",
        "What the network map says of networks: listed (default), names (what their names tell) or"
            + " none.");
    flag("--no-connections", "Leave the connections out.");
    flag("--hourly", "Begin new files every hour.");
    flag(
        "--defects",
        "Lose, double and delay records, set a clock wrong, forge answers, flood two zones, rotate"
            + " logs.");
    flag("--force", "Write also into a folder that holds other things.");
    command.addOption(CommandOptions.help());
  }

  /** Where to write. */
  Path folder() {
    String out = text("--out");
    if (out == null || out.isEmpty() || out.equals("-")) {
      throw new ParameterException(command().commandLine(), "Where to? Name a folder with --out.");
    }
    return Path.of(out);
  }

  /** Whether to write into a folder that holds other things. */
  boolean force() {
    return isSet("--force");
  }

  /** What to make. */
  SimulationPlan plan() {
    return new SimulationPlan(
        number("--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        (int) number("--hours", 24, 1, 24 * 31),
        (int) number("--clients", 400, 1, Office.MOST_CLIENTS),
        (int) number("--resolvers", 2, 1, 200),
        (int) number("--flux", 40, 0, 100_000),
        (int) number("--benign", 2_800, 0, 5_000_000),
        decimal("--look-alikes", 0.143, 1),
        decimal("--lookups", 200, 1_000_000),
        formats(),
        kinds(),
        !isSet("--no-connections"),
        isSet("--hourly"),
        isSet("--defects"));
  }

  private Set<LogFormat> formats() {
    String text = text("--format");
    Set<LogFormat> formats = EnumSet.noneOf(LogFormat.class);
    for (String word : (text == null ? "zeek" : text).split(",", -1)) {
      LogFormat format = LogFormat.byId(word.strip());
      if (format == null) {
        String ids =
            Arrays.stream(LogFormat.values()).map(LogFormat::id).collect(Collectors.joining(", "));
        throw wrong("--format", word.strip(), "one of " + ids);
      }
      formats.add(format);
    }
    return formats;
  }

  private Kinds kinds() {
    String text = text("--kinds");
    return text == null ? Kinds.LISTED : oneOf("--kinds", text, Kinds.values());
  }

  private <E extends Enum<E>> E oneOf(String option, String word, E[] values) {
    for (E value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    String words =
        Arrays.stream(values)
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw wrong(option, word, words);
  }

  private double decimal(String option, double standard, double most) {
    String text = text(option);
    if (text == null) {
      return standard;
    }
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong(option, text, "a number from 0 to " + (most == 1 ? "1" : "a million"));
  }
}
