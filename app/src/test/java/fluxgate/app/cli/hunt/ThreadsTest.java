package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.simulate.Simulation;
import fluxgate.app.simulate.SimulationPlan;
import fluxgate.app.simulate.SimulationPlan.Kinds;
import fluxgate.app.simulate.log.LogFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated quarter of a day says the same with any number of threads, whichever way it is
 * written down: findings and summary, with lines in between that are none and headers that change.
 */
@Timeout(600)
final class ThreadsTest {
  /** Some ten blocks of DNS as columns, and forty as EVE. */
  private static final SimulationPlan PLAN =
      new SimulationPlan(
          11,
          6,
          80,
          2,
          16,
          120,
          0.143,
          120,
          Set.of(LogFormat.ZEEK, LogFormat.EVE, LogFormat.AUTHORITY),
          Kinds.LISTED,
          true,
          true,
          false);

  /** What the summary says of the machine. */
  private static final Pattern COSTS =
      Pattern.compile("\"(elapsed_seconds|cpu_seconds|peak_memory_bytes)\":[0-9.E]+,");

  @TempDir private static Path day;
  @TempDir private Path folder;

  @BeforeAll
  static void simulate() throws IOException {
    Simulation.write(PLAN, day);
  }

  private static List<Path> hours(String log) throws IOException {
    try (Stream<Path> files = Files.list(day)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(log + "."))
          .sorted()
          .toList();
    }
  }

  /** All hours of a log, the headers of each included. */
  private static List<String> lines(String log) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path hour : hours(log)) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(hour))) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
      }
    }
    return lines;
  }

  /** Puts lines in between that are no records, cut, or there twice, and one that is too long. */
  private static List<String> broken(List<String> lines) {
    Random random = new Random(5);
    List<String> broken = new ArrayList<>();
    for (String line : lines) {
      switch (line.startsWith("#") ? -1 : random.nextInt(600)) {
        case 0 -> broken.add("garbage\twith a tab " + random.nextInt());
        case 1 -> broken.add(line.substring(0, random.nextInt(line.length())));
        case 2 -> broken.add("");
        case 3 -> broken.add("{\"ts\":");
        case 4 -> broken.add(line);
        default -> {}
      }
      broken.add(line);
    }
    broken.add(broken.size() / 2, "x".repeat(1_200_000));
    return broken;
  }

  /** From the middle on the first two columns change places, and nothing is written otherwise. */
  private static List<String> withOtherHeader(List<String> lines) {
    int middle = lines.size() / 2;
    List<String> changed = new ArrayList<>(lines.subList(0, middle));
    String fields = lines.stream().filter(line -> line.startsWith("#fields")).findFirst().get();
    changed.add("#unset_field\tnothing");
    changed.add(swapped(fields, 1));
    for (String line : lines.subList(middle, lines.size())) {
      if (line.startsWith("#fields")) {
        changed.add("#unset_field\tnothing");
      }
      changed.add(swapped(line, line.startsWith("#fields") ? 1 : 0));
    }
    return changed;
  }

  private static String swapped(String line, int first) {
    String[] cells = line.split("\t", -1);
    if (cells.length < 5 || line.startsWith("#") && first == 0) {
      return line;
    }
    String cell = cells[first];
    cells[first] = cells[first + 1];
    cells[first + 1] = cell;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].equals("-") ? "nothing" : cells[i];
    }
    return String.join("\t", cells);
  }

  /** Zeek's other notation. */
  private static List<String> json(List<String> tsv) {
    List<String> json = new ArrayList<>();
    String[] fields = {};
    String[] types = {};
    for (String line : tsv) {
      String[] cells = line.split("\t", -1);
      if (line.startsWith("#fields\t")) {
        fields = Arrays.copyOfRange(cells, 1, cells.length);
      } else if (line.startsWith("#types\t")) {
        types = Arrays.copyOfRange(cells, 1, cells.length);
      } else if (!line.startsWith("#")) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
          if (!cells[i].equals("-")) {
            members.add("\"" + fields[i] + "\":" + value(types[i], cells[i]));
          }
        }
        json.add("{" + String.join(",", members) + "}");
      }
    }
    return json;
  }

  private static String value(String type, String cell) {
    return switch (type) {
      case "string", "addr", "enum" -> "\"" + cell + "\"";
      case "bool" -> cell.equals("T") ? "true" : "false";
      case "vector[string]" -> "[\"" + cell.replace(",", "\",\"") + "\"]";
      case "vector[interval]" -> "[" + cell + "]";
      default -> cell;
    };
  }

  private String write(String name, List<String> lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n").toString();
  }

  /** In two members, as rotated logs are put together. */
  private String gzip(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    int middle = lines.size() / 3;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (List<String> part :
          List.of(lines.subList(0, middle), lines.subList(middle, lines.size()))) {
        GZIPOutputStream member = new GZIPOutputStream(out);
        member.write((String.join("\n", part) + "\n").getBytes(StandardCharsets.UTF_8));
        member.finish();
      }
    }
    return file.toString();
  }

  private List<String> findingsAndSummary(int threads, List<String> files) throws IOException {
    Path summary = folder.resolve("summary.json");
    List<String> words = new ArrayList<>(files);
    words.add(day.resolve("network-map.csv").toString());
    words.addAll(List.of("--json", "--threads", "" + threads, "--summary", summary.toString()));
    CommandRun run = CommandRun.of("hunt", words.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSizeGreaterThan(3);
    List<String> said = new ArrayList<>(run.out().lines().toList());
    said.addAll(run.err().lines().toList());
    said.add(COSTS.matcher(Files.readString(summary)).replaceAll(""));
    return said;
  }

  private void saysTheSame(String... files) throws IOException {
    List<String> one = findingsAndSummary(1, List.of(files));
    for (int threads : new int[] {2, 3, 4, 8}) {
      List<String> more = findingsAndSummary(threads, List.of(files));
      for (int i = 0; i < Math.min(one.size(), more.size()); i++) {
        assertThat(more.get(i)).as("line %d of %d threads", i, threads).isEqualTo(one.get(i));
      }
      assertThat(more).hasSameSizeAs(one);
    }
  }

  @Test
  void in_one_file_of_columns() throws IOException {
    saysTheSame(write("dns.log", withOtherHeader(broken(lines("dns")))));
  }

  @Test
  void in_one_compressed_file() throws IOException {
    saysTheSame(gzip("dns.log.gz", withOtherHeader(broken(lines("dns")))));
  }

  @Test
  void in_one_file_of_json() throws IOException {
    saysTheSame(write("dns.json", broken(json(lines("dns")))));
  }

  @Test
  void in_one_file_of_eve() throws IOException {
    saysTheSame(write("eve.json", broken(lines("eve"))));
  }

  @Test
  void in_several_files() throws IOException {
    List<String> files = new ArrayList<>();
    for (String log : List.of("dns", "conn")) {
      hours(log).forEach(hour -> files.add(hour.toString()));
    }
    files.add(write("authority.json", broken(lines("authority").subList(0, 4_000))));
    saysTheSame(files.toArray(String[]::new));
  }
}
