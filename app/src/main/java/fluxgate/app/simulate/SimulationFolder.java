package fluxgate.app.simulate;

import fluxgate.app.simulate.log.LogFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The folder that a simulation is written into, and the file that says what is in it. */
public final class SimulationFolder {
  private static final String README = "README.txt";
  private static final String FIRST_LINE = "Synthetic telemetry, made by fluxgate simulate.";

  private SimulationFolder() {}

  /** Whether nothing can be lost there: it is missing, empty, or holds an earlier simulation. */
  public static boolean isFree(Path folder) throws IOException {
    if (!Files.exists(folder) || holdsSimulation(folder)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static boolean holdsSimulation(Path folder) throws IOException {
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
    List<Path> logs;
    try (Stream<Path> entries = Files.list(folder)) {
      logs = entries.filter(SimulationFolder::isLog).toList();
    }
    for (Path log : logs) {
      Files.delete(log);
    }
  }

  private static boolean isLog(Path file) {
    return LogFormat.isLog(String.valueOf(file.getFileName()));
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
        "truth.json         registered domain -> class; classes that begin with flux are"
            + " positives");
    lines.add("parameters.csv     what was drawn for each planted name and each look-alike");
    lines.add(
        "network-map.csv    which network each prefix belongs to; tables know most kinds, not all");
    lines.add("registration.csv   when domains were registered, where somebody says so");
    lines.add("Of flux-cname the truth file has the domains that aliases lead to.");
    lines.add("");
    made.classes()
        .forEach((name, count) -> lines.add(String.format(Locale.ROOT, "%6d  %s", count, name)));
    Files.writeString(folder.resolve(README), String.join("\n", lines) + "\n");
  }
}
