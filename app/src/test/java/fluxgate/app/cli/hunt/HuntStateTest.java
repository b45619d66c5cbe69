package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs that go on from one another say together. */
final class HuntStateTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();
  private static final String MAP = SAMPLES.resolve("network-map.csv").toString();
  private static final double DAY_START = 1_793_577_600;
  private static final Pattern EVE_TIME = Pattern.compile("\"timestamp\":\"([^\"+]*)\\+0000\"");

  @TempDir private Path folder;

  private record Line(double written, String text) {}

  private static CommandRun hunt(List<String> words) {
    List<String> arguments = new ArrayList<>(List.of(MAP, "--json"));
    arguments.addAll(words);
    return CommandRun.of("hunt", arguments.toArray(String[]::new));
  }

  private CommandRun next(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    Collections.addAll(all, "--state", folder.resolve("state").toString());
    return hunt(all);
  }

  private static List<String> lines(String name) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SAMPLES.resolve(name))),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static double dnsTime(String line) {
    return Double.parseDouble(line.substring(0, line.indexOf('\t')));
  }

  private static double connectionEnd(String line) {
    String[] fields = line.split("\t");
    return Double.parseDouble(fields[0])
        + (fields[8].equals("-") ? 0 : Double.parseDouble(fields[8]));
  }

  private static double eveTime(String line) {
    Matcher time = EVE_TIME.matcher(line);
    if (!time.find()) {
      throw new IllegalArgumentException(line);
    }
    Instant instant = Instant.parse(time.group(1) + "Z");
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  /** A log cut into hourly files as a sensor writes it: one line in twenty up to 8 minutes late. */
  private List<String> hourly(String name, ToDoubleFunction<String> time) throws IOException {
    Random random = new Random(5);
    List<String> head = new ArrayList<>();
    List<Line> body = new ArrayList<>();
    for (String line : lines(name)) {
      if (line.startsWith("#")) {
        head.add(line);
      } else {
        double delay = random.nextInt(20) == 0 ? random.nextDouble() * 480 : 0;
        body.add(new Line(time.applyAsDouble(line) + delay, line));
      }
    }
    body.sort(Comparator.comparingDouble(Line::written));
    List<List<String>> hours = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      hours.add(new ArrayList<>(head));
    }
    for (Line line : body) {
      int hour = (int) ((line.written - DAY_START) / 3600);
      hours.get(Math.clamp(hour, 0, 23)).add(line.text);
    }
    List<String> files = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      Path file = folder.resolve(String.format("%02d.%s", hour, name.replace(".gz", "")));
      Files.write(file, hours.get(hour));
      files.add(file.toString());
    }
    return files;
  }

  private static String withoutStatus(String findings) {
    return findings
        .replaceAll("\"status\":\"[a-z]*\"", "")
        .replaceAll("\"changes\":\\[[^\\]]*\\]", "");
  }

  @Test
  void hourly_files_one_after_the_other_give_the_findings_of_the_day() throws IOException {
    List<String> dns = hourly("dns.log.gz", HuntStateTest::dnsTime);
    List<String> connections = hourly("conn.log.gz", HuntStateTest::connectionEnd);
    List<String> eve = hourly("authority.json.gz", HuntStateTest::eveTime);
    List<String> all = new ArrayList<>();
    all.addAll(dns);
    all.addAll(connections);
    all.addAll(eve);
    all.add("--min-level=watch");
    String day = hunt(all).out();
    assertThat(day).contains("\"alert_at\"");

    Collections.shuffle(all, new Random(9));
    assertThat(hunt(all).out()).as("the same files in another order").isEqualTo(day);

    String last = "";
    StringBuilder told = new StringBuilder();
    for (int hour = 0; hour < 24; hour++) {
      List<String> files =
          new ArrayList<>(List.of(eve.get(hour), dns.get(hour), connections.get(hour)));
      Collections.shuffle(files, new Random(hour));
      boolean end = hour == 23;
      CommandRun run =
          next(
              files.get(0),
              files.get(1),
              files.get(2),
              "--min-level=watch",
              end ? "--all" : "--threads=1");
      assertThat(run.exit()).as(run.err()).isZero();
      last = run.out();
      told.append(run.out());
    }
    assertThat(withoutStatus(last)).isEqualTo(withoutStatus(day));
    assertThat(told.toString())
        .contains("\"status\":\"new\"")
        .contains("\"status\":\"changed\"")
        .containsPattern("\"changes\":\\[\"[^\\]]*addresses were [0-9]+");
    assertThat(last).contains("\"status\":\"ongoing\"");
  }

  /** The places that evidence points at move with the lines; nothing else may. */
  private static String withoutPlaces(String findings) {
    return findings.replaceAll("\"inputs\":\\[[^]]*]", "");
  }

  @Test
  void any_order_within_the_lateness_gives_the_same_verdicts() throws IOException {
    String ordered = withoutPlaces(hunt(List.of(shuffled(0, 0))).out());
    assertThat(ordered).contains("\"level\":\"alert\"");
    for (int seed = 1; seed <= 3; seed++) {
      assertThat(withoutPlaces(hunt(List.of(shuffled(seed, 840))).out())).isEqualTo(ordered);
    }
  }

  private String shuffled(int seed, double seconds) throws IOException {
    Random random = new Random(seed);
    List<String> head = new ArrayList<>();
    List<Line> body = new ArrayList<>();
    for (String line : lines("dns.log.gz")) {
      if (line.startsWith("#")) {
        head.add(line);
      } else {
        body.add(new Line(dnsTime(line) + random.nextDouble() * seconds, line));
      }
    }
    body.sort(Comparator.comparingDouble(Line::written));
    body.forEach(line -> head.add(line.text));
    return Files.write(folder.resolve("dns.log"), head).toString();
  }

  private Path beginning(int lines) throws IOException {
    return Files.write(folder.resolve("growing.log"), lines("dns.log.gz").subList(0, lines));
  }

  @Test
  void a_file_read_before_is_a_duplicate_and_of_a_longer_one_only_the_rest_counts()
      throws IOException {
    String whole = SAMPLES.resolve("dns.log.gz").toString();
    String once = hunt(List.of(whole)).out();
    Path file = beginning(20_000);
    assertThat(next(file.toString()).err()).contains("19,992 accepted");
    assertThat(next(file.toString()).err())
        .contains("0 accepted")
        .contains("19,992 duplicate; nothing new: what could be used was read before.")
        .doesNotContain("No record was used");
    int all = lines("dns.log.gz").size();
    Path moved = folder.resolve("rotated.log");
    Files.move(beginning(all), moved);
    CommandRun run = next(moved.toString(), "--all");
    assertThat(run.err()).contains("19,992 duplicate");
    assertThat(withoutStatus(withoutPlaces(run.out())))
        .isEqualTo(withoutStatus(withoutPlaces(once)));
  }

  @Test
  void a_file_that_comes_after_its_time_is_said() throws IOException {
    List<String> all = lines("dns.log.gz");
    List<String> later = new ArrayList<>(all.subList(0, 8));
    later.addAll(all.subList(20_000, 22_000));
    CommandRun first = next(Files.write(folder.resolve("later.log"), later).toString());
    assertThat(first.err()).doesNotContain("late");
    CommandRun run = next(beginning(2_008).toString());
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains("growing.log came late: 2,000 of its 2,000 records are older")
        .contains("2,000 of the accepted late");
  }

  @Test
  void says_again_only_what_is_new() {
    String dns = SAMPLES.resolve("dns.log.gz").toString();
    CommandRun first = next(dns);
    assertThat(first.out()).contains("\"status\":\"new\"").doesNotContain("ongoing");
    assertThat(next(dns).out()).isEmpty();
    CommandRun all = next(dns, "--all");
    assertThat(all.out()).contains("\"status\":\"ongoing\"");
    assertThat(all.out().replace("\"ongoing\"", "\"new\"")).isEqualTo(first.out());
  }

  @Test
  void refuses_damaged_state_and_leaves_it_as_it_is() throws IOException {
    String dns = beginning(2_000).toString();
    next(dns);
    Path state = folder.resolve("state").resolve("state");
    byte[] good = Files.readAllBytes(state);
    try (RandomAccessFile file = new RandomAccessFile(state.toFile(), "rw")) {
      file.setLength(good.length / 2);
    }
    CommandRun run = next(dns);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("is damaged or cut short").contains("remove it to begin anew");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(Files.size(state)).isEqualTo(good.length / 2);
    good[8]++;
    Files.write(state, good);
    assertThat(next(dns).err()).contains("of another version");
    Files.writeString(state, "something else");
    assertThat(next(dns).exit()).isEqualTo(3);
  }

  @Test
  void refuses_a_folder_that_another_run_has_open() throws IOException {
    String dns = beginning(2_000).toString();
    Path lock = Files.createDirectories(folder.resolve("state")).resolve("lock");
    try (FileChannel other =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();
      CommandRun run = next(dns);
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("another run is using this folder");
    }
    assertThat(next(dns).exit()).isZero();
  }

  @Test
  void one_record_with_a_broken_clock_closes_nothing() throws IOException {
    List<String> log = new ArrayList<>(lines("dns.log.gz"));
    String jumped = log.get(12_000).replaceFirst("^[0-9.]+", "3786912000.000001");
    String clean = next(Files.write(folder.resolve("clean.log"), log).toString()).out();
    log.add(12_001, jumped);
    Path file = Files.write(folder.resolve("broken.log"), log);
    CommandRun broken =
        hunt(List.of(file.toString(), "--state", folder.resolve("other").toString()));
    assertThat(broken.err()).contains("1 record left out").contains("1 skipped");
    assertThat(withoutPlaces(broken.out())).isEqualTo(withoutPlaces(clean));
    assertThat(clean).doesNotContain("\"status\":\"closed\"");
  }

  @Test
  void refuses_bounds_in_time_because_it_remembers_whole_files() throws IOException {
    CommandRun run = next(beginning(2_000).toString(), "--since=2026-11-02");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--state does not go with --since or --until");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void fails_on_news_and_not_on_what_was_told_before() throws IOException {
    String dns = SAMPLES.resolve("dns.log.gz").toString();
    assertThat(next(dns, "--fail-on=alert").exit()).isEqualTo(10);
    assertThat(next(dns, "--fail-on=alert", "--all").exit()).isZero();
  }

  @Test
  void nobody_but_its_owner_reads_state() throws IOException {
    next(beginning(2_000).toString());
    next(beginning(3_000).toString());
    Path state = folder.resolve("state");
    if (Files.getFileStore(state).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(state))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      for (String name : List.of("state", "state.previous", "lock")) {
        assertThat(Files.getPosixFilePermissions(state.resolve(name)))
            .as(name)
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  @Test
  void wrong_words_and_files_that_cannot_be_written_are_said_before_anything_is_kept()
      throws IOException {
    String dns = beginning(2_000).toString();
    for (String wrong : List.of("--fail-on=loud", "--top=none", "--min-level=loud")) {
      assertThat(next(dns, wrong).exit()).as(wrong).isEqualTo(2);
    }
    for (String target : List.of("--html", "--learn", "--summary")) {
      CommandRun run = next(dns, target, folder.resolve("absent").resolve("file").toString());
      assertThat(run.exit()).as(target).isEqualTo(1);
      assertThat(run.err()).contains("no such folder").doesNotContain("records in");
    }
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void all_goes_with_state_alone() {
    assertThat(hunt(List.of("--all", MAP)).exit()).isEqualTo(2);
  }
}
