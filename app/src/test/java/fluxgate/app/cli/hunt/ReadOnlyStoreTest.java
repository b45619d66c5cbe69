package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.history.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that nobody may write to: what reads answers, what would write says why not in one
 * sentence, and nothing is changed. Whoever may do everything gives that up first ({@code
 * setpriv}).
 */
@Timeout(1800)
final class ReadOnlyStoreTest {
  private static final String DOMAIN = "softkey-renewal.example";
  private static final String SAMPLES =
      Path.of("..").toAbsolutePath().normalize().resolve("samples").toString();

  /** What lets root pass over permissions. */
  private static final List<String> AS_ANYBODY =
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

  @TempDir private Path folder;
  private SortedMap<String, String> before = new TreeMap<>();

  private Path store() {
    return folder.resolve("store");
  }

  @BeforeEach
  void a_store_with_a_hunt_and_a_case_that_nobody_may_write_to() throws IOException {
    assertThat(written("hunt", SAMPLES)).isZero();
    assertThat(written("disposition", DOMAIN, "--as", "unsure", "--reason", "r")).isZero();
    assertThat(written("case", "open", "parcel-status-desk.example")).isZero();
    permit("r-xr-xr-x", "r--r--r--");
    before = content();
  }

  private int written(String command, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--store", store().toString()));
    return CommandRun.of(command, all.toArray(String[]::new)).exit();
  }

  @AfterEach
  void it_can_be_removed() throws IOException {
    permit("rwxr-xr-x", "rw-r--r--");
  }

  private void permit(String folders, String files) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(store())) {
      all = found.toList();
    }
    for (Path path : all) {
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(Files.isDirectory(path) ? folders : files));
    }
  }

  /** Of every file below the store its size and a checksum. */
  private SortedMap<String, String> content() throws IOException {
    SortedMap<String, String> content = new TreeMap<>();
    try (Stream<Path> found = Files.walk(store())) {
      for (Path path : found.toList()) {
        content.put(
            store().relativize(path).toString(),
            Files.isDirectory(path)
                ? "folder"
                : HexFormat.of().toHexDigits(java.util.Arrays.hashCode(Files.readAllBytes(path))));
      }
    }
    return content;
  }

  private Program run(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--store", store().toString()));
    boolean mayDoEverything = Files.isWritable(store());
    Program run =
        Program.run(
            Program.of(
                mayDoEverything ? AS_ANYBODY : List.of(),
                Program.HEAP,
                fluxgate.app.Main.class,
                all.toArray(String[]::new)));
    assertThat(content()).as(String.join(" ", words)).isEqualTo(before);
    return run;
  }

  private void answers(String expected, String... words) throws Exception {
    Program run = run(words);
    assertThat(run.exit()).as(String.join(" ", words) + ": " + run.err()).isZero();
    assertThat(String.join("\n", run.out())).as(String.join(" ", words)).contains(expected);
    assertThat(run.err()).noneMatch(line -> line.contains("allowed"));
  }

  private void refuses(String sentence, String... words) throws Exception {
    Program run = run(words);
    assertThat(run.err()).as(String.join(" ", words)).hasSize(1);
    assertThat(run.err().getFirst()).startsWith("fluxgate: ").contains(sentence).endsWith(".");
    assertThat(run.exit()).as(String.join(" ", words)).isNotZero();
  }

  @Test
  void what_only_looks_answers() throws Exception {
    answers("www[.]softkey-renewal[.]example", "history", "name", "www." + DOMAIN);
    answers("softkey-renewal[.]example", "history", "address", "241.131.0.0/16");
    answers("VANTAGE", "history", "stats");
    answers("all as published", "history", "verify");
    answers("oldest event", "history", "retain", "--dry-run");
    answers("softkey-renewal[.]example", "findings");
    answers("softkey-renewal[.]example", "findings", "show", DOMAIN);
    answers("case-2", "case", "list");
    answers("softkey-renewal[.]example", "disposition", "--list");
    answers("softkey-renewal[.]example", "hunt", "--from-store", "--no-keep");
    answers("ROTATION", "explain", DOMAIN, "--from-store");
  }

  @Test
  void what_would_write_says_why_not() throws Exception {
    String place = store().toString();
    refuses(place + ": you are not allowed to write there", "history", "import", SAMPLES);
    refuses(place + ": you are not allowed to write there", "history", "retain", "--profile", "1");
    refuses("you are not allowed to write there", "case", "open", DOMAIN);
    refuses("you are not allowed to write there", "case", "note", "1", "text");
    refuses(
        "you are not allowed to write there",
        "disposition",
        DOMAIN,
        "--as",
        "flux",
        "--reason",
        "r");
  }

  /** Looking at the machines of a case is written down, and here it cannot be. */
  @Test
  void what_a_case_would_log_is_not_shown() throws Exception {
    refuses("allowed to write there", "findings", "show", "parcel-status-desk.example");
    refuses("allowed to write there", "case", "hosts", "1");
  }

  @Test
  void a_file_that_is_damaged_is_said_and_stays_where_it_is() throws Exception {
    permit("rwxr-xr-x", "rw-r--r--");
    Path file;
    try (Stream<Path> files = Files.walk(store().resolve("questions"))) {
      file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Files.write(file, "damaged".getBytes(StandardCharsets.UTF_8));
    permit("r-xr-xr-x", "r--r--r--");
    before = content();
    refuses(store() + ": you are not allowed to write there", "history", "verify");
  }

  @Test
  void a_hunt_prints_what_it_finds_all_the_same() throws Exception {
    Program hunt = run("hunt", SAMPLES, "--json");
    assertThat(hunt.exit()).isEqualTo(1);
    assertThat(hunt.out()).anyMatch(line -> line.contains(DOMAIN));
    assertThat(hunt.err())
        .anyMatch(line -> line.contains("you are not allowed to write there"))
        .anyMatch(line -> line.contains("what is found is not kept"))
        .noneMatch(line -> line.contains("Exception"));
  }
}
