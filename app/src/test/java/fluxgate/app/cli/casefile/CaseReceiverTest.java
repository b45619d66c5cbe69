package fluxgate.app.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.output.Attack;
import fluxgate.app.source.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever is handed a package, and nothing else, can read and check what is in it. */
final class CaseReceiverTest extends CaseScene {
  private static final String HEADER =
      "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tdns\n"
          + "#open\t10.0.0.1\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto"
          + "\ttrans_id\tquery\tqclass\tqclass_name\tqtype\tqtype_name\trcode\trcode_name\tAA\tTC"
          + "\tRD\tRA\tZ\tanswers\tTTLs\trejected\n";

  private void columns() throws IOException {
    imported("dns.log", HEADER + row(1793606400) + "\n#close\t2026\n" + row(1793606460));
    done("case", "open", "bad.example");
  }

  private static String row(long time) {
    return time
        + ".000000\tC1\t10.0.0.1\t4242\t10.0.0.53\t53\tudp\t7\twww.bad.example\t1\tC_INTERNET\t1\tA"
        + "\t0\tNOERROR\tF\tF\tT\tT\t0\t192.0.2.7\t60.0\tF";
  }

  private Map<String, byte[]> exported(String... more) throws IOException {
    Path zip = folder.resolve("case" + String.join("", more) + ".zip");
    String[] words = new String[3 + more.length];
    words[0] = "export";
    words[1] = CASE;
    words[2] = zip.toString();
    System.arraycopy(more, 0, words, 3, more.length);
    done("case", words);
    assertThat(done("case", "verify", zip.toString()).out()).contains("is as it was exported");
    return contents(zip);
  }

  @Test
  void records_in_columns_come_with_the_lines_that_name_these() throws IOException {
    columns();
    assertThat(text(exported(), "data/evidence/0001.raw"))
        .isEqualTo(HEADER + row(1793606400) + "\n" + row(1793606460) + "\n");
    String redacted = text(exported("--redact", "clients"), "data/evidence/0001.raw");
    assertThat(redacted)
        .startsWith("#separator \\x09\n")
        .contains("#fields\tts\tuid\tid.orig_h", "www.bad.example")
        .doesNotContain("10.0.0.1");
    // What was handed on is read again.
    Path copy = folder.resolve("copy.log");
    Files.writeString(copy, text(exported("--by", "ada"), "data/evidence/0001.raw"));
    assertThat(CommandRun.of("hunt", copy.toString()).err()).contains("2 records");
  }

  @Test
  void the_network_maps_that_a_verdict_rests_on_are_in_the_package() throws IOException {
    String small = "prefix,asn,as_name,country,kind\n192.0.2.0/24,64500,Home Net,,access\n";
    StringBuilder large = new StringBuilder("# of the laboratory\n");
    for (int i = 0; large.length() < 1_100_000; i++) {
      large.append("100.64.").append(i / 64 % 256).append('.').append(i % 64 * 4);
      large.append("/30,64501,A Network With A Name That Takes Room,,hosting\n");
    }
    large.append("198.51.100.0/24,64502,Racks,,hosting\n");
    Path log =
        write(
            "dns.log",
            answer(
                "2026-11-02T08:00:00Z",
                "10.0.0.1",
                "www.bad.example",
                "A",
                "192.0.2.7",
                "198.51.100.9"));
    Path map = write("Network Map.csv", small + "10.0.0.0/24,64503,Second Floor,,access");
    Path racks = Files.writeString(folder.resolve("racks.csv"), large);
    done("history", "import", log.toString(), map.toString(), racks.toString());
    done("case", "open", "bad.example");
    Map<String, byte[]> contents = exported();
    assertThat(text(contents, "data/context/network-map.csv"))
        .isEqualTo(small + "10.0.0.0/24,64503,Second Floor,,access\n");
    assertThat(text(contents, "data/context/racks.csv"))
        .isEqualTo("198.51.100.0/24,64502,Racks,,hosting\n");
    assertThat(text(contents, "data/inputs.jsonl"))
        .contains(
            "\"kind\":\"network map\"",
            "\"stored\":\"data/context/network-map.csv\"",
            sha256(Files.readAllBytes(map)),
            sha256(Files.readAllBytes(racks)));
    Map<String, byte[]> redacted = exported("--redact", "clients");
    assertThat(text(redacted, "data/context/network-map.csv")).isEqualTo(small);
    assertThat(text(redacted, "data/inputs.jsonl"))
        .contains("\"stored\":\"data/context/network-map.csv\"")
        .doesNotContain("sha256");
  }

  private static String sha256(byte[] octets) {
    return Sha256.of(octets);
  }

  @Test
  void that_no_raw_record_could_be_had_is_said_first() throws IOException {
    imported(
        "dns.log", answer("2026-11-02T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.7"));
    Files.delete(folder.resolve("dns.log"));
    done("case", "open", "bad.example");
    Map<String, byte[]> contents = exported();
    String said = "No raw record could be had of 1 that the claims rest on: ";
    assertThat(text(contents, "data/case.json")).contains(said, "dns.log is gone");
    String page = text(contents, "data/report.html");
    assertThat(page.indexOf(said)).isBetween(1, page.indexOf("Machines"));
    String report = text(contents, "data/report.md");
    assertThat(report.indexOf(said)).isBetween(1, report.indexOf("Machines"));
  }

  @Test
  void what_a_package_says_that_it_lacks_is_listed_and_changes_no_verdict() throws IOException {
    neighbourhood();
    Path whole = folder.resolve("whole.zip");
    done("case", "export", CASE, whole.toString());
    for (int i = 1; i <= 6; i++) {
      String time = "2026-11-05T09:00:0" + i + "Z";
      imported("late" + i + ".log", answer(time, "10.0.0.1", "www.bad.example", "A", "192.0.2.7"));
      Files.delete(folder.resolve("late" + i + ".log"));
    }
    done("case", "open", "bad.example", "--again", "--now", "2026-11-06T00:00:00Z");
    Path zip = folder.resolve("lacking.zip");
    done("case", "export", "2", zip.toString());
    CommandRun run = done("case", "verify", zip.toString());
    assertThat(run.out().replaceAll("\\s+", " "))
        .containsSubsequence(
            "is as it was exported",
            "signed by",
            "What it says itself that it lacks",
            "late5.log and 1 more are gone: not where it was imported from.",
            "the store has no records from 2026-11-02T12:00:02Z to",
            "late6.log was gone: not where it was imported from.");
    assertThat(run.out().split("late1.log")).as("said once").hasSize(2);
    assertThat(run.out().lines().skip(1)).allMatch(line -> line.length() <= 100);
    assertThat(done("case", "verify", zip.toString(), "--json").out())
        .contains("\"whole\":true", "\"gaps\":[\"6 of ");
    assertThat(done("case", "verify", whole.toString(), "--json").out())
        .contains("2 machines connected to an address")
        .doesNotContain("at the last look");
  }

  @Test
  void the_day_after_the_last_answer_is_no_gap_while_it_is_not_there_yet() throws IOException {
    neighbourhood();
    CommandRun open = done("case", "open", "bad.example", "--again");
    assertThat(open.err())
        .contains("it looks until 2026-11-03T08:00:31Z; the store ends at 2026-11-02T12:00:02Z")
        .doesNotContain("the store has no records");
    assertThat(done("case", "hosts", CASE).err()).doesNotContain("the store has no records");
    assertThat(text(exported(), "data/case.json")).doesNotContain("the store has no records");
  }

  @Test
  void time_that_somebody_asked_for_and_the_store_has_nothing_of_is_a_gap() throws IOException {
    neighbourhood();
    String[] words = {"open", "bad.example", "--again", "--since", "2026-11-01", "--until", ""};
    words[6] = "2026-11-02T18:00:00Z";
    assertThat(done("case", words).err())
        .contains(
            "the store has no records after 2026-11-02T12:00:02Z, and the case looks until ",
            "the store has no records before 2026-11-02T08:00:00Z, and the case looks from ")
        .doesNotContain("the store ends at");
    words[6] = "2026-11-05"; // beyond the time of opening, which is eight hours after the last
    assertThat(done("case", words).err()).contains("no records after 2026-11-02T12:00:02Z");
    words[6] = "2026-11-02T12:30:00Z";
    assertThat(done("case", words).err()).doesNotContain("the store has no records after");
  }

  @Test
  void days_within_that_the_store_misses_are_a_gap() throws IOException {
    imported(
        "dns.log", answer("2026-11-02T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.7"));
    imported(
        "late.log",
        answer("2026-11-05T09:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.7"));
    assertThat(done("case", "open", "bad.example", "--now", "2026-11-06T00:00:00Z").err())
        .contains("the store has no records from 2026-11-02T08:00:00Z to 2026-11-05T09:00:00Z");
  }

  @Test
  void a_package_says_how_it_is_checked() throws IOException {
    neighbourhood();
    Map<String, byte[]> contents = exported();
    String key =
        java.util.Objects.requireNonNull(
            fluxgate.app.casefile.CaseKey.id(text(contents, "data/custody-key.pem")));
    assertThat(text(contents, "data/readme.md"))
        .contains("fluxgate case verify FILE --key", "sha256sum -c manifest-sha256.txt", key);
    assertThat(text(contents, "data/readme.md"))
        .as("the package names ATT&CK's techniques")
        .contains(Attack.NOTICE);
    assertThat(text(exported("--redact", "clients"), "data/readme.md"))
        .contains("pseudonyms", Attack.NOTICE);
  }

  @Test
  void that_a_package_is_redacted_and_how_far_is_said_to_both_sides() throws IOException {
    neighbourhood();
    done("case", "note", CASE, "10.0.0.1 is the laptop of M. Doe");
    Path zip = folder.resolve("case.zip");
    CommandRun export = done("case", "export", CASE, zip.toString(), "--redact", "clients");
    assertThat(export.err()).contains("what people wrote", "read it before you send it");
    assertThat(text(contents(zip), "data/notes.jsonl"))
        .contains("laptop of M. Doe")
        .doesNotContain("10.0.0.1");
    assertThat(done("case", "verify", zip.toString()).out())
        .contains("machines are pseudonyms in it");
  }

  @Test
  void a_second_case_on_the_same_is_opened_only_if_it_is_asked_for() throws IOException {
    neighbourhood();
    CommandRun again = run("case", "open", "www.bad.example");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains(CASE + " is open on bad[.]example already", "--again opens");
    assertThat(done("case", "open", "bad.example", "--again").out())
        .isEqualTo("case-2026-0002" + System.lineSeparator());
    done("case", "close", CASE);
    done("case", "close", "case-2026-0002");
    assertThat(done("case", "open", "bad.example").out()).contains("case-2026-0003");
  }

  @Test
  void hashes_are_whole_on_paper() throws IOException {
    neighbourhood();
    Map<String, byte[]> contents = exported();
    String log = sha256(Files.readAllBytes(folder.resolve("dns.log")));
    assertThat(text(contents, "data/report.html")).contains(">" + log + "<");
    String first = text(contents, "data/custody.jsonl").lines().findFirst().orElseThrow();
    String hash = first.replaceAll(".*\"hash\":\"([0-9a-f]{64})\".*", "$1");
    assertThat(text(contents, "data/report.html")).contains(">" + hash + "<");
  }

  @Test
  void claims_say_whether_their_records_are_all_or_examples() throws IOException {
    done("history", "import", SAMPLES.toString());
    done("case", "open", "softkey-renewal.example");
    Map<String, byte[]> contents = exported();
    assertThat(text(contents, "data/claims.jsonl").lines())
        .anyMatch(line ->
            line.contains("\"kind\":\"level\"")
                && line.contains("softkey-renewal[.]example is at alert"))
        .noneMatch(line -> line.contains("\"kind\":\"evidence\"") && line.contains("\"counted\":"))
        .anyMatch(line -> line.contains("\"kind\":\"asked\"") && line.contains("\"counted\":"));
    String report = text(contents, "data/report.html");
    assertThat(report)
        .contains("of them only of its name servers", "Questions are all that were asked");
    assertThat(report).containsPattern("\\d\u00a0%").doesNotContainPattern("\\d %");
  }
}
