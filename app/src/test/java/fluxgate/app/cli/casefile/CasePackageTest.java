package fluxgate.app.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What leaves the house: whole, checked, and with nobody in it where nobody is to be. */
final class CasePackageTest extends CaseScene {
  @Test
  void a_case_of_the_sample_day_is_exported_and_verified() throws IOException {
    done("history", "import", SAMPLES.toString());
    done("case", "open", "softkey-renewal.example");
    Path zip = folder.resolve("case.zip");
    CommandRun export = done("case", "export", CASE, zip.toString());
    assertThat(export.err()).contains("1,4").doesNotContain("not to be had");
    CommandRun verify = done("case", "verify", zip.toString());
    assertThat(verify.out()).contains("is as it was exported.", CASE, "unbroken");
    assertThat(verify.err()).contains("give it as --key");
    Map<String, byte[]> contents = contents(zip);
    String claims = text(contents, "data/claims.jsonl");
    assertThat(claims).contains("\"kind\":\"evidence\"", "NS_FLUX", "\"kind\":\"connected\"");
    assertThat(text(contents, "data/report.html"))
        .contains("10.64.0.57", "Addresses over time", "The MITRE Corporation");
    assertThat(text(contents, "data/report.md"))
        .contains("| 10.64.0.57 | open |", "⣿", "The MITRE Corporation");
    assertThat(text(contents, "data/attack.md"))
        .contains("Others that ATT&CK", "Nothing in this case says that any of them is behind it");
    assertThat(text(contents, "data/stix.json")).contains("softkey-renewal.example");
    assertThat(text(contents, "data/stix.json"))
        .doesNotContain("intrusion-set", "threat-actor", "attributed-to");
    assertThat(text(contents, "data/history.cof.jsonl").lines())
        .allMatch(line -> line.startsWith("{\"rrname\":\""));
    String whole = Files.readString(zip, StandardCharsets.ISO_8859_1);
    Random random = new Random(6);
    List<String> names = new ArrayList<>(contents.keySet());
    names.removeIf(name -> Objects.requireNonNull(contents.get(name)).length == 0);
    Collections.shuffle(names, random);
    for (String name : names.subList(0, 5)) {
      String content =
          new String(Objects.requireNonNull(contents.get(name)), StandardCharsets.ISO_8859_1);
      int at = whole.indexOf(CASE + "/" + name + content) + CASE.length() + 1 + name.length();
      byte[] changed = whole.getBytes(StandardCharsets.ISO_8859_1);
      changed[at + random.nextInt(content.length())] ^= 1;
      Files.write(zip, changed);
      CommandRun refused = run("case", "verify", zip.toString());
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.out()).contains(name + ": it was changed");
      assertThat(refused.err()).contains(zip + " is not as it was exported");
    }
  }

  @Test
  void no_client_remains_in_a_redacted_package() throws IOException {
    neighbourhood();
    Path leases =
        write(
            "leases.csv",
            "address,host,first,last",
            "10.0.0.21,pc-anna.corp.example,2026-11-01T00:00:00Z,2026-11-30T00:00:00Z");
    Path log =
        write(
            "dns-10.0.0.21.log",
            answer("2026-11-02T09:00:00Z", "10.0.0.21", "www.bad.example", "A", "192.0.2.7"),
            answer("2026-11-02T09:01:00Z", "10.0.0.21", "10-0-0-1.bad.example", "A", "192.0.2.7"),
            answer("2026-11-02T09:02:00Z", "2001:db8:77::21", "www.bad.example", "A", "192.0.2.7"));
    done("history", "import", log.toString(), "--host-map", leases.toString());
    imported(
        "winlogbeat.ndjson",
        "{\"@timestamp\":\"2026-11-02T09:03:00.734Z\",\"event\":{\"code\":\"22\",\"kind\":\"event\","
            + "\"provider\":\"Microsoft-Windows-Sysmon\"},\"host\":{\"name\":\"pc-eve.corp.example\"},"
            + "\"winlog\":{\"channel\":\"Microsoft-Windows-Sysmon/Operational\","
            + "\"computer_name\":\"pc-eve.corp.example\",\"event_data\":{\"RuleName\":\"-\","
            + "\"UtcTime\":\"2026-11-02 09:03:00.734\",\"ProcessId\":\"107\","
            + "\"QueryName\":\"www.bad.example\",\"QueryStatus\":\"0\","
            + "\"QueryResults\":\"::ffff:192.0.2.7;\","
            + "\"Image\":\"C:\\\\Users\\\\evelyn\\\\b.exe\",\"User\":\"CORP\\\\evelyn\"},"
            + "\"event_id\":\"22\",\"provider_name\":\"Microsoft-Windows-Sysmon\","
            + "\"record_id\":1263,\"version\":5}}");
    done("case", "open", "bad.example", "--again", "--reason", "10.0.0.1 and pc-anna called");
    String opened = "case-2026-0002";
    done("case", "note", opened, "10.0.0.3 is Anna's second machine, pc-anna is the first");
    done("case", "hosts", opened, "--why", "to ask 10.0.0.1");
    done("case", "hosts", opened, "--set", "pc-anna.corp.example=isolated");
    Path zip = folder.resolve("redacted.zip");
    done("case", "export", opened, zip.toString(), "--redact", "clients");
    assertThat(done("case", "verify", zip.toString()).out()).contains("is as it was exported");
    List<String> forms = new ArrayList<>();
    for (String client : List.of("10.0.0.1", "10.0.0.3", "10.0.0.8", "10.0.0.21", "10.0.0.53")) {
      forms.add(client);
      forms.add(client.replace('.', '-'));
      forms.add(client.replace('.', '_'));
      String[] parts = client.split("\\.");
      forms.add(parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0]);
      forms.add(
          String.format(
              "%02x%02x%02x%02x",
              Integer.parseInt(parts[0]),
              Integer.parseInt(parts[1]),
              Integer.parseInt(parts[2]),
              Integer.parseInt(parts[3])));
    }
    forms.addAll(
        List.of("pc-anna", "2001:db8:77::21", "2001-db8-77", "pc-eve.corp.example", "evelyn"));
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        String content =
            entry.getName()
                + new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT);
        for (String form : forms) {
          assertThat(
                  java.util.regex.Pattern.compile(
                          "(?<![0-9a-z.])" + java.util.regex.Pattern.quote(form) + "(?![0-9a-z])")
                      .matcher(content)
                      .find())
              .as("%s in %s", form, entry.getName())
              .isFalse();
        }
      }
    }
    Path open = folder.resolve("open.zip");
    done("case", "export", opened, open.toString());
    String whole = Files.readString(open, StandardCharsets.ISO_8859_1);
    assertThat(whole)
        .contains("10.0.0.1", "pc-anna.corp.example", "2001:db8:77::21", "CORP\\\\evelyn");
  }

  @Test
  void pseudonyms_are_the_same_in_all_packages_of_a_case_and_others_in_another_case()
      throws IOException {
    neighbourhood();
    done("case", "open", "bad.example", "--again");
    List<String> first = hosts();
    List<String> second = done("case", "hosts", "case-2026-0002", "--json").out().lines().toList();
    String pseudonym = first.getFirst().replaceAll(".*\"pseudonym\":\"([^\"]+)\".*", "$1");
    assertThat(second.getFirst()).doesNotContain(pseudonym);
    Path zip = folder.resolve("redacted.zip");
    done("case", "export", CASE, zip.toString(), "--redact", "clients");
    assertThat(text(contents(zip), "data/hosts.csv")).contains(pseudonym);
    assertThat(text(contents(zip), "data/report.md")).contains("| " + pseudonym + " | open |");
  }

  @Test
  void raw_records_are_copied_when_the_case_opens_and_outlive_their_logs() throws IOException {
    neighbourhood();
    Files.delete(folder.resolve("dns.log"));
    Files.delete(folder.resolve("conn.log"));
    Path zip = folder.resolve("case.zip");
    CommandRun export = done("case", "export", CASE, zip.toString());
    assertThat(export.err()).doesNotContain("not to be had");
    Map<String, byte[]> contents = contents(zip);
    String raw =
        contents.keySet().stream()
            .filter(name -> name.endsWith(".raw"))
            .map(name -> text(contents, name))
            .reduce("", String::concat);
    assertThat(raw).contains("\"query\":\"www.bad.example\"", "\"id.resp_h\":\"192.0.2.9\"");
  }

  @Test
  void where_inputs_with_relative_names_were_looked_for_is_said() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path log =
        write(
            "dns.log",
            answer("2026-11-02T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.7"));
    done("history", "import", here.relativize(log).toString());
    Files.delete(log);
    assertThat(done("case", "open", "bad.example").err())
        .contains("dns.log: gone: not where it was imported from. Relative names were looked for")
        .contains("from " + here + " on; run it again where they were imported");
  }

  @Test
  void what_is_gone_or_changed_is_said() throws IOException {
    imported(
        "gone.log",
        answer("2026-11-02T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.7"));
    imported(
        "changed.log",
        answer("2026-11-02T08:01:00Z", "10.0.0.2", "www.bad.example", "A", "192.0.2.8"));
    imported(
        "grown.log",
        answer("2026-11-02T08:02:00Z", "10.0.0.3", "www.bad.example", "A", "192.0.2.9"));
    Files.move(
        folder.resolve("gone.log"),
        Files.createDirectory(folder.resolve("old")).resolve("gone.log"));
    Files.writeString(
        folder.resolve("changed.log"),
        answer("2026-11-02T08:01:00Z", "10.0.0.9", "www.bad.example", "A", "192.0.2.8") + "\n");
    Files.writeString(folder.resolve("grown.log"), "more\n", StandardOpenOption.APPEND);
    CommandRun open = done("case", "open", "bad.example");
    assertThat(open.err())
        .contains("gone.log: gone: not where it was imported from. --look-in DIR")
        .contains("changed.log: changed since it was imported, so nothing was taken from it")
        .contains("1 raw record copied, 2 not to be had.");
    assertThat(names(hosts(), "host")).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3");
    Path zip = folder.resolve("case.zip");
    assertThat(
            done(
                    "case",
                    "export",
                    CASE,
                    zip.toString(),
                    "--look-in",
                    folder.resolve("old").toString())
                .err())
        .contains("2 raw records, 1 not to be had");
    assertThat(text(contents(zip), "data/evidence/records.jsonl"))
        .contains("\"missing\":\"its input is changed since it was imported");
    assertThat(done("case", "verify", zip.toString()).out()).contains("2, and 1 that it says");
  }
}
