package fluxgate.app.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.cli.store.HistoryTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;

/** A store, cases in it, and the words to work with them. */
class CaseScene {
  static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();
  static final String CASE = "case-2026-0001";

  @TempDir Path folder;

  CommandRun run(String command, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    if (all.getFirst().equals("open") && !all.contains("--now")) {
      all.addAll(List.of("--now", "2026-11-02T20:00:00Z"));
    }
    if (!all.getFirst().equals("verify")) {
      all.addAll(List.of("--store", folder.resolve("store").toString()));
    }
    if (all.getFirst().equals("export")) {
      all.addAll(List.of("--signing-key", folder.resolve("case.key").toString()));
    }
    return CommandRun.of(command, all.toArray(String[]::new));
  }

  CommandRun done(String command, String... words) {
    CommandRun run = run(command, words);
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  /** Where a part of the store cannot be read. */
  CommandRun partly(String command, String... words) {
    CommandRun run = run(command, words);
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    return run;
  }

  Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  void imported(String name, String... lines) throws IOException {
    done("history", "import", write(name, lines).toString());
  }

  static String answer(String time, String client, String name, String type, String... answers) {
    return HistoryTest.line(time, client, name, type, answers);
  }

  /** A line of Zeek's connections. */
  static String connection(String time, String client, String address, int port) {
    Instant instant = Instant.parse(time);
    return String.format(
        Locale.ROOT,
        "{\"ts\":%d.0,\"uid\":\"C9\",\"id.orig_h\":\"%s\",\"id.orig_p\":50123,\"id.resp_h\":\"%s\","
            + "\"id.resp_p\":%d,\"proto\":\"tcp\",\"service\":\"ssl\",\"duration\":2.5,"
            + "\"orig_bytes\":700,\"resp_bytes\":900,\"conn_state\":\"SF\",\"history\":\"ShADadFf\"}",
        instant.getEpochSecond(),
        client,
        address,
        port);
  }

  List<String> hosts(String... more) {
    List<String> words = new ArrayList<>(List.of("hosts", CASE, "--json"));
    words.addAll(List.of(more));
    return done("case", words.toArray(String[]::new)).out().lines().toList();
  }

  static List<String> names(List<String> hosts, String role) {
    return hosts.stream()
        .filter(line -> line.contains("\"role\":\"" + role + "\""))
        .map(line -> line.substring("{\"type\":\"case-host\",\"host\":\"".length()))
        .map(line -> line.substring(0, line.indexOf('"')))
        .toList();
  }

  Map<String, byte[]> contents(Path zip) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        contents.put(
            entry.getName().substring(CASE.length() + 1),
            file.getInputStream(entry).readAllBytes());
      }
    }
    return contents;
  }

  static String text(Map<String, byte[]> contents, String name) {
    return new String(
        java.util.Objects.requireNonNull(contents.get(name), name), StandardCharsets.UTF_8);
  }

  /** One flux name, and around it everything that must not be taken for its victims. */
  void neighbourhood() throws IOException {
    imported(
        "dns.log",
        answer("2026-11-02T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.7"),
        answer("2026-11-02T08:00:10Z", "10.0.0.2", "home.fine.example", "A", "192.0.2.7"),
        answer(
            "2026-11-02T08:00:20Z",
            "10.0.0.3",
            "promo.shop.example",
            "A",
            "www.bad.example",
            "192.0.2.8"),
        answer("2026-11-02T08:00:30Z", "10.0.0.53", "bad.example", "NS", "ns1.bad.example"),
        answer("2026-11-02T08:00:40Z", "10.0.0.6", "notbad.example", "A", "198.51.100.4"));
    imported(
        "conn.log",
        connection("2026-11-02T08:00:01Z", "10.0.0.1", "192.0.2.7", 443),
        connection("2026-11-02T10:00:00Z", "10.0.0.1", "192.0.2.7", 8443),
        connection("2026-11-02T08:00:11Z", "10.0.0.2", "192.0.2.7", 443),
        connection("2026-11-02T08:00:12Z", "10.0.0.7", "192.0.2.7", 443),
        connection("2026-11-02T08:00:13Z", "10.0.0.8", "192.0.2.9", 443),
        connection("2026-11-02T12:00:00Z", "10.0.0.9", "192.0.2.9", 443),
        connection("2026-11-02T08:00:41Z", "10.0.0.6", "198.51.100.4", 443));
    // What a sensor above the resolver sees names no client.
    imported(
        "authority.json",
        "{\"timestamp\":\"2026-11-02T08:00:00.000000+0000\",\"flow_id\":1,\"event_type\":\"dns\","
            + "\"src_ip\":\"203.0.113.1\",\"src_port\":53,\"dest_ip\":\"10.0.0.53\","
            + "\"dest_port\":6000,\"proto\":\"UDP\",\"dns\":{\"version\":3,\"type\":\"response\","
            + "\"tx_id\":1,\"id\":7,\"flags\":\"8400\",\"qr\":true,\"aa\":true,\"opcode\":0,"
            + "\"rcode\":\"NOERROR\",\"queries\":[{\"rrname\":\"www.bad.example\",\"rrtype\":\"A\"}],"
            + "\"answers\":[{\"rrname\":\"www.bad.example\",\"rrtype\":\"A\",\"ttl\":60,"
            + "\"rdata\":\"192.0.2.9\"},{\"rrname\":\"www.bad.example\",\"rrtype\":\"A\","
            + "\"ttl\":60,\"rdata\":\"192.0.2.7\"}]}}");
    done("case", "open", "bad.example", "--reason", "reported by the desk", "--by", "ada");
  }
}
