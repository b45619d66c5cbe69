package fluxgate.app.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.cli.CommandRun;
import fluxgate.app.simulate.SampleInfected;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code case} as people meet it: whom it lists, what it keeps, and what it says. */
final class CaseTest extends CaseScene {
  @Test
  void the_infected_of_the_sample_day_are_listed_and_nobody_else() {
    done("history", "import", SAMPLES.toString());
    for (String domain :
        List.of("qvelrumotaxi.example", "parcel-status-desk.example", "softkey-renewal.example")) {
      CommandRun open = done("case", "open", domain, "--json");
      assertThat(open.out()).startsWith("{\"type\":\"case\",\"id\":\"case-2026-");
      assertThat(open.out()).contains("\"missing\":0");
      List<String> hosts =
          done("case", "hosts", open.values("id").getFirst(), "--json").out().lines().toList();
      assertThat(names(hosts, "host"))
          .as(domain)
          .containsExactlyInAnyOrderElementsOf(SampleInfected.with(domain));
      assertThat(names(hosts, "resolver")).isEmpty();
    }
  }

  @Test
  void what_a_machine_was_answered_is_the_same_number_in_a_finding_and_in_a_case() {
    done("history", "import", SAMPLES.toString());
    Map<String, Long> asked = new TreeMap<>();
    for (String line : CommandRun.of("hunt", SAMPLES.toString(), "--json").out().lines().toList()) {
      Map<String, Object> finding = Objects.requireNonNull(Jcs.parse(line));
      Map<String, Long> told = new TreeMap<>();
      for (Object client : (List<?>) Objects.requireNonNull(finding.get("clients"))) {
        Map<?, ?> members = (Map<?, ?>) client;
        told.put(String.valueOf(members.get("client")), (Long) members.get("answers"));
      }
      String id =
          done("case", "open", Jcs.text(finding, "domain"), "--json").values("id").getFirst();
      Map<String, Long> answered = new TreeMap<>();
      for (String host : done("case", "hosts", id, "--json").out().lines().toList()) {
        Map<String, Object> members = Objects.requireNonNull(Jcs.parse(host));
        answered.put(Jcs.text(members, "host"), Jcs.number(members, "answered"));
        asked.put(Jcs.text(members, "host"), Jcs.number(members, "asked"));
      }
      assertThat(answered).as(id).isNotEmpty().isEqualTo(told);
    }
    assertThat(asked).as("AAAA of a name that has none").containsEntry("10.64.0.6", 454L);
    assertThat(done("case", "hosts", "1").out())
        .contains("QUESTIONS  ANSWERED  CONNECTIONS", " 454       227          103 ")
        .contains("; 227 of them were answered with addresses", "what a finding");
  }

  @Test
  void the_table_of_machines_fits_a_page_and_says_what_its_marks_mean() throws IOException {
    neighbourhood();
    String owner = "the second desk of the operations centre, by day";
    done("case", "hosts", CASE, "--set", "10.0.0.1=isolated", "--owner", owner);
    String out = done("case", "hosts", CASE).out();
    assertThat(out.lines()).allMatch(line -> line.length() <= 100);
    assertThat(out)
        .contains("owner: " + owner, "mark: weak: by its connections alone")
        .contains("weak: nothing shows that it asked", "c-… in custody: custody names no machine")
        .doesNotContain("gone from the store", "address of several machines");
    String json = done("case", "hosts", CASE, "--json").out();
    assertThat(json).contains("\"owner\":\"" + owner + "\"").doesNotContain("nothing shows");
  }

  @Test
  void a_refused_change_is_logged_as_one() throws IOException {
    neighbourhood();
    assertThat(run("case", "hosts", CASE, "--set", "10.0.0.1=gone").exit()).isEqualTo(2);
    assertThat(done("case", "show", CASE).out()).doesNotContain("hosts --set");
    CommandRun refused =
        run("case", "hosts", CASE, "--set", "10.0.0.1=isolated", "--set", "10.9.9.9=cleared");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(run("case", "hosts", CASE, "--set", "10.0.0.53=cleared").err())
        .contains("10.0.0.53 is listed as a resolver", "Nothing was set.");
    String shown = done("case", "show", CASE).out();
    assertThat(shown)
        .containsPattern("hosts --set, refused +0 machines +.*; nothing was set")
        .doesNotContain("10.9.9.9", "isolated");
    done("case", "hosts", CASE, "--set", "10.0.0.1=isolated");
    assertThat(done("case", "show", CASE).out())
        .containsPattern("hosts --set +1 machine +")
        .contains("1 isolated");
  }

  @Test
  void what_was_written_where_and_what_comes_next_is_said() throws IOException {
    neighbourhood();
    CommandRun open = done("case", "open", "bad.example", "--again");
    assertThat(open.err())
        .contains(
            "next: 'fluxgate case hosts case-2026-0002' lists",
            "'fluxgate case report case-2026-0002 FILE.html'",
            "'fluxgate case export case-2026-0002 FILE.zip'");
    Path report = folder.resolve("report.md");
    CommandRun written = done("case", "report", "2", report.toString());
    assertThat(written.out()).isEmpty();
    assertThat(written.err())
        .contains("wrote the report of case-2026-0002 to " + report + ": Markdown, 3 machines");
    Path zip = folder.resolve("case.zip");
    CommandRun export = done("case", "export", "2", zip.toString());
    assertThat(export.err())
        .contains("wrote " + zip + ": ", String.format("%,d octets", Files.size(zip)))
        .contains("'fluxgate case verify " + zip + "'", "send it", "64 digits on another way");
  }

  @Test
  void a_reason_that_nobody_gave_is_none() throws IOException {
    neighbourhood();
    done("case", "open", "bad.example", "--again", "--by", "ada");
    assertThat(done("case", "show", "2").out()).contains(" by ada: no reason was given");
    assertThat(done("case", "show", "2", "--json").out()).contains("\"reason\":null");
    assertThat(done("case", "show", "1", "--json").out()).contains("\"reason\":\"reported by the");
    Path report = folder.resolve("report.html");
    done("case", "report", "2", report.toString());
    assertThat(Files.readString(report)).contains(" by ada: no reason was given");
  }

  @Test
  void a_machine_is_listed_by_what_it_did_and_not_by_a_shared_address() throws IOException {
    neighbourhood();
    List<String> hosts = hosts();
    assertThat(names(hosts, "host")).containsExactly("10.0.0.1", "10.0.0.3", "10.0.0.8");
    assertThat(names(hosts, "resolver")).containsExactly("10.0.0.53");
    assertThat(hosts.getFirst())
        .contains(
            "\"reason\":\"asked\",\"count\":1",
            "\"reason\":\"connected\",\"count\":1",
            "\"reason\":\"connected_later\",\"count\":1");
    assertThat(hosts.get(1)).contains("asked_alias", "promo.shop.example", "which led there");
    assertThat(hosts.get(2))
        .contains("connected_unasked", "by answers that do not say who asked", "weak");
    assertThat(done("case", "hosts", CASE).err())
        .contains(
            "2 machines connected to an address that the name had, and that another name had");
  }

  @Test
  void machines_have_states_owners_and_times() throws IOException {
    neighbourhood();
    CommandRun set =
        done(
            "case",
            "hosts",
            CASE,
            "--set",
            "10.0.0.1=isolated",
            "--owner",
            "desk",
            "--now",
            "2026-11-03T09:00:00Z");
    assertThat(set.err()).contains("10.0.0.1 is isolated.");
    assertThat(hosts().getFirst())
        .contains(
            "\"state\":\"isolated\",\"owner\":\"desk\",\"state_since\":\"2026-11-03T09:00:00Z\"");
    assertThat(run("case", "hosts", CASE, "--set", "10.9.9.9=cleared").err())
        .contains("10.9.9.9 is no machine of " + CASE);
    assertThat(done("case", "show", CASE, "--json").out())
        .as("that an address is in no case is told, so it is logged")
        .contains("\"what\":\"hosts --set\"");
    assertThat(run("case", "hosts", CASE, "--set", "10.0.0.1=gone").err())
        .contains("open, cleared, isolated or rebuilt");
    assertThat(done("case", "show", CASE).out())
        .contains("1 isolated, the others open", "host isolated")
        .doesNotContain("10.0.0.1");
  }

  @Test
  void looking_at_machines_is_logged() throws IOException {
    neighbourhood();
    hosts("--why", "to call their owners", "--by", "bob");
    String shown = done("case", "show", CASE).out();
    assertThat(shown).contains("Who looked at data of clients", "bob: to call their owners");
    assertThat(done("case", "show", CASE, "--json").out())
        .contains("\"what\":\"hosts\"", "\"hosts\":4", "\"why\":\"to call their owners\"");
  }

  @Test
  void a_name_of_a_machine_is_no_formula() throws IOException {
    Path leases =
        write(
            "leases.csv",
            "address,host,first,last",
            "10.0.0.1,=cmd|calc,2026-11-01T00:00:00Z,2026-11-30T00:00:00Z");
    Path log =
        write(
            "dns.log",
            answer("2026-11-02T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.7"));
    done("history", "import", log.toString(), "--host-map", leases.toString());
    done("case", "open", "bad.example");
    assertThat(done("case", "hosts", CASE, "--to", "csv").out()).contains("\n\"'=cmd|calc\",");
  }

  @Test
  void a_case_holds_its_days_until_it_is_closed() throws IOException {
    neighbourhood();
    assertThat(done("case", "hold", CASE).err()).contains("2026-11-02 to 2026-11-03 held");
    assertThat(done("case", "hold", CASE).err()).contains("already");
    String old = "2028-01-01T00:00:00Z";
    assertThat(done("history", "retain", "--now", old).err()).contains("stay");
    assertThat(names(hosts(), "host")).hasSize(3);
    assertThat(done("case", "close", CASE).err()).contains("the days that it held are released");
    assertThat(done("case", "close", CASE).err()).contains("was closed at");
    assertThat(done("case", "list").out()).contains(CASE + "   closed");
    done("history", "retain", "--now", old);
    assertThat(done("case", "show", CASE).out()).contains("held", "released", "closed");
  }

  @Test
  void every_mistake_has_one_sentence() throws IOException {
    assertThat(run("case", "open", "bad.example").err()).contains("there is no store in");
    assertThat(run("case", "open", "bad.example").exit()).isEqualTo(3);
    neighbourhood();
    assertThat(run("case", "open", "none.example").err())
        .contains("the store has nothing of none.example; import the logs");
    assertThat(run("case", "open", "example").err()).contains("no domain that somebody can");
    assertThat(run("case", "open", "fn-0000").err()).contains("no finding of the network fn-0000");
    for (String none : List.of("case-2026-0099", "99", "2026-1", "0")) {
      CommandRun run = run("case", "hosts", none);
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err())
          .contains("there is no case " + none + " in", "the latest is " + CASE)
          .contains("by its id, or by its number alone");
    }
    Path zip = folder.resolve("case.zip");
    done("case", "export", CASE, zip.toString());
    CommandRun again = run("case", "export", CASE, zip.toString());
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("is there already, and evidence is never written over");
    assertThat(done("case", "show", CASE, "--json").out()).doesNotContain("export, failed");
    assertThat(run("case", "export", CASE, folder.resolve("no/where.zip").toString()).err())
        .contains("where.zip");
    assertThat(done("case", "show", CASE, "--json").out())
        .as("what was begun, what left, and what did not")
        .contains("\"what\":\"export, begun\"", "\"hosts\":4,\"what\":\"export\"")
        .contains("\"hosts\":0,\"what\":\"export, failed\"", "; nothing was written");
    assertThat(run("case", "export", CASE, "x.zip", "--redact", "all").exit()).isEqualTo(2);
    assertThat(run("case", "verify", folder.resolve("none.zip").toString()).exit()).isEqualTo(3);
    CommandRun none = run("case", "verify", write("some.txt", "text").toString());
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.out()).isEmpty();
    assertThat(none.err())
        .contains(
            "some.txt is no package of a case: it is no zip. Name what 'fluxgate case export'")
        .doesNotContain("problem");
    assertThat(run("case", "verify", zip.toString(), "--key", "abc").exit()).isEqualTo(2);
    CommandRun other = run("case", "verify", zip.toString(), "--key", "0".repeat(64));
    assertThat(other.err())
        .contains(
            "is as it was exported, by the package alone, but another key than the one given");
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.out()).contains("and not by the one that you named");
    assertThat(run("case", "report", CASE, "report.txt").exit()).isEqualTo(2);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains("unfinished") || name.startsWith(".case"));
    }
  }

  @Test
  void a_damaged_file_of_the_store_is_said_and_the_rest_answers() throws IOException {
    neighbourhood();
    Path damaged;
    try (Stream<Path> files = Files.walk(folder.resolve("store").resolve("connections"))) {
      damaged = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    try (RandomAccessFile file = new RandomAccessFile(damaged.toFile(), "rw")) {
      file.setLength(file.length() - 20);
    }
    CommandRun run = partly("case", "hosts", CASE, "--json");
    assertThat(run.err())
        .contains(damaged + " is missing, cut short or damaged and was left out")
        .contains("no longer has the records behind 1 machine; what the case listed before stays");
    List<String> hosts = run.out().lines().toList();
    assertThat(names(hosts, "host")).containsExactly("10.0.0.1", "10.0.0.3", "10.0.0.8");
    assertThat(hosts.get(1)).contains("\"stored\":\"all\"");
    assertThat(hosts.get(2)).contains("\"stored\":\"none\"");
    String store = folder.resolve("store").toString();
    assertThat(CommandRun.of("history", "verify", "--store", store).exit()).isEqualTo(1);
    CommandRun after = partly("case", "hosts", CASE, "--json");
    assertThat(after.err()).contains("is missing, with ", "since it was damaged and set aside");
  }

  @Test
  void that_a_case_holds_nothing_is_said_before_and_when_it_loses_something() throws IOException {
    neighbourhood();
    assertThat(done("case", "open", "bad.example", "--again").err())
        .contains("does not hold its days", "'fluxgate case hold case-2026-0002' keeps them");
    done("case", "hold", CASE);
    String old = "2028-01-01T00:00:00Z";
    assertThat(done("history", "retain", "--now", old).err()).doesNotContain("holds nothing");
    done("case", "hold", CASE, "--release");
    assertThat(done("history", "retain", "--now", old, "--dry-run").err())
        .contains(CASE + " is open and holds nothing: what would be removed is of its time");
    done("case", "close", CASE);
    assertThat(done("history", "retain", "--now", old).err())
        .contains("case-2026-0002 is open and holds nothing: what was removed is of its time")
        .doesNotContain(CASE + " is open");
  }

  @Test
  void a_case_is_named_by_its_id_or_by_its_number_alone() throws IOException {
    neighbourhood();
    String zip = folder.resolve("case.zip").toString();
    for (String[] words :
        new String[][] {
          {"show", "1"},
          {"hosts", "0001"},
          {"note", "1", "seen"},
          {"hold", "1"},
          {"report", "1", folder.resolve("report.md").toString()},
          {"export", "1", zip},
          {"show", "CASE-2026-0001"},
          {"close", "1"}
        }) {
      done("case", words);
    }
    done("case", "open", "bad.example", "--now", "2027-01-02T00:00:00Z");
    CommandRun both = run("case", "show", "1");
    assertThat(both.exit()).isEqualTo(1);
    assertThat(both.err())
        .contains("several cases have the number 1: case-2027-0001, " + CASE + "; name one by");
  }

  @Test
  void what_is_done_with_a_closed_case_is_done_and_said() throws IOException {
    neighbourhood();
    done("case", "close", CASE, "--now", "2026-11-03T09:00:00Z");
    String closed = CASE + " was closed at 2026-11-03T09:00:00Z; this stands in its custody after";
    String now = "2026-11-03T10:00:00Z";
    assertThat(done("case", "note", CASE, "they called", "--now", now).err()).contains(closed);
    assertThat(done("case", "hosts", CASE, "--set", "10.0.0.1=cleared", "--now", now).err())
        .contains(closed);
    assertThat(done("case", "hold", CASE, "--now", now).err())
        .contains(closed, "'fluxgate case hold " + CASE + " --release' releases its days");
    assertThat(done("case", "show", CASE).out())
        .containsSubsequence("closed", "noted", "host cleared", "held");
  }

  @Test
  void what_custody_calls_a_machine_is_found_in_every_table() throws IOException {
    neighbourhood();
    done("case", "hosts", CASE, "--set", "10.0.0.1=isolated");
    String called =
        done("case", "show", CASE).out().replaceAll("(?s).*host (c-[0-9a-f]{12}).*", "$1");
    assertThat(done("case", "hosts", CASE).out()).contains("in custody " + called);
    assertThat(done("case", "hosts", CASE, "--to", "csv").out())
        .startsWith("host,pseudonym,role,")
        .contains("\"10.0.0.1\",\"" + called + "\",\"host\",\"isolated\"");
    for (String name : List.of("report.md", "report.html")) {
      Path report = folder.resolve(name);
      done("case", "report", CASE, report.toString());
      assertThat(Files.readString(report)).contains(called);
    }
  }

  @Test
  void a_store_of_a_newer_version_is_refused() throws IOException {
    neighbourhood();
    Path json = folder.resolve("store").resolve("store.json");
    Files.writeString(json, Files.readString(json).replace("\"layout\":1", "\"layout\":99"));
    CommandRun run = run("case", "list");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("is a store of layout 99", "use the newer Fluxgate");
  }

  @Test
  void two_that_open_cases_at_once_get_two() throws IOException {
    neighbourhood();
    List<Integer> exits =
        Stream.of("ada", "bob", "eve")
            .parallel()
            .map(who ->
                fluxgate.app.Main.run(
                    "case",
                    "note",
                    CASE,
                    "by " + who,
                    "--by",
                    who,
                    "--store",
                    folder.resolve("store").toString()))
            .toList();
    assertThat(exits).containsOnly(0);
    String shown = done("case", "show", CASE).out();
    assertThat(shown).contains("by ada", "by bob", "by eve");
    done("case", "open", "bad.example", "--again");
    assertThat(done("case", "list").out()).contains("case-2026-0001", "case-2026-0002");
  }

  @Test
  void a_case_on_a_network_is_about_all_of_its_domains() throws IOException, SQLException {
    neighbourhood();
    Path state = folder.resolve("store").resolve("state.sqlite");
    try (Connection tables = DriverManager.getConnection("jdbc:sqlite:" + state);
        Statement statement = tables.createStatement()) {
      statement.execute(
          "INSERT INTO hunt (id, started, program, baseline, inputs, context, from_store)"
              + " VALUES (1, '2026-11-02T00:00:00Z', 'fluxgate', 'cold', '[]', '[]', 0)");
      for (String domain : List.of("bad.example", "notbad.example")) {
        statement.execute(
            "INSERT INTO finding (id, hunt, domain, network, level, peak_level, score, first_seen,"
                + " last_seen, json, footprint) VALUES ('f-"
                + domain
                + "', 1, '"
                + domain
                + "', 'fn-1234', 'alert', 'alert', 12.5, '', '', '"
                + "{\"evidence\":[{\"code\":\"ASN_SPREAD\",\"contribution\":2.5,\"sentence\":\"Wide.\","
                + "\"inputs\":[]}]}', '{}')");
      }
    }
    CommandRun open = done("case", "open", "fn-1234", "--json");
    assertThat(open.out())
        .contains("\"subject\":\"fn-1234\",\"domains\":[\"bad.example\",\"notbad.example\"]");
    List<String> hosts = done("case", "hosts", "case-2026-0002", "--json").out().lines().toList();
    assertThat(names(hosts, "host"))
        .containsExactly("10.0.0.1", "10.0.0.3", "10.0.0.6", "10.0.0.8");
  }
}
