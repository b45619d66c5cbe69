package fluxgate.app.cli.finding;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody decides of a finding, and what later hunts make of it. */
final class DispositionTest {
  private static final String WWW = "www." + FluxWorld.DOMAIN;

  @TempDir private Path folder;
  private FluxWorld world = new FluxWorld(Path.of("."));

  @BeforeEach
  void aFindingIsKept() throws IOException {
    world = new FluxWorld(folder);
    CommandRun hunt = hunt(world.day("2026-11-02"));
    assertThat(hunt.values("level")).containsExactly("alert");
  }

  private CommandRun run(String command, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--store", folder.resolve("store").toString()));
    return CommandRun.of(command, all.toArray(String[]::new));
  }

  private CommandRun hunt(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    return run("hunt", all.toArray(String[]::new));
  }

  /** Decides on the day after; the words say what. */
  private CommandRun decide(String... words) {
    List<String> all = new ArrayList<>(List.of(FluxWorld.DOMAIN));
    all.addAll(List.of(words));
    all.addAll(List.of("--reason", "our seed boxes", "--owner", "ann"));
    all.addAll(List.of("--now", "2026-11-03T09:00:00Z"));
    return run("disposition", all.toArray(String[]::new));
  }

  private CommandRun benign(String... words) {
    List<String> all = new ArrayList<>(List.of("--as", "benign", "--expires", "2026-12-01"));
    all.addAll(List.of(words));
    return decide(all.toArray(String[]::new));
  }

  @Test
  void a_benign_one_says_back_what_it_covers() {
    CommandRun made = benign();
    assertThat(made.exit()).isZero();
    assertThat(made.err()).contains("12 of these networks are of homes and phones");
    assertThat(made.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(made.out().replace('\n', ' '))
        .startsWith("disposition 1: swarm[.]example is benign, says ann, until 2026-12-01, for the")
        .contains("name www[.]swarm[.]example; networks AS64")
        .contains("(Homes ")
        .contains("; port 443/tcp. Beside these it is reported again.");
  }

  @Test
  void within_its_scope_the_name_is_silent_but_named_and_shown_on_request() throws IOException {
    benign();
    String day = world.day("2026-11-04");
    CommandRun silent = hunt(day, "--fail-on", "watch");
    assertThat(silent.exit()).isZero();
    assertThat(silent.out()).isEmpty();
    assertThat(silent.err())
        .contains(
            "held below suspect by dispositions: 1 (swarm[.]example); --held prints them too.");
    CommandRun held = hunt(day, "--held");
    assertThat(held.values("level")).containsExactly("none");
    assertThat(held.out())
        .contains("\"code\":\"DISPOSITION\"")
        .contains("Judged benign by ann on 2026-11-03, until 2026-12-01: \\\"our seed boxes\\\"")
        .contains("Held down by disposition 1 (benign, by ann, until 2026-12-01): without it it")
        .contains("would be at alert.");
    assertThat(run("hunt", day, "--held", "--to", "rpz").out())
        .doesNotContain("swarm.example CNAME");
    assertThat(run("findings", "show", FluxWorld.DOMAIN).out())
        .contains("decided    disposition 1");
    // Without the store nobody decided anything.
    assertThat(CommandRun.of("hunt", day, "--json").values("level")).containsExactly("alert");
  }

  @Test
  void a_hunt_from_the_store_heeds_it_until_a_new_network_is_there() throws IOException {
    benign();
    assertThat(hunt("--from-store").out()).isEmpty();
    assertThat(run("explain", FluxWorld.DOMAIN, "--from-store").err())
        .contains("disposition 1 (benign, by ann, until 2026-12-01) on 2026-11-03T09:00:00Z:")
        .contains("; hunts do not print it.");
    CommandRun again =
        hunt(world.day("2026-11-03", FluxWorld.NETWORKS + 1, WWW, 443), "--min-level", "alert");
    assertThat(again.values("level")).containsExactly("alert");
    CommandRun whole = hunt("--from-store");
    assertThat(whole.values("domain")).containsExactly(FluxWorld.DOMAIN);
    assertThat(whole.err()).contains("does not cover AS64512 (Homes 12)");
    assertThat(hunt("--from-store", "--until", "2026-11-03").out()).isEmpty();
  }

  @Test
  void one_new_network_and_the_name_is_reported_again() throws IOException {
    benign();
    CommandRun again = hunt(world.day("2026-11-04", FluxWorld.NETWORKS + 1, WWW, 443));
    assertThat(again.values("level")).containsExactly("alert");
    assertThat(again.err())
        .contains(
            "disposition 1 (benign, by ann, until 2026-12-01) of swarm[.]example does not cover"
                + " AS64512 (Homes 12), seen since 2026-11-04T1")
        .contains(": it is reported again.");
    assertThat(again.out()).contains("so it does not hold");
  }

  @Test
  void another_port_or_name_and_it_is_reported_again() throws IOException {
    benign();
    CommandRun port = hunt(world.day("2026-11-04", FluxWorld.NETWORKS, WWW, 8443));
    assertThat(port.values("level")).containsExactly("alert");
    assertThat(port.err()).contains("does not cover the port 8443/tcp, which clients contacted");
    CommandRun name =
        hunt(world.day("2026-11-05", FluxWorld.NETWORKS, "cdn." + FluxWorld.DOMAIN, 443));
    assertThat(name.values("level")).containsExactly("alert");
    assertThat(name.err()).contains("does not cover the name cdn[.]swarm[.]example");
  }

  @Test
  void scopes_can_be_wider_than_what_was_seen() throws IOException {
    CommandRun made =
        benign(
            "--scope",
            "name=.swarm.example",
            "--scope",
            "networks=" + String.join(",", networks()) + ",\"Homes 12\"",
            "--scope",
            "ports=443,8443/tcp");
    assertThat(made.exit()).isZero();
    assertThat(made.out()).contains("ports 443, 8443/tcp");
    CommandRun wide =
        hunt(world.day("2026-11-04", FluxWorld.NETWORKS + 1, "cdn." + FluxWorld.DOMAIN, 8443));
    assertThat(wide.out()).isEmpty();
    assertThat(wide.err()).contains("held below suspect by dispositions: 1");
  }

  private static List<String> networks() {
    List<String> networks = new ArrayList<>();
    for (int network = 0; network < FluxWorld.NETWORKS; network++) {
      networks.add(Integer.toString(64_500 + network));
    }
    return networks;
  }

  @Test
  void a_scope_that_misses_what_is_there_says_so_at_once() {
    CommandRun made = benign("--scope", "networks=64999");
    assertThat(made.exit()).isZero();
    assertThat(made.err()).contains("it does not cover AS645").contains("nothing is held");
  }

  @Test
  void its_last_day_counts_in_the_time_of_the_data() throws IOException {
    benign();
    assertThat(hunt(world.day("2026-12-01")).out()).isEmpty();
    CommandRun over = hunt(world.day("2026-12-02"));
    assertThat(over.values("level")).containsExactly("alert");
    assertThat(over.err())
        .contains(" of swarm[.]example ended on 2026-12-01: it is reported again.");
    assertThat(hunt(world.day("2026-11-30")).out()).isEmpty();
  }

  @Test
  void one_whose_last_day_is_damaged_holds_nothing() throws Exception {
    benign();
    try (Connection tables =
            DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("store").resolve("state.sqlite"));
        Statement statement = tables.createStatement()) {
      statement.execute("UPDATE disposition SET expires = 'soon'");
    }
    CommandRun hunt = hunt(world.day("2026-11-04"));
    assertThat(hunt.values("level")).containsExactly("alert");
    assertThat(hunt.err()).contains(" ended on 1970-01-01: it is reported again.");
    assertThat(run("disposition", "--list").out()).contains("our seed boxes");
  }

  @Test
  void withdrawn_it_holds_nothing() throws IOException {
    benign();
    CommandRun withdrawn = run("disposition", "--withdraw", "1");
    assertThat(withdrawn.exit()).isZero();
    assertThat(withdrawn.err())
        .contains("withdrew disposition 1 of swarm[.]example; it is reported");
    assertThat(hunt(world.day("2026-11-04")).values("level")).containsExactly("alert");
    assertThat(run("disposition", "--withdraw", "1").err()).contains("was withdrawn before");
    CommandRun unknown = run("disposition", "--withdraw", "9");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).contains("there is no disposition 9");
    assertThat(run("disposition", "--list").out()).contains("withdrawn").contains("our seed boxes");
  }

  @Test
  void flux_and_unsure_are_shown_and_weigh_nothing() throws IOException {
    String day = world.day("2026-11-04");
    String score = hunt(day).out().replaceFirst("(?s).*\"score\":([0-9.]*).*", "$1");
    CommandRun made = decide("--as", "flux");
    assertThat(made.out()).contains("is flux, says ann. It is shown with the finding and weighs");
    CommandRun flux = hunt(day);
    assertThat(flux.out()).contains("\"score\":" + score + ",").contains("Judged flux by ann");
    decide("--as", "unsure");
    assertThat(hunt(day).out()).contains("Judged unsure by ann").doesNotContain("Judged flux");
  }

  @Test
  void the_newest_of_a_name_counts() throws IOException {
    benign();
    decide("--as", "flux");
    assertThat(hunt(world.day("2026-11-04")).values("level")).containsExactly("alert");
    CommandRun listed = run("disposition", "--list", "--json", "--now", "2026-12-02T00:00:00Z");
    assertThat(listed.values("as")).containsExactly("benign", "flux");
    assertThat(listed.out())
        .contains("\"scope\":{\"names\":[\"www.swarm.example\"]")
        .contains("\"expired\":true");
    assertThat(run("disposition", "--list").out()).contains("replaced").contains("stands");
    assertThat(run("disposition", "--withdraw", "2").err())
        .contains("; disposition 1 (benign, by ann, until 2026-12-01) counts now.");
    assertThat(hunt(world.day("2026-11-05")).out()).isEmpty();
  }

  @Test
  void nothing_is_learned_from_it() throws IOException {
    String day = world.day("2026-11-04");
    Path before = folder.resolve("before.baseline");
    Path after = folder.resolve("after.baseline");
    CommandRun taught = hunt(day, "--learn", before.toString());
    benign();
    CommandRun same = hunt(day, "--learn", after.toString());
    assertThat(same.out()).isEmpty();
    assertThat(learned(same)).isEqualTo(learned(taught)).isNotEmpty();
  }

  private static List<String> learned(CommandRun run) {
    return run.err()
        .lines()
        .filter(line -> line.contains("learned") || line.contains("taught"))
        .map(line -> line.replaceAll("(before|after)\\.baseline", "FILE"))
        .toList();
  }

  @Test
  void with_a_state_it_is_news_when_it_ends_to_hold() throws IOException {
    String state = folder.resolve("state").toString();
    assertThat(hunt(world.day("2026-11-03"), "--state", state).values("status"))
        .containsExactly("new");
    benign();
    CommandRun held = hunt(world.day("2026-11-04"), "--state", state);
    assertThat(held.out()).isEmpty();
    assertThat(held.err()).contains("held below suspect by dispositions: 1");
    CommandRun again =
        hunt(world.day("2026-11-05", FluxWorld.NETWORKS + 1, WWW, 443), "--state", state);
    assertThat(again.values("status")).containsExactly("changed");
    assertThat(again.out()).contains("\"changes\":[\"level was none\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          | Say one of these: ID --as DECISION, --list, or --withdraw N
          x --list | Say one of these
          swarm.example --reason r | Say what it is: --as benign
          swarm.example --as good --reason r | --as takes benign, flux or unsure, not 'good'
          swarm.example --as benign --expires 2026-12-01 | needs --reason TEXT
          swarm.example --as benign --reason r | needs --expires DATE, at most a year ahead
          swarm.example --as benign --reason r --expires soon | --expires takes a day such as
          swarm.example --as benign --reason r --expires 2026-11-02 | is past; name a day ahead
          swarm.example --as benign --reason r --expires 2028-01-01 | more than a year ahead
          swarm.example --as flux --reason r --scope ports=443 | --scope goes with --as benign
          swarm.example --as benign --reason r --expires 2026-12-01 --scope ports=web | is no port
          swarm.example --as benign --reason r --expires 2026-12-01 --scope networks=0 | is no network
          swarm.example --as benign --reason r --expires 2026-12-01 --scope name=*.example | is no name of
          swarm.example --as benign --reason r --expires 2026-12-01 --scope here | --scope takes name=
          """)
  void wrong_words_are_answered_with_what_is_right(String words, String sentence) {
    List<String> all = new ArrayList<>();
    if (words != null) {
      all.addAll(List.of(words.split(" ")));
    }
    all.addAll(List.of("--now", "2026-11-03T09:00:00Z"));
    CommandRun run = run("disposition", all.toArray(String[]::new));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(sentence);
  }

  @Test
  void an_id_that_nobody_knows_is_said() {
    CommandRun run =
        run("disposition", "f-0000", "--as", "flux", "--reason", "r", "--owner", "ann");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("no finding 'f-0000' is kept; 'fluxgate findings' lists them.");
  }
}
