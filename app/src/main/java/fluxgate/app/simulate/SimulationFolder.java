package fluxgate.app.simulate;

import fluxgate.app.simulate.log.LogFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that a simulation is written into, and the file that says what is in it. */
public final class SimulationFolder {
  private static final String README = "README.txt";
  private static final String FIRST_LINE = "Synthetic telemetry, made by fluxgate simulate.";
  static final String NETWORK_MAP = "network-map.csv";
  static final String TRUTH = "truth.json";
  static final String REGISTRATION = "registration.csv";
  static final String PARAMETERS = "parameters.csv";

  /** What lies beside the logs. */
  private static final Set<String> BESIDE_LOGS =
      Set.of(README, NETWORK_MAP, TRUTH, REGISTRATION, PARAMETERS);

  private SimulationFolder() {}

  /**
   * The first entry that no simulation wrote, which a new one must not lie among; null where there
   * is none, as in a folder that is missing, empty, or holds a simulation and nothing else.
   */
  public static @Nullable String foreign(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return null;
    }
    boolean ours = holdsSimulation(folder);
    return names(folder).stream()
        .filter(name -> !ours || !LogFormat.isLog(name) && !BESIDE_LOGS.contains(name))
        .findFirst()
        .orElse(null);
  }

  /** Whether an earlier simulation lies there. */
  public static boolean holdsSimulation(Path folder) throws IOException {
    Path readme = folder.resolve(README);
    if (!Files.isRegularFile(readme)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(readme, StandardCharsets.ISO_8859_1)) {
      return lines.findFirst().orElse("").equals(FIRST_LINE);
    }
  }

  /** Removes the logs of an earlier simulation, which may have had more files than the next. */
  public static void clear(Path folder) throws IOException {
    if (!holdsSimulation(folder)) {
      return;
    }
    for (String name : names(folder)) {
      if (LogFormat.isLog(name)) {
        Files.delete(folder.resolve(name));
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }

  static void describe(Path folder, SimulationPlan plan, Made made) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(FIRST_LINE);
    lines.add("Nothing here was captured from anybody: names are under .example, servers in");
    lines.add(
        "240.0.0.0/4, 198.18.0.0/15 and 2001:db8::/32, clients in 10.64.0.0/10, ASNs private.");
    lines.add("");
    lines.add("Made with: " + String.join(", ", plan.words()) + ".");
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d lookups, %,d connections, %,d answers of authorities.",
            made.exchanges(),
            made.connections(),
            made.fetches()));
    made.defects().forEach(defect -> lines.add("Defect: " + defect + "."));
    lines.add("");
    lines.add(
        TRUTH + "         registered domain -> class; classes that begin with flux are positives");
    lines.add(PARAMETERS + "     what was drawn for each planted name and each look-alike");
    lines.add(
        NETWORK_MAP + "    which network each prefix belongs to; tables know most kinds, not all");
    lines.add(REGISTRATION + "   when domains were registered, where somebody says so");
    lines.add("Of flux-cname the truth file has the domains that aliases lead to.");
    lines.add("");
    lines.addAll(commands(plan, names(folder)));
    lines.add("");
    made.classes()
        .forEach((name, count) -> lines.add(String.format(Locale.ROOT, "%6d  %s", count, name)));
    Files.writeString(folder.resolve(README), String.join("\n", lines) + "\n");
  }

  /** How to go on, in words for a shell. */
  private static List<String> commands(SimulationPlan plan, List<String> names) {
    List<String> lines = new ArrayList<>();
    lines.add("From within this folder (fluxgate is the launcher in Fluxgate's repository):");
    if (plan.formats().size() == 1) {
      lines.add("  fluxgate hunt .");
      lines.add("  fluxgate evaluate --truth " + TRUTH + " .");
      return lines;
    }
    for (LogFormat format : LogFormat.values()) {
      if (plan.formats().contains(format)) {
        lines.add("  fluxgate hunt " + format.patterns(names) + " " + NETWORK_MAP);
      }
    }
    lines.add("Each log tells of the same day; 'fluxgate hunt .' reads them all together.");
    lines.add("To measure, instead of hunt: fluxgate evaluate --truth " + TRUTH);
    return lines;
  }
}
