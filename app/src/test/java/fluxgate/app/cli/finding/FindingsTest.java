package fluxgate.app.cli.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.cli.store.HistoryTest;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.smallstate.Hold;
import fluxgate.app.history.smallstate.SmallState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code hunt --store} keeps, as {@code findings} shows it. */
final class FindingsTest {
  private static final String SAMPLES =
      Path.of("..").toAbsolutePath().normalize().resolve("samples").toString();

  @TempDir private Path folder;
  private FluxWorld world = new FluxWorld(Path.of("."));

  @BeforeEach
  void newWorld() {
    world = new FluxWorld(folder);
  }

  private Path store() {
    return folder.resolve("store");
  }

  private CommandRun run(String command, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--store", store().toString()));
    return CommandRun.of(command, all.toArray(String[]::new));
  }

  @Test
  void what_is_found_is_kept_whatever_cannot_be_written() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: this system has no /dev/full");
    for (String option : List.of("--summary", "--html")) {
      CommandRun hunt = run("hunt", SAMPLES, "--json", option, "/dev/full");
      assertThat(hunt.exit()).isEqualTo(1);
      assertThat(hunt.err())
          .contains("findings at watch or above as hunt ")
          .contains("Cannot write /dev/full: No space left on device.");
      assertThat(run("findings", "--json").values("domain")).contains("softkey-renewal.example");
    }
  }

  @Test
  void what_an_output_failed_to_say_is_told_again_and_kept_once() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: this system has no /dev/full");
    String day = world.day("2026-11-02");
    String[] words = {day, "--json", "--state", folder.resolve("state").toString()};
    CommandRun failed = run("hunt", words[0], words[1], words[2], words[3], "--html", "/dev/full");
    assertThat(failed.exit()).isEqualTo(1);
    CommandRun again = run("hunt", words);
    assertThat(again.exit()).isZero();
    assertThat(again.out()).isEqualTo(failed.out()).contains("\"status\":\"new\"");
    assertThat(again.err()).contains("kept 0 findings at watch or above as hunt 2");
    assertThat(run("findings", "show", "swarm.example").out()).contains("by hunt 1 of ");
    assertThat(run("hunt", words).out()).isEmpty();
  }

  @Test
  void a_hunt_keeps_what_it_would_print_at_watch_and_imports_what_it_reads() {
    CommandRun hunt = run("hunt", SAMPLES, "--json", "--min-level", "alert", "--top", "1");
    assertThat(hunt.exit()).isZero();
    assertThat(hunt.out().lines()).hasSize(1);
    assertThat(hunt.err())
        .contains("store: ")
        .containsPattern("store: added [0-9,]+ observations")
        .contains("findings at watch or above as hunt 1 in ");
    CommandRun all = CommandRun.of("hunt", SAMPLES, "--json", "--min-level", "watch");
    CommandRun kept = run("findings", "--json");
    assertThat(kept.exit()).isZero();
    assertThat(kept.out().lines().sorted())
        .containsExactlyElementsOf(all.out().lines().sorted().toList());
    assertThat(run("history", "name", "www.softkey-renewal.example", "--cof").out())
        .contains("softkey-renewal");
  }

  @Test
  void a_case_about_the_domain_logs_that_clients_were_looked_at() throws Exception {
    run("hunt", world.day("2026-11-02"));
    run("findings", "show", "swarm.example");
    CommandRun open = run("case", "open", "swarm.example", "--json");
    String id = open.values("id").getFirst();
    run("findings", "--domain", "other.example", "--json");
    assertThat(run("case", "show", id, "--json").out()).doesNotContain("\"what\":\"findings");
    assertThat(run("findings", "show", "swarm.example").exit()).isZero();
    assertThat(run("findings", "--json").exit()).isZero();
    assertThat(run("case", "show", id, "--json").out())
        .contains("\"what\":\"findings show\"", "\"what\":\"findings --json\"");
  }

  @Test
  void findings_are_listed_last_seen_first_and_shown_with_what_they_rest_on() throws Exception {
    run("hunt", world.day("2026-11-02"));
    CommandRun again = run("hunt", world.day("2026-11-03"));
    assertThat(again.err()).contains("as hunt 2 in ");
    CommandRun listed = run("findings");
    assertThat(listed.out())
        .contains("swarm[.]example")
        .containsPattern("2026-11-03T15:55:[0-9]{2}Z");
    assertThat(listed.out().lines()).hasSize(2).allMatch(line -> line.length() <= 100);
    assertThat(listed.err()).contains("1 finding of 2 hunts in ");
    assertThat(run("findings", "--since", "2026-11-04").out()).isEmpty();
    assertThat(run("findings", "--until", "2026-11-02").out()).isEmpty();
    assertThat(run("findings", "--domain", "other.example").out()).isEmpty();
    assertThat(run("findings", "--level", "alert").out().lines()).hasSize(2);
    CommandRun shown = run("findings", "show", "swarm[.]example");
    assertThat(shown.exit()).isZero();
    assertThat(shown.out())
        .contains("by hunt 2 of ")
        .contains("AS64500 (Homes 0)")
        .contains("443/tcp")
        .contains("NEW_AGENTS")
        .contains("dns.log:")
        .contains("earlier    hunt 1 of ");
    assertThat(shown.out().lines()).allMatch(line -> line.length() <= 100);
    String id = run("findings", "--json").values("id").getFirst();
    assertThat(run("findings", "show", id.substring(0, 6)).out()).contains("by hunt 2 of ");
    assertThat(run("findings", "show", "f-", "--json").out().lines()).hasSize(2);
    CommandRun none = run("findings", "show", "f-nothing");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("no finding 'f-nothing' is kept");
  }

  @Test
  void inputs_are_kept_by_hash_and_the_context_that_judged_them() throws Exception {
    String day = world.day("2026-11-02");
    run("hunt", day);
    String inputs = text("SELECT inputs FROM hunt");
    assertThat(inputs)
        .contains("\"file\":\"" + day + "/dns.log\",\"format\":\"zeek-dns\"")
        .containsPattern("\"sha256\":\"[0-9a-f]{64}\"");
    assertThat(text("SELECT context FROM hunt")).contains("network-map.csv");
    assertThat(text("SELECT baseline FROM hunt")).isEqualTo("cold");
    run("hunt", day);
    assertThat(text("SELECT inputs FROM hunt WHERE id = 2")).contains("\"sha256\":\"");
  }

  private String text(String question) throws Exception {
    try (Connection tables =
            DriverManager.getConnection("jdbc:sqlite:" + store().resolve("state.sqlite"));
        Statement statement = tables.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.getString(1);
    }
  }

  @Test
  void the_store_knows_clients_that_a_redacted_hunt_does_not_print() throws IOException {
    CommandRun hunt = run("hunt", world.day("2026-11-02"), "--json", "--redact", "clients");
    assertThat(hunt.out()).contains("\"client\":\"").doesNotContain("10.0.0.");
    assertThat(run("findings", "--json").out()).contains("\"client\":\"10.0.0.1\"");
  }

  @Test
  void a_list_that_came_since_changes_what_is_found_and_only_that_is_printed() throws IOException {
    String day = world.day("2026-11-02");
    assertThat(run("hunt", day, "--changed", "--json").err())
        .contains("no hunt over the same time is kept");
    CommandRun same = run("hunt", day, "--changed", "--json");
    assertThat(same.out()).isEmpty();
    assertThat(same.err())
        .contains("compared with hunt 1 of ")
        .contains(": the same levels.")
        .contains("; nothing changed among 1 finding at suspect or above, 1 at alert.");
    Path lists = Files.createDirectories(folder.resolve("lists"));
    Files.writeString(lists.resolve("watch.txt"), ".none.example\n");
    Files.writeString(lists.resolve("allow.txt"), "." + FluxWorld.DOMAIN + "\n");
    Files.writeString(lists.resolve("top-10.txt"), FluxWorld.DOMAIN + "\n");
    CommandRun listed = run("hunt", day, "--context", lists.toString(), "--changed", "--json");
    assertThat(listed.err())
        .contains("compared with hunt 2 of ")
        .contains("(now other lists or network maps): 1 domain is judged otherwise.")
        .contains("swarm[.]example is ")
        .contains("; it was at alert.");
    CommandRun back = run("hunt", day, "--changed", "--json");
    assertThat(back.out()).contains("\"status\":\"changed\"").contains("\"level was ");
    assertThat(back.err()).contains("swarm[.]example is at alert; it was ");
    assertThat(run("findings").err()).doesNotContain("judged by another");
  }

  @Test
  void a_hunt_from_the_store_finds_the_same_and_says_what_a_list_changed() throws Exception {
    String day = world.day("2026-11-02");
    CommandRun read = run("hunt", day, "--json");
    CommandRun again = run("hunt", "--from-store", "--json");
    assertThat(again.exit()).isZero();
    assertThat(again.out()).isEqualTo(read.out());
    assertThat(again.err())
        .contains("compared with hunt 1 of ")
        .contains(": the same levels.")
        .contains("store: kept 1 finding at watch or above as hunt 2 in ");
    assertThat(text("SELECT inputs FROM hunt WHERE id = 2")).contains(day + "/dns.log");
    Path allow = Files.writeString(folder.resolve("allow.txt"), "." + FluxWorld.DOMAIN + "\n");
    CommandRun changed =
        run("hunt", "--from-store", "--changed", "--held", "--context", allow.toString());
    assertThat(changed.err())
        .contains("compared with hunt 2 of ")
        .contains("(now other lists or network maps): 1 domain is judged otherwise.");
    assertThat(changed.out()).contains("swarm[.]example").contains("level was alert");
    CommandRun looked = run("hunt", "--from-store", "--no-keep");
    assertThat(looked.err()).contains("compared with hunt 3 of ").doesNotContain("store: kept");
    assertThat(text("SELECT count(*) FROM hunt")).isEqualTo("3");
  }

  @Test
  void a_month_that_cannot_be_merged_takes_nothing_from_the_import() throws Exception {
    run("history", "import", world.day("2026-11-05"));
    Path taken = folder.resolve("taken");
    for (int number = 1; number < 9; number++) { // folders where files of tuples should be written
      Files.createDirectories(taken.resolve("by-name-00000" + number + ".parquet.unfinished/x"));
    }
    Files.createSymbolicLink(store().resolve("tuples/month=2026-10"), taken);
    CommandRun hunt = run("hunt", world.day("2026-10-02"));
    assertThat(hunt.exit()).isEqualTo(1);
    assertThat(hunt.err())
        .contains("; what was imported is kept, and the next import that adds something merges")
        .doesNotContain("were not imported");
    assertThat(text("SELECT inputs FROM hunt")).contains("dns.log").doesNotContain(":null");
    assertThat(run("hunt", "--from-store", "--until", "2026-11-01", "--json").values("domain"))
        .containsExactly(FluxWorld.DOMAIN);
  }

  @Test
  void findings_of_older_lists_are_counted() throws IOException {
    run("hunt", world.day("2026-11-02"));
    Path list = Files.writeString(folder.resolve("watch.txt"), ".none.example\n");
    Path logs = Files.createDirectories(folder.resolve("other"));
    Files.writeString(
        logs.resolve("dns.log"),
        HistoryTest.line("2026-11-02T08:00:00Z", "10.0.0.1", "www.a.example", "A", "192.0.2.7"));
    run("hunt", logs.toString(), "--context", list.toString());
    assertThat(run("findings").err())
        .contains("1 was judged by another version, baseline or other");
  }

  @Test
  void what_cannot_be_kept_is_said_and_the_findings_are_printed_all_the_same() throws Exception {
    String day = world.day("2026-11-02");
    try (StoreFolder other = StoreFolder.toWrite(store(), Instant.parse("2026-11-02T00:00:00Z"))) {
      CommandRun busy = run("hunt", day, "--json");
      assertThat(busy.exit()).isEqualTo(1);
      assertThat(busy.values("domain")).contains(FluxWorld.DOMAIN);
      assertThat(busy.err())
          .contains(other.folder() + " is being written to by process ")
          .contains("\nfluxgate: store: the inputs were not imported: " + other.folder())
          .contains("store: kept 1 finding at watch or above as hunt 1 in ");
    }
    Files.delete(store().resolve("state.sqlite"));
    Files.createDirectories(store().resolve("state.sqlite"));
    CommandRun failing = run("hunt", day, "--json");
    assertThat(failing.exit()).isEqualTo(1);
    assertThat(failing.values("domain")).contains(FluxWorld.DOMAIN);
    assertThat(failing.err()).contains("state.sqlite: ");
    Path file = Files.writeString(folder.resolve("file"), "");
    CommandRun none = CommandRun.of("hunt", day, "--json", "--store", file.toString());
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.values("domain")).contains(FluxWorld.DOMAIN);
    assertThat(none.err()).contains(file + " is a file; a store is a folder.");
  }

  @Test
  void a_state_that_is_damaged_is_said_and_the_findings_are_printed_all_the_same()
      throws Exception {
    String day = world.day("2026-11-02");
    run("hunt", day);
    Path state = store().resolve("state.sqlite");
    byte[] sound = Files.readAllBytes(state);
    for (int from : new int[] {4096, 0}) { // its tables; all of it
      byte[] damaged = sound.clone();
      java.util.Arrays.fill(damaged, from, damaged.length, (byte) 0xA5);
      Files.write(state, damaged);
      for (String words : List.of(day, "--from-store")) {
        CommandRun hunt = run("hunt", words, "--json");
        assertThat(hunt.exit()).as(hunt.err()).isEqualTo(1);
        assertThat(hunt.values("domain")).contains(FluxWorld.DOMAIN);
        assertThat(hunt.err()).contains("state.sqlite: it cannot be read: ");
      }
    }
  }

  @Test
  void a_store_of_a_newer_fluxgate_is_refused_before_anything_is_read() throws Exception {
    String day = world.day("2026-11-02");
    run("hunt", day);
    try (Connection tables =
            DriverManager.getConnection("jdbc:sqlite:" + store().resolve("state.sqlite"));
        Statement statement = tables.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    CommandRun refused = run("hunt", day, "--json");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("is of version 99, which a newer Fluxgate wrote");
    assertThat(run("findings").exit()).isEqualTo(3);
    assertThat(run("disposition", "--list").exit()).isEqualTo(3);
  }

  @Test
  void one_that_nobody_knows_is_answered_with_what_is_near() {
    run("hunt", SAMPLES);
    assertThat(run("findings", "show", "softkey-renewl[.]example").err())
        .contains("is kept; near it is softkey-renewal[.]example; 'fluxgate findings' lists them.");
    String id = run("findings", "--json").values("id").getFirst();
    CommandRun wrong = run("findings", "show", id.substring(0, id.length() - 1) + "g");
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.err()).contains("near it is " + id + "; ");
    assertThat(run("findings", "show", "f-none").err()).contains("is kept; 'fluxgate findings'");
  }

  @Test
  void an_empty_store_says_how_findings_come_into_it() throws IOException {
    CommandRun none = run("findings");
    assertThat(none.exit()).isEqualTo(3);
    assertThat(none.err()).contains("there is no store in ");
    Path log =
        Files.writeString(
            folder.resolve("dns.log"),
            HistoryTest.line(
                "2026-11-02T08:00:00Z", "10.0.0.1", "www.a.example", "A", "192.0.2.7"));
    run("history", "import", log.toString());
    CommandRun empty = run("findings");
    assertThat(empty.exit()).isZero();
    assertThat(empty.err()).contains("'fluxgate hunt --from-store --store ");
    run("hunt", log.toString());
    assertThat(run("findings").err()).contains("0 findings of 1 hunt in ");
  }

  @Test
  void kept_findings_go_with_the_records_that_they_rest_on_unless_a_case_holds_them()
      throws Exception {
    run("hunt", world.day("2026-11-02"));
    String[] old = {"retain", "--profile", "30", "--now", "2026-12-20T00:00:00Z"};
    try (SmallState state = SmallState.open(store())) {
      LocalDate day = LocalDate.parse("2026-11-02");
      state.hold(new Hold("case-1", null, day, day, "ann", "evidence"), Instant.EPOCH);
    }
    assertThat(run("history", old).err()).doesNotContain("kept finding");
    try (SmallState state = SmallState.open(store())) {
      state.release("case-1", Instant.EPOCH);
    }
    CommandRun dry =
        run("history", "retain", "--profile", "30", "--now", "2026-12-20", "--dry-run");
    assertThat(dry.err()).contains("1 kept finding last seen before 2026-11-20 would be removed.");
    assertThat(run("findings").out()).contains("swarm[.]example");
    assertThat(run("history", old).err())
        .contains("1 kept finding last seen before 2026-11-20 was removed.");
    assertThat(run("findings").out()).isEmpty();
  }
}
