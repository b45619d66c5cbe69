package fluxgate.app.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a case has listed stays in it: new records add, and retention takes nothing away. */
final class CaseListingTest extends CaseScene {
  private static final String LATER = "2028-01-01T00:00:00Z";

  private void retained(String now) {
    done("history", "retain", "--now", now);
  }

  private Map<String, byte[]> exported(String name, String... more) throws IOException {
    Path zip = folder.resolve(name);
    String[] words = new String[3 + more.length];
    words[0] = "export";
    words[1] = CASE;
    words[2] = zip.toString();
    System.arraycopy(more, 0, words, 3, more.length);
    done("case", words);
    assertThat(done("case", "verify", zip.toString()).out()).contains("is as it was exported");
    return contents(zip);
  }

  private static List<String> withoutMarks(List<String> hosts) {
    return hosts.stream()
        .map(line -> line.replaceAll("\"mark\":(null|\"[^\"]*\"),\"stored\":\"[a-z]+\",", ""))
        .toList();
  }

  private long times(String action) {
    return done("case", "show", CASE, "--json").out().split("\"action\":\"" + action, -1).length
        - 1L;
  }

  @Test
  void machines_and_claims_outlive_the_records_in_the_store() throws IOException {
    neighbourhood();
    List<String> before = hosts();
    String claims = text(exported("before.zip"), "data/claims.jsonl");
    retained(LATER);
    CommandRun run = done("case", "hosts", CASE, "--json");
    List<String> after = run.out().lines().toList();
    assertThat(withoutMarks(after)).isEqualTo(withoutMarks(before));
    assertThat(before).allMatch(line -> line.contains("\"stored\":\"all\""));
    assertThat(after).allMatch(line -> line.contains("\"stored\":\"none\""));
    assertThat(run.err())
        .contains("no longer has the records behind 4 machines; what the case listed before stays")
        .contains("the store no longer has 4 answers that the case listed before; they stay.");
    assertThat(done("case", "hosts", CASE).out())
        .contains("10.0.0.1", "its records are gone from the store", "asked once for www[.]bad");
    Map<String, byte[]> contents = exported("after.zip");
    assertThat(text(contents, "data/claims.jsonl")).isEqualTo(claims);
    assertThat(text(contents, "data/case.json"))
        .contains("no longer has the records behind 4 machines")
        .doesNotContain("not be had");
    assertThat(text(contents, "data/hosts.csv")).contains("its records are gone from the store");
    assertThat(text(contents, "data/report.md"))
        .contains("| 10.0.0.8 | open |", "its records are gone from the store");
    assertThat(text(contents, "data/evidence/records.jsonl")).doesNotContain("\"missing\"");
    assertThat(text(contents, "data/listings/001.jsonl")).contains("\"host\":\"10.0.0.8\"");
    assertThat(text(contents, "data/custody.jsonl"))
        .contains("\"action\":\"listed\"", "\"object\":\"4 machines, 4 answers, ");
    done("case", "hosts", CASE, "--set", "10.0.0.8=rebuilt");
    assertThat(hosts().get(2)).contains("\"state\":\"rebuilt\"");
  }

  @Test
  void who_is_gone_from_the_store_has_a_pseudonym_still() throws IOException {
    neighbourhood();
    retained(LATER);
    Map<String, byte[]> contents = exported("redacted.zip", "--redact", "clients");
    assertThat(contents.keySet()).noneMatch(name -> name.startsWith("data/listings"));
    assertThat(text(contents, "data/hosts.csv")).contains("its records are gone from the store");
    assertThat(contents.keySet()).anyMatch(name -> name.endsWith(".raw"));
    contents.forEach((name, content) ->
        assertThat(text(contents, name)).as(name).doesNotContainPattern("10[.]0[.]0[.][0-9]"));
  }

  @Test
  void a_verdict_stays_with_its_claims() throws IOException {
    done("history", "import", SAMPLES.toString());
    done("case", "open", "softkey-renewal.example", "--now", "2026-11-30T00:00:00Z");
    assertThat(times("listed")).isEqualTo(1);
    Map<String, byte[]> before = exported("before.zip");
    assertThat(times("listed")).as("nothing was new").isEqualTo(1);
    retained("2032-01-01T00:00:00Z");
    Map<String, byte[]> after = exported("after.zip");
    assertThat(text(after, "data/case.json"))
        .contains("judged again, softkey-renewal[.]example comes to no finding; at 2026-11-30T00:")
        .contains("it came to alert, with a score of ", "and the claims of then stay.");
    assertThat(text(after, "data/claims.jsonl").replace(" (as judged at 2026-11-30T00:00:00Z)", ""))
        .isEqualTo(text(before, "data/claims.jsonl"));
    assertThat(text(after, "data/claims.jsonl"))
        .contains("softkey-renewal[.]example is at alert, with a score of ")
        .contains(" (as judged at 2026-11-30T00:00:00Z)");
    assertThat(text(after, "data/findings.jsonl"))
        .contains("\"domain\":\"softkey-renewal.example\"");
    assertThat(text(after, "data/timeline.jsonl")).contains("was an alert from here on");
  }

  @Test
  void new_records_add_and_are_listed_with_what_was() throws IOException {
    imported(
        "first.log",
        answer("2026-11-02T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.7"),
        answer("2026-11-02T08:01:00Z", "10.0.0.2", "www.bad.example", "A", "192.0.2.7"));
    done("case", "open", "bad.example", "--since", "2026-11-01", "--until", "2027-12-31");
    imported(
        "second.log",
        answer("2027-12-01T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.8"));
    assertThat(hosts().getFirst()).contains("\"asked\":2", "2026-11-02T08:00:00Z");
    assertThat(times("listed")).isEqualTo(2);
    hosts();
    assertThat(times("listed")).as("nothing was new").isEqualTo(2);
    retained(LATER);
    List<String> after = hosts();
    assertThat(names(after, "host")).containsExactly("10.0.0.1", "10.0.0.2");
    assertThat(after.getFirst())
        .contains("\"asked\":2", "\"first_seen\":\"2026-11-02T08:00:00Z\"", "\"stored\":\"some\"");
    assertThat(after.get(1)).contains("\"asked\":1", "\"stored\":\"none\"");
    imported(
        "third.log",
        answer("2027-12-02T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.8"),
        answer("2027-12-02T08:01:00Z", "10.0.0.3", "www.bad.example", "A", "192.0.2.8"));
    CommandRun run = done("case", "hosts", CASE, "--json");
    assertThat(run.out().lines().findFirst().orElseThrow())
        .contains("\"asked\":3", "\"last_seen\":\"2027-12-02T08:00:00Z\"");
    assertThat(run.err()).contains("no longer has some of the records behind 1 machine;");
    assertThat(names(run.out().lines().toList(), "host"))
        .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3");
  }

  @Test
  void a_machine_whose_name_is_known_later_is_listed_once_and_keeps_its_state() throws IOException {
    neighbourhood();
    done("case", "hosts", CASE, "--set", "10.0.0.3=isolated");
    String called =
        done("case", "show", CASE).out().replaceAll("(?s).*host (c-[0-9a-f]{12}).*", "$1");
    Path leases =
        write(
            "leases.csv",
            "address,host,first,last",
            "10.0.0.3,pc-3.corp.example,2026-11-01T00:00:00Z,2026-11-30T00:00:00Z");
    Path log =
        write(
            "named.log",
            answer("2026-11-02T09:00:00Z", "10.0.0.3", "www.bad.example", "A", "192.0.2.7"));
    done("history", "import", log.toString(), "--host-map", leases.toString());
    List<String> hosts = hosts();
    assertThat(names(hosts, "host")).containsExactly("10.0.0.1", "10.0.0.8", "pc-3.corp.example");
    assertThat(hosts.get(2))
        .contains("\"state\":\"isolated\"", "\"stored\":\"all\"")
        .contains(called + " in custody before its name was known");
    retained(LATER);
    assertThat(names(hosts(), "host")).containsExactly("10.0.0.1", "10.0.0.8", "pc-3.corp.example");
  }

  private void named(String host, String... addresses) throws IOException {
    List<String> leases = new ArrayList<>(List.of("address,host,first,last"));
    List<String> lines = new ArrayList<>();
    for (String address : addresses) {
      leases.add(address + "," + host + ",2026-11-01T00:00:00Z,2026-11-30T00:00:00Z");
      lines.add(answer("2026-11-02T09:00:00Z", address, "www.bad.example", "A", "192.0.2.7"));
      lines.add(answer("2026-11-02T09:01:00Z", address, "www.bad.example", "A", "192.0.2.8"));
    }
    Path map = write("leases.csv", leases.toArray(String[]::new));
    Path log = write("named.log", lines.toArray(String[]::new));
    done("history", "import", log.toString(), "--host-map", map.toString());
  }

  private void asked() throws IOException {
    imported(
        "asked.log",
        answer("2026-11-02T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.7"),
        answer("2026-11-02T08:01:00Z", "10.0.0.2", "www.bad.example", "A", "192.0.2.7"));
    done("case", "open", "bad.example");
  }

  @Test
  void of_a_machine_that_was_listed_by_two_addresses_the_state_that_leaves_more_to_do_stays()
      throws IOException {
    asked();
    done("case", "hosts", CASE, "--set", "10.0.0.1=isolated", "--owner", "ada");
    done("case", "hosts", CASE, "--set", "10.0.0.2=cleared", "--owner", "bob");
    named("pc.corp.example", "10.0.0.1", "10.0.0.2");
    List<String> hosts = hosts();
    assertThat(names(hosts, "host")).containsExactly("pc.corp.example");
    assertThat(hosts.getFirst())
        .contains("\"state\":\"isolated\",\"owner\":\"ada\"")
        .containsPattern("c-[0-9a-f]{12} in custody before its name was known; c-")
        .containsPattern("c-[0-9a-f]{12} in custody before its name was known, and cleared \\(bob");
    done("case", "hosts", CASE, "--set", "10.0.0.2=rebuilt", "--owner", "eve");
    assertThat(hosts().getFirst())
        .as("said of the machine, so of all that it was listed by")
        .contains("\"state\":\"rebuilt\",\"owner\":\"eve\"")
        .doesNotContain("bob", "ada");
  }

  @Test
  void a_machine_is_not_cleared_while_nobody_looked_at_what_it_did_by_another_address()
      throws IOException {
    asked();
    done("case", "hosts", CASE, "--set", "10.0.0.1=cleared", "--owner", "ada");
    named("pc.corp.example", "10.0.0.1", "10.0.0.2");
    assertThat(hosts().getFirst())
        .contains("\"state\":\"open\",\"owner\":null")
        .contains("before its name was known, and cleared (ada) by that");
  }

  @Test
  void records_that_mean_less_beside_later_ones_are_not_called_gone() throws IOException {
    neighbourhood();
    imported(
        "other.log",
        answer("2026-11-02T09:00:00Z", "10.0.0.6", "www.fine.example", "A", "192.0.2.9"));
    CommandRun run = done("case", "hosts", CASE, "--json");
    List<String> hosts = run.out().lines().toList();
    assertThat(names(hosts, "host")).containsExactly("10.0.0.1", "10.0.0.3", "10.0.0.8");
    assertThat(hosts.get(2)).contains("\"stored\":\"otherwise\"", "listed before: by what");
    assertThat(run.err())
        .contains("by what the store has now, less would be listed of 1 machine;")
        .doesNotContain("no longer has");
  }

  @Test
  void a_case_of_before_listings_lists_what_there_is_when_somebody_looks() throws Exception {
    neighbourhood();
    Path state = folder.resolve("store").resolve("state.sqlite");
    try (java.sql.Connection tables = java.sql.DriverManager.getConnection("jdbc:sqlite:" + state);
        java.sql.Statement statement = tables.createStatement()) {
      statement.execute("DROP TABLE case_listing");
      statement.execute("ALTER TABLE case_file DROP COLUMN until_given");
      statement.execute("ALTER TABLE hunt DROP COLUMN missing");
      statement.execute("DELETE FROM case_custody WHERE seq > 1");
      statement.execute("PRAGMA user_version = 3");
    }
    assertThat(times("listed")).isZero();
    hosts();
    assertThat(times("listed")).isEqualTo(1);
    retained(LATER);
    assertThat(names(hosts(), "host")).containsExactly("10.0.0.1", "10.0.0.3", "10.0.0.8");
    assertThat(Files.exists(state)).isTrue();
  }
}
