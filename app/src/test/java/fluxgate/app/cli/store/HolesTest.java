package fluxgate.app.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.cli.finding.FluxWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and scripts are told where a part of the store is missing. */
final class HolesTest {
  private static final Pattern COMMAND = Pattern.compile("'fluxgate (history import [^']*)'");

  @TempDir private Path folder;
  private String day = "";

  @BeforeEach
  void importDay() throws IOException {
    day = new FluxWorld(folder).day("2026-11-02");
    assertThat(run("history", "import", day).exit()).isZero();
    assertThat(run("hunt", "--from-store").exit()).isZero();
  }

  private CommandRun run(String command, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--store", folder.resolve("store").toString()));
    return CommandRun.of(command, all.toArray(String[]::new));
  }

  private void lose(String kind) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("store").resolve(kind))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private CommandRun lostAndSetAside(String kind) throws IOException {
    lose(kind);
    CommandRun verify = run("history", "verify");
    assertThat(verify.exit()).isEqualTo(1);
    return verify;
  }

  private static String first(CommandRun run) {
    return run.err().lines().findFirst().orElse("");
  }

  /** The command that is to be pasted, once. */
  private static String pasted(String text) {
    Matcher command = COMMAND.matcher(text);
    assertThat(command.find()).as(text).isTrue();
    return command.group(1);
  }

  private static CommandRun paste(String text) {
    String[] words = pasted(text).split(" ");
    return CommandRun.of(words[0], Stream.of(words).skip(1).toArray(String[]::new));
  }

  @Test
  void a_hunt_says_the_hole_first_and_closes_nothing() throws IOException {
    lostAndSetAside("observations");
    for (int times = 0; times < 2; times++) {
      CommandRun hunt = run("hunt", "--from-store", "--fail-on", "watch");
      assertThat(hunt.exit()).isEqualTo(3);
      assertThat(first(hunt))
          .contains("observations/day=2026-11-02/", " is missing, with 96 records of 2026-11-02T08")
          .contains("it is not known what they come to");
      assertThat(hunt.err())
          .contains("swarm[.]example cannot be judged, ")
          .contains(
              "without 96 records that are missing; nothing at suspect or above in what could")
          .contains("1 finding of before that could not be judged stands as it was")
          .doesNotContain("Add a source", "no longer found");
      assertThat(run("findings", "--level", "alert", "--json").values("domain"))
          .containsExactly("swarm.example");
    }
    assertThat(run("hunt", "--from-store", "--changed", "--json", "--no-keep").out()).isEmpty();
    assertThat(paste(run("hunt", "--from-store", "--no-keep").err()).exit()).isZero();
    CommandRun whole = run("hunt", "--from-store");
    assertThat(whole.exit()).isZero();
    assertThat(whole.err()).contains(": the same levels.").doesNotContain("cannot be judged");
  }

  @Test
  void what_is_found_in_the_rest_is_printed_and_wins() throws IOException {
    lostAndSetAside("connections");
    CommandRun hunt = run("hunt", "--from-store", "--json", "--fail-on", "suspect");
    assertThat(hunt.exit()).isEqualTo(10);
    assertThat(hunt.values("domain")).containsExactly("swarm.example");
    assertThat(run("hunt", "--from-store", "--json").exit()).isEqualTo(3);
    assertThat(run("hunt", "--from-store", "--until", "2026-11-02").exit())
        .as("of another time")
        .isZero();
  }

  @Test
  void a_finding_that_comes_to_less_over_a_hole_is_kept_as_it_was() throws IOException {
    String before = run("findings", "--json").out();
    assertThat(before).contains("FLOW_FANOUT");
    lostAndSetAside("connections");
    CommandRun hunt = run("hunt", "--from-store", "--json");
    assertThat(hunt.out()).contains("swarm.example").doesNotContain("FLOW_FANOUT");
    assertThat(hunt.err()).contains("swarm[.]example cannot be judged, ");
    assertThat(run("findings", "--json").out()).isEqualTo(before);
  }

  @Test
  void a_hunt_over_one_day_is_not_measured_by_one_over_all() throws IOException {
    FluxWorld next = new FluxWorld(folder.resolve("next"));
    run("history", "import", next.day("2026-11-03", 5, "www.swarm.example", 443));
    run("hunt", "--from-store");
    lostAndSetAside("connections");
    CommandRun day = run("hunt", "--from-store", "--since", "2026-11-03", "--json");
    assertThat(day.exit()).isEqualTo(3);
    assertThat(day.values("domain")).containsExactly("swarm.example");
    assertThat(day.err())
        .contains("store: kept 1 finding at watch or above as hunt 3")
        .doesNotContain("cannot be judged");
  }

  @Test
  void a_list_holds_a_finding_down_over_a_hole_as_well() throws IOException {
    lostAndSetAside("connections");
    Path allow = Files.writeString(folder.resolve("allow.txt"), ".swarm.example\n");
    CommandRun listed = run("hunt", "--from-store", "--context", allow.toString());
    assertThat(listed.exit()).isEqualTo(3);
    assertThat(listed.err())
        .contains("(now other lists or network maps): 1 domain is judged otherwise.")
        .doesNotContain("cannot be judged");
    assertThat(run("findings", "--level", "alert").out()).doesNotContain("swarm");
  }

  @Test
  void damage_that_nobody_has_set_aside_yet_is_a_hole_as_well() throws IOException {
    lose("observations");
    CommandRun hunt = run("hunt", "--from-store", "--fail-on", "watch");
    assertThat(hunt.exit()).isEqualTo(3);
    assertThat(first(hunt)).contains("is missing, or not as long as when published");
    assertThat(hunt.err())
        .contains("swarm[.]example cannot be judged, ")
        .doesNotContain("Add a source", "no longer found");
    assertThat(run("findings", "--level", "alert").out()).contains("swarm[.]example");
  }

  @Test
  void an_explanation_says_that_the_name_cannot_be_judged() throws IOException {
    lostAndSetAside("observations");
    CommandRun explain = run("explain", "swarm.example", "--from-store");
    assertThat(explain.exit()).isEqualTo(3);
    assertThat(first(explain)).contains(" is missing, with 96 records");
    assertThat(explain.out()).startsWith("This rests on a part: ");
    assertThat(explain.err())
        .contains("swarm[.]example cannot be judged, ")
        .doesNotContain("Add a source");
  }

  @Test
  void look_ups_end_with_3_where_their_tuples_lack_what_is_missing() throws IOException {
    lostAndSetAside("observations");
    CommandRun whole = run("history", "name", "www.swarm.example");
    assertThat(whole.exit()).isZero();
    assertThat(first(whole)).contains("answers come from tuples, which have them");
    lose("tuples");
    Path look = Files.writeString(folder.resolve("look"), "rrset/name/www.swarm.example\n");
    assertThat(run("history", "name", "www.swarm.example").exit()).isEqualTo(3);
    assertThat(run("history", "verify").exit()).isEqualTo(1);
    for (String[] words :
        new String[][] {
          {"name", "www.swarm.example"}, {"address", "244.0.0.0/8"}, {"batch", look.toString()}
        }) {
      CommandRun run = run("history", words);
      assertThat(run.exit()).as(words[0]).isEqualTo(3);
      assertThat(first(run)).contains("so answers may lack them");
    }
    assertThat(run("history", "name", "www.swarm.example", "--until", "2026-11-02").exit())
        .isZero();
  }

  @Test
  void silence_about_a_client_says_that_something_is_missing() throws IOException {
    lostAndSetAside("observations");
    CommandRun silent = run("history", "address", "10.0.0.1");
    assertThat(silent.exit()).isEqualTo(3);
    assertThat(silent.err())
        .contains("10.0.0.1 asked nothing in what can be read; what is missing may have more");
    assertThat(run("history", "address", "10.0.0.1", "--until", "2026-11-02").exit()).isZero();
    run("history", "import", new FluxWorld(folder.resolve("next")).day("2026-11-05"));
    CommandRun partly = run("history", "address", "10.0.0.1");
    assertThat(partly.exit()).isEqualTo(3);
    assertThat(partly.err())
        .contains("10.0.0.1 is known as a client, in what can be read: 32 look-ups on 2026-11-05");
  }

  @Test
  void questions_that_are_missing_are_part_of_what_a_client_asked() throws IOException {
    String question =
        HistoryTest.line("2026-11-06T08:00:00Z", "10.0.0.9", "none.example", "A")
            .replace("\"rcode\":0", "\"rcode\":3")
            .replace("NOERROR", "NXDOMAIN");
    Path log = Files.writeString(folder.resolve("dns.log"), question + "\n");
    run("history", "import", log.toString());
    assertThat(run("history", "address", "10.0.0.9").err()).contains("1 look-up on 2026-11-06");
    lose("questions");
    assertThat(run("history", "address", "10.0.0.9").exit()).as("not set aside").isEqualTo(3);
    run("history", "verify");
    CommandRun silent = run("history", "address", "10.0.0.9");
    assertThat(silent.exit()).isEqualTo(3);
    assertThat(silent.err())
        .contains("so what it asked may be missing", "10.0.0.9 asked nothing in what can be read");
  }

  @Test
  void a_case_says_it_once_and_that_there_may_be_more() throws IOException {
    lostAndSetAside("connections");
    for (String[] words :
        new String[][] {
          {"open", "swarm.example"},
          {"open", "swarm.example", "--again"},
          {"hosts", "1"},
          {"report", "1", folder.resolve("report.md").toString()}
        }) {
      CommandRun run = run("case", words);
      assertThat(run.exit()).as(words[0]).isEqualTo(3);
      assertThat(first(run)).contains("so what follows may not be all that was seen");
      assertThat(run.err()).containsOnlyOnce("was damaged and set aside");
    }
    assertThat(Files.readString(folder.resolve("report.md"))).contains("since it was damaged");
  }

  @Test
  void a_case_whose_time_goes_by_what_is_left_says_so() throws IOException {
    run("history", "import", new FluxWorld(folder.resolve("next")).day("2026-11-05"));
    assertThat(run("case", "open", "swarm.example").exit()).isZero();
    lose("observations/day=2026-11-02");
    lose("tuples/day=2026-11-02");
    for (String state : List.of("not set aside", "set aside")) {
      CommandRun open = run("case", "open", "swarm.example", "--again", "--json");
      assertThat(open.exit()).as(state).isEqualTo(3);
      assertThat(open.values("since").getFirst()).startsWith("2026-11-05");
      assertThat(first(open)).contains("day=2026-11-02/", " missing");
      assertThat(open.err()).contains("goes by what is left, so what was seen may have begun");
      run("history", "verify");
    }
    String[] words = {"open", "swarm.example", "--again", "--since", "2026-11-05"};
    assertThat(run("case", words).exit()).as("none of that time").isZero();
  }

  @Test
  void the_first_verification_gives_the_command_that_fills_the_hole() throws IOException {
    CommandRun verify = lostAndSetAside("observations");
    assertThat(verify.err()).contains(day + "/dns.log once more, as before");
    assertThat(pasted(verify.err())).isEqualTo(pasted(run("history", "verify").out()));
    CommandRun filled = paste(verify.err());
    assertThat(filled.exit()).isZero();
    assertThat(filled.err()).contains(" is filled").doesNotContain("nothing new");
    assertThat(run("history", "verify").exit()).isZero();
  }

  @Test
  void inputs_that_are_too_many_to_paste_are_named_by_their_folder() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("hours"));
    for (int hour = 0; hour < 24; hour++) {
      String time = String.format(Locale.ROOT, "2026-11-07T%02d:00:00Z", hour);
      String name = "h" + hour + ".example";
      Files.writeString(
          logs.resolve("dns-" + hour + ".log"),
          HistoryTest.line(time, "10.0.0.9", name, "A", "192.0.2.7") + "\n");
    }
    run("history", "import", logs.toString());
    lose("observations/day=2026-11-07");
    assertThat(run("history", "verify").err()).contains(" and 21 more once more, as before: '");
    Path other = Files.writeString(logs.resolve("other.log"), "of something else\n");
    assertThat(run("history", "verify").out())
        .doesNotContain("history import", "…")
        .contains("import all 24 inputs that " + folder.resolve("store") + "/inputs/0000")
        .contains(" once more, as before, all at once, or put it back");
    Files.delete(other);
    String verify = run("history", "verify").out();
    assertThat(pasted(verify)).endsWith(" " + logs);
    assertThat(paste(verify).exit()).isZero();
    assertThat(run("history", "verify").exit()).isZero();
  }

  @Test
  void an_import_that_leaves_a_hole_of_its_inputs_ends_as_a_verification_does() throws IOException {
    lostAndSetAside("observations");
    CommandRun part = run("history", "import", day + "/dns.log");
    assertThat(part.exit()).isEqualTo(1);
    assertThat(part.err())
        .contains("is not filled: it came from more than was given now")
        .endsWith("does not make " + folder.resolve("store") + " whole; see above.\n");
    String other = new FluxWorld(folder.resolve("other")).day("2026-11-04");
    CommandRun unrelated = run("history", "import", other);
    assertThat(unrelated.exit()).isZero();
    assertThat(unrelated.err()).contains("observations/day=2026-11-02/", " is missing, with 96");
  }

  @Test
  void an_import_of_known_inputs_looks_whether_their_rows_are_there() throws IOException {
    lose("connections");
    CommandRun again = run("history", "import", day);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err())
        .contains("000001.parquet is missing: what was imported before is not all there.")
        .contains("Say 'fluxgate history verify --store " + folder.resolve("store") + "'");
    assertThat(run("history", "verify").exit()).isEqualTo(1);
    assertThat(run("history", "import", day).exit()).isZero();
    assertThat(run("history", "verify").exit()).isZero();
  }
}
