package fluxgate.app.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import fluxgate.app.cli.CommandRun;
import fluxgate.app.cli.finding.FluxWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code history}, {@code findings} and {@code hunt} as somebody reads them day by day. */
final class HistoryForPeopleTest {
  private static final String SAMPLES =
      Path.of("..").toAbsolutePath().normalize().resolve("samples").toString();

  private static final String RECORD = "\"query\":\"www.swarm.example\"";

  @TempDir private Path folder;

  private Path store() {
    return folder.resolve("store");
  }

  private CommandRun run(String command, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--store", store().toString()));
    return CommandRun.of(command, all.toArray(String[]::new));
  }

  /** What a page says, whatever its lines break in two. */
  private static String unwrapped(CommandRun run) {
    return run.out().replaceAll("\\s", "");
  }

  private CommandRun importOf(String... lines) throws IOException {
    Path log = Files.createTempFile(folder, "dns", ".log");
    Files.write(log, List.of(lines));
    return run("history", "import", log.toString());
  }

  private CommandRun twoDays() throws IOException {
    return importOf(
        HistoryTest.line("2026-11-02T08:00:00Z", "10.0.0.1", "bad.example", "A", "192.0.2.7"),
        HistoryTest.line("2026-11-02T09:00:00Z", "10.0.0.2", "www.bad.example", "A", "192.0.2.7"),
        HistoryTest.line("2026-11-02T09:30:00Z", "10.0.0.2", "bad-a.example", "A", "192.0.2.8"),
        HistoryTest.line("2026-11-02T09:30:00Z", "10.0.0.2", "bad0.example", "A", "192.0.2.8"),
        HistoryTest.line("2026-11-02T10:00:00Z", "10.0.0.2", "notbad.example", "A", "192.0.2.9"),
        HistoryTest.line("2026-11-03T08:00:00Z", "10.0.0.1", "a.b.bad.example", "A", "192.0.2.7"),
        HistoryTest.line(
            "2026-11-03T08:00:02Z", "10.0.0.1", "x.example", "CNAME", "www.bad.example"));
  }

  @Test
  void an_address_or_a_url_that_is_asked_for_as_a_name_is_said_to_be_one() throws IOException {
    twoDays();
    assertThat(run("history", "name", "192.0.2.7").err())
        .contains("of an address, ask 'fluxgate history address 192.0.2.7'.");
    assertThat(run("history", "name", "https://bad.example/x").err())
        .contains("a name stands alone, without what a URL has");
    assertThat(run("history", "name", "none.example").err().lines()).hasSize(1);
  }

  @Test
  void small_state_that_is_damaged_is_not_called_as_published() throws IOException {
    twoDays();
    assertThat(run("hunt", "--from-store").exit()).isZero();
    assertThat(run("history", "verify").exit()).isZero();
    Path small = store().resolve("state.sqlite");
    Files.writeString(small, "noise".repeat(100));
    CommandRun verify = run("history", "verify");
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out())
        .contains("state.sqlite: it cannot be read: it is damaged; put it back");
    assertThat(run("findings").err()).contains("it is damaged; put it back from a backup");
  }

  @Test
  void one_question_is_about_a_name_and_all_below_it() throws IOException {
    twoDays();
    for (String[] words :
        List.of(
            new String[] {"name", "bad.example", "--below", "--cof"},
            new String[] {"name", ".bad.example", "--cof"},
            new String[] {"name", "[.]bad[.]example", "--cof"})) {
      assertThat(run("history", words).values("rrname"))
          .as(String.join(" ", words))
          .containsExactly("bad.example", "a.b.bad.example", "www.bad.example");
    }
    assertThat(run("history", "name", "*[.]bad[.]example", "--cof").values("rrname"))
        .containsExactly("a.b.bad.example", "www.bad.example");
    assertThat(run("history", "name", ".", "--below", "--cof").out().lines()).hasSize(7);
    CommandRun both = run("history", "name", "*.bad.example", "--below");
    assertThat(both.exit()).isEqualTo(2);
    assertThat(both.err()).contains("say one of them");
    Path batch =
        Files.write(
            folder.resolve("batch"),
            List.of("rrset/name/.bad.example/A", "rdata/name/.bad.example"));
    assertThat(run("history", "batch", batch.toString(), "--cof").values("rrname"))
        .containsExactly("bad.example", "a.b.bad.example", "www.bad.example", "x.example");
  }

  @Test
  void no_name_in_a_table_becomes_a_link_and_machines_read_it_whole() throws IOException {
    twoDays();
    CommandRun table = run("history", "name", "x.example");
    assertThat(table.out().lines().skip(1).findFirst().orElseThrow())
        .isEqualTo(
            "x[.]example  CNAME  www[.]bad[.]example  2026-11-03T08:00:02Z  2026-11-03T08:00:02Z"
                + "      1   60        1  zeek-dns");
    assertThat(run("history", "name", "x.example", "--cof").out())
        .contains("\"x.example\"", "\"www.bad.example\"");
    assertThat(run("history", "address", "192.0.2.9").out())
        .contains("notbad[.]example", "192.0.2.9 ");
    Path batch =
        Files.write(
            folder.resolve("batch"), List.of("rrset/name/www.bad.example", "rdata/ip/192.0.2.9"));
    assertThat(run("history", "batch", batch.toString()).out())
        .contains("# rrset/name/www[.]bad[.]example\n", "# rdata/ip/192.0.2.9\n");
  }

  @Test
  void of_an_address_that_asked_it_is_said_how_much_and_not_what() throws IOException {
    twoDays();
    CommandRun client = run("history", "address", "10.0.0.1");
    assertThat(client.exit()).isZero();
    assertThat(client.out()).isEmpty();
    assertThat(client.err())
        .contains("no name led to 10.0.0.1 in ")
        .contains(
            "10.0.0.1 is known as a client: 3 look-ups from 2026-11-02 to 2026-11-03. Who asked"
                + " for a name is for cases, which log that somebody looked: 'fluxgate case open")
        .doesNotContain("bad");
    assertThat(run("history", "address", "10.0.0.1", "--since", "2026-11-03").err())
        .contains("2 look-ups on 2026-11-03.");
    assertThat(run("history", "address", "10.0.0.1", "--until", "2026-11-02").err())
        .doesNotContain("client");
    assertThat(run("history", "address", "10.0.0.0/24").err()).doesNotContain("client");
    assertThat(run("history", "address", "192.0.2.7").err()).isEmpty();
  }

  @Test
  void a_response_of_several_sets_is_one_look_up() throws IOException {
    importOf(
        HistoryTest.line(
            "2026-11-02T08:00:00Z",
            "10.0.0.1",
            "www.bad.example",
            "A",
            "cdn.example",
            "192.0.2.7"));
    assertThat(run("history", "address", "10.0.0.1").err()).contains("1 look-up on 2026-11-02.");
  }

  @Test
  void a_resolver_that_asks_authorities_is_no_client() {
    run("history", "import", SAMPLES);
    assertThat(run("history", "address", "10.64.0.57").err()).contains("is known as a client");
    assertThat(run("history", "address", "10.53.0.53").err()).doesNotContain("client");
  }

  @Test
  void an_import_says_what_it_added_and_what_the_whole_store_has() throws IOException {
    assertThat(twoDays().err())
        .containsPattern(
            "added 7 observations of 2 days to .*, in [0-9.]+ MB; the whole store has 7 records of"
                + " 2 days, in [0-9.]+ MB\\.");
    assertThat(
            importOf(
                    HistoryTest.line(
                        "2026-11-04T08:00:00Z", "10.0.0.1", "bad.example", "A", "192.0.2.7"))
                .err())
        .containsPattern(
            "added 1 observation of 1 day to .*; the whole store has 8 records of 3 days, in ");
  }

  @Test
  void raw_records_are_shown_where_the_input_still_is_what_was_read() throws IOException {
    Path day = Path.of(new FluxWorld(folder).day("2026-11-02"));
    run("hunt", day.toString());
    assertThat(run("findings", "show", FluxWorld.DOMAIN).out()).doesNotContain("\"query\"");
    CommandRun raw = run("findings", "show", FluxWorld.DOMAIN, "--raw");
    assertThat(raw.exit()).isZero();
    assertThat(raw.out()).contains("records    for ").doesNotContain("unread");
    assertThat(unwrapped(raw)).contains(RECORD);
    assertThat(raw.out().lines()).allMatch(line -> line.length() <= 100);
    Path log = day.resolve("dns.log");
    String read = Files.readString(log);
    Files.writeString(log, read + "{}\n");
    assertThat(unwrapped(run("findings", "show", FluxWorld.DOMAIN, "--raw")))
        .as("a log that has grown begins with what was read")
        .contains(RECORD);
    Files.writeString(log, read.replace("swarm", "spawn"));
    assertThat(unwrapped(run("findings", "show", FluxWorld.DOMAIN, "--raw")))
        .as("at another content's offsets lies something else")
        .doesNotContain("\"query\"")
        .contains("unread")
        .contains("changedsinceitwasimported");
    Files.delete(log);
    assertThat(unwrapped(run("findings", "show", FluxWorld.DOMAIN, "--raw")))
        .contains("unread")
        .contains("gone:notwhereitwasimported");
    assertThat(run("findings", "show", FluxWorld.DOMAIN, "--raw", "--json").exit()).isEqualTo(2);
  }

  @Test
  void of_two_inputs_of_one_name_the_one_that_is_there_is_not_taken_for_the_other()
      throws IOException {
    FluxWorld world = new FluxWorld(folder);
    Path one = Path.of(world.day("2026-11-02"));
    Path two = Path.of(world.day("2026-11-03"));
    Path logs = Files.createDirectories(folder.resolve("logs"));
    for (Path day : List.of(one, two)) {
      Files.writeString(logs.resolve("dns.log"), Files.readString(day.resolve("dns.log")));
      run("history", "import", logs.toString(), day.resolve("network-map.csv").toString());
    }
    run("hunt", "--from-store");
    assertThat(unwrapped(run("findings", "show", FluxWorld.DOMAIN, "--raw")))
        .doesNotContain("\"query\"")
        .contains("oneofseveralinputsofthisname,ofwhichanotheristherenow");
  }

  @Test
  void raw_records_come_out_of_compressed_inputs() throws IOException {
    Path day = Path.of(new FluxWorld(folder).day("2026-11-02"));
    Path log = day.resolve("dns.log");
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(day.resolve("dns.log.gz")))) {
      Files.copy(log, out);
    }
    Files.delete(log);
    run("hunt", day.toString());
    assertThat(unwrapped(run("findings", "show", FluxWorld.DOMAIN, "--raw")))
        .contains("dns.log.gz:")
        .contains(RECORD);
  }

  @Test
  void what_is_held_down_is_said_after_the_table() {
    run("hunt", SAMPLES);
    CommandRun made =
        run(
            "disposition",
            "qvelrumotaxi.example",
            "--as",
            "benign",
            "--reason",
            "ours",
            "--expires",
            "2026-12-01",
            "--now",
            "2026-11-03");
    assertThat(made.out().lines()).allMatch(line -> line.length() <= 100).hasSizeGreaterThan(2);
    String both = together("hunt", "--from-store", "--store", store().toString());
    assertThat(both.indexOf("held below suspect by dispositions: 1 (qvelrumotaxi[.]example)"))
        .isGreaterThan(both.lastIndexOf("Of all of these:"))
        .isLessThan(both.indexOf("2 findings, 2 at alert."));
    assertThat(both).contains("seen      2026-11-02T02:59:20Z to 2026-11-02T23:59:03Z");
  }

  /** Standard output and standard error as a terminal shows them. */
  private static String together(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream terminal = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(terminal);
      System.setErr(terminal);
      assertThat(Main.run(words)).isZero();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void where_nothing_was_judged_yet_findings_say_how_to_judge_what_is_there() throws IOException {
    twoDays();
    for (String[] words : List.of(new String[] {}, new String[] {"show", "bad.example"})) {
      assertThat(run("findings", words).err())
          .contains("no finding is kept in ")
          .contains(
              "'fluxgate hunt --from-store --store " + store() + "' judges what was imported");
    }
  }
}
