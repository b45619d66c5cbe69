package fluxgate.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.simulate.SimulationPlan.Kinds;
import fluxgate.app.simulate.log.LogFormat;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small world with every family in it. */
final class SimulationTest {
  /** Five hours; names enough for every family at least once. */
  private static final SimulationPlan PLAN = plan(7, false);

  private static final List<IpPrefix> RESERVED =
      Stream.of(
              "198.18.0.0/15",
              "240.0.0.0/4",
              "10.64.0.0/10",
              "10.53.0.0/16",
              "127.0.0.0/28",
              "2001:db8::/32")
          .map(IpPrefix::of)
          .toList();

  /** Logs of which all that looks like a name or an address is one. */
  private static final List<String> TEXTS =
      List.of(
          "winlogbeat.ndjson.gz",
          "dnsmasq.log.gz",
          "route53.log.gz",
          "vpcflow.log.gz",
          "queries.log.gz",
          "packetbeat.ndjson.gz");

  private static final Pattern TRUTH_ROW = Pattern.compile("\"(.*)\": \"(.*)\"");

  @TempDir static Path folder;
  @TempDir static Path again;
  @TempDir static Path broken;

  private static SimulationPlan plan(long seed, boolean defects) {
    return plan(seed, defects, Set.of(LogFormat.values()));
  }

  private static SimulationPlan plan(long seed, boolean defects, Set<LogFormat> formats) {
    return new SimulationPlan(
        seed, 5, 60, 2, 24, 90, 0.6, 30, formats, Kinds.LISTED, true, false, defects);
  }

  @BeforeAll
  static void generate() throws IOException {
    Simulation.write(PLAN, folder);
  }

  @Test
  void the_same_seed_gives_the_same_contents() throws IOException {
    Simulation.write(PLAN, again);
    for (String file : files(folder)) {
      assertThat(text(again, file)).as(file).isEqualTo(text(folder, file));
    }
    assertThat(files(again)).isEqualTo(files(folder));
  }

  @Test
  void formats_change_nothing_but_what_is_written_down(@TempDir Path all, @TempDir Path one)
      throws IOException {
    for (boolean defects : new boolean[] {false, true}) {
      Simulation.write(plan(9, defects), all);
      Simulation.write(plan(9, defects, Set.of(LogFormat.ZEEK)), one);
      assertThat(files(one)).doesNotContain("authority.json.gz");
      for (String file : files(one)) {
        if (!file.equals("README.txt")) { // says which formats there are
          assertThat(text(one, file).equals(text(all, file))).as(file).isTrue();
        }
      }
    }
  }

  @Test
  void another_seed_draws_other_names() throws IOException {
    Simulation.write(plan(8, true), broken);
    assertThat(truth(broken).keySet()).doesNotContainAnyElementsOf(truth(folder).keySet());
    assertThat(text(broken, "README.txt"))
        .containsPattern("Defect: [1-9]\\d* records lost")
        .containsPattern("Defect: [1-9]\\d* records twice")
        .containsPattern("Defect: [1-9]\\d* records up to 10 minutes late")
        .containsPattern("Defect: [1-9]\\d* answers forged")
        .contains("seed 8");
    assertThat(files(broken)).contains("dns.00.log.gz", "dns.01.log.gz");
    assertThat(truth(broken)).containsValue("flooded");
  }

  @Test
  void every_family_is_in_the_truth_and_in_the_log() throws IOException {
    Set<String> classes = new TreeSet<>(truth(folder).values());
    assertThat(classes.stream().filter(name -> name.startsWith("flux-"))).hasSize(16);
    assertThat(classes.stream().filter(name -> !name.startsWith("flux"))).hasSize(26);
    Set<String> named = new TreeSet<>();
    for (String[] row : rows("dns.log.gz")) {
      named.add(registered(row[9]));
      for (String token : row[21].split(",", -1)) {
        named.add(registered(token));
      }
    }
    assertThat(named).containsAll(truth(folder).keySet());
  }

  private static String registered(String name) {
    String[] labels = name.split("\\.", -1);
    return String.join(
        ".", Arrays.copyOfRange(labels, Math.max(0, labels.length - 2), labels.length));
  }

  @Test
  void nothing_but_reserved_names_and_addresses_is_named() throws IOException {
    Set<String> strangers = new TreeSet<>();
    for (String[] row : rows("dns.log.gz")) {
      check(row[2], strangers);
      check(row[4], strangers);
      check(row[9], strangers);
      if (!row[21].equals("-")) {
        for (String token : row[21].split(",", -1)) {
          check(token, strangers);
        }
      }
    }
    for (String[] row : rows("conn.log.gz")) {
      check(row[2], strangers);
      check(row[4], strangers);
    }
    Matcher member =
        Pattern.compile("\"(?:src_ip|dest_ip|rrname|rdata)\":\"([^\"]*)\"")
            .matcher(text(folder, "authority.json.gz") + text(folder, "eve.json.gz"));
    while (member.find()) {
      check(member.group(1), strangers);
    }
    for (String file : TEXTS) {
      Matcher word =
          Pattern.compile("(?:[\\w-]+\\.)+example|(?:\\d+\\.){3}\\d+").matcher(text(folder, file));
      assertThat(word.find()).as(file).isTrue();
      do {
        check(word.group(), strangers);
      } while (word.find());
    }
    assertThat(strangers).isEmpty();
  }

  private static void check(String token, Set<String> strangers) {
    IpAddress address = IpAddress.parse(token);
    boolean reserved =
        address == null
            ? token.equals("example") || token.endsWith(".example")
            : RESERVED.stream().anyMatch(prefix -> prefix.contains(address));
    if (!reserved) {
      strangers.add(token);
    }
  }

  @Test
  void networks_are_private() throws IOException {
    List<String> rows = text(folder, "network-map.csv").lines().skip(1).toList();
    assertThat(rows).hasSizeGreaterThan(1_500).allMatch(row -> row.contains(",42000"));
  }

  /**
   * Within the life of a cached answer its end stands still, so its TTL only falls; whole seconds
   * and the time to follow an alias make up to two seconds.
   */
  @Test
  void ttls_fall_until_they_run_out() throws IOException {
    Map<String, double[]> ends = new HashMap<>();
    int cached = 0;
    for (String[] row : rows("dns.log.gz")) {
      if (row[22].equals("-")) {
        continue;
      }
      double answered = Double.parseDouble(row[0]) + Double.parseDouble(row[8]);
      double ttl = Double.parseDouble(row[22].split(",", 2)[0]);
      String key = String.join(" ", row[4], row[9], row[13]);
      double[] before = ends.get(key);
      if (before != null && answered < before[0] - 1) {
        assertThat(answered + ttl).as(String.join(" ", row)).isLessThanOrEqualTo(before[0] + 2);
        cached++;
      } else {
        ends.put(key, new double[] {answered + ttl});
      }
    }
    assertThat(cached).isGreaterThan(1_000);
  }

  @Test
  void a_later_simulation_leaves_no_log_of_this_one(@TempDir Path reused) throws IOException {
    Simulation.write(plan(7, true), reused);
    SimulationFolder.clear(reused);
    assertThat(files(reused))
        .containsExactly(
            "README.txt", "network-map.csv", "parameters.csv", "registration.csv", "truth.json");
  }

  @Test
  void a_folder_with_other_things_is_not_for_a_simulation(@TempDir Path own) throws IOException {
    assertThat(SimulationFolder.foreign(folder)).isNull();
    assertThat(SimulationFolder.foreign(folder.resolve("missing"))).isNull();
    assertThat(SimulationFolder.foreign(own)).isNull();
    assertThat(SimulationFolder.foreign(Path.of("..", "samples"))).isEqualTo("README.md");
    Simulation.write(plan(7, false, Set.of(LogFormat.ZEEK)), own);
    Files.writeString(own.resolve("notes.txt"), "what I found\n");
    assertThat(SimulationFolder.foreign(own)).isEqualTo("notes.txt");
  }

  @Test
  void the_description_says_how_to_hunt_it() throws IOException {
    assertThat(text(folder, "README.txt"))
        .contains("  fluxgate hunt conn.log.gz dns.log.gz network-map.csv\n")
        .contains("  fluxgate hunt tap.pcap.gz network-map.csv\n");
    assertThat(LogFormat.ZEEK.patterns(List.of("dns.00.log.gz", "dns.01.log.gz", "eve.json.gz")))
        .isEqualTo("'dns*.log.gz'");
  }

  private static Map<String, String> truth(Path where) throws IOException {
    Map<String, String> truth = new TreeMap<>();
    Matcher row = TRUTH_ROW.matcher(text(where, "truth.json"));
    while (row.find()) {
      truth.put(row.group(1), row.group(2));
    }
    return truth;
  }

  private static List<String> files(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static List<String[]> rows(String file) throws IOException {
    return text(folder, file)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private static String text(Path where, String file) throws IOException {
    Path path = where.resolve(file);
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
