package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What endpoints alone show: which program follows a name from home to home. */
final class HuntEndpointTest {
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
  private static final int HOMES = 120;
  private static final String UPDATER = "C:\\Users\\u\\AppData\\Roaming\\upd.exe";
  private static final String BROWSER = "C:\\Program Files\\Mozilla Firefox\\firefox.exe";
  private static final String SERVICE = "C:\\Windows\\System32\\svchost.exe";

  @TempDir private Path folder;

  private final List<String> lines = new ArrayList<>();
  private final Random random = new Random(20_261_123);

  private static String home(int number) {
    return "198.18." + number + ".7";
  }

  /** Forty access networks of three blocks each, and one that hosts. */
  private String networks() throws IOException {
    StringBuilder map = new StringBuilder("prefix,asn,as_name,country,kind\n");
    for (int i = 0; i < HOMES; i++) {
      map.append("198.18.%d.0/24,%d,ACCESS-%d,ZZ,access\n".formatted(i, 64_500 + i / 3, i / 3));
    }
    map.append("203.0.113.0/24,64999,HOSTING,ZZ,hosting\n");
    return Files.writeString(folder.resolve("networks.csv"), map).toString();
  }

  private void event(int id, int second, String host, String image, String fields) {
    lines.add(
        ("{\"@timestamp\":\"%s\",\"host\":{\"name\":\"%s\"},\"winlog\":{\"computer_name\":\"%s\","
                + "\"event_id\":\"%d\",\"provider_name\":\"Microsoft-Windows-Sysmon\",\"event_data\":{"
                + "\"UtcTime\":\"%s\",\"ProcessId\":\"356\",\"Image\":\"%s\",%s}}}")
            .formatted(
                MORNING.plusSeconds(second + 1),
                host,
                host.toUpperCase(Locale.ROOT),
                id,
                UTC_TIME.format(MORNING.plusSeconds(second)),
                image.replace("\\", "\\\\"),
                fields));
  }

  private void asked(int second, String host, String image, String name, List<String> addresses) {
    event(
        22,
        second,
        host,
        image,
        "\"QueryName\":\"%s\",\"QueryStatus\":\"0\",\"QueryResults\":\"%s\""
            .formatted(
                name,
                addresses.stream().map(a -> "::ffff:" + a + ";").collect(Collectors.joining())));
  }

  private void connected(int second, String host, String image, String address) {
    event(
        3,
        second,
        host,
        image,
        ("\"Protocol\":\"tcp\",\"Initiated\":\"true\",\"SourceIp\":\"10.20.30.%s\","
                + "\"DestinationIp\":\"%s\",\"DestinationPort\":\"443\"")
            .formatted(host.substring(2), address));
  }

  /** Eight hours in which browsers ask for ordinary names and something for the flux name. */
  private String day(String asker, String connecter) throws IOException {
    for (int second = 0; second < 8 * 3600; second += 300) {
      List<String> homes = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        homes.add(home(random.nextInt(HOMES)));
      }
      String host = second % 600 == 0 ? "ws41" : "ws42";
      asked(second, host, asker, "drop.flux.example", homes);
      connected(second + 1, host, connecter, homes.getFirst());
      for (int site = 0; site < 5; site++) {
        String address = "203.0.113." + (10 + site);
        asked(
            second + 10 + site,
            host,
            BROWSER,
            "www.shop%d.example".formatted(site),
            List.of(address));
        connected(second + 10 + site, host, BROWSER, address);
      }
    }
    return Files.write(folder.resolve("winlogbeat.ndjson"), lines).toString();
  }

  private CommandRun hunt(String asker, String connecter, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(day(asker, connecter), networks(), "--json"));
    all.addAll(List.of(words));
    CommandRun run = CommandRun.of("hunt", all.toArray(String[]::new));
    assertThat(run.exit()).isZero();
    assertThat(run.values("domain")).containsExactly("flux.example");
    return run;
  }

  @Test
  void names_the_program_that_follows_a_flux_name() throws IOException {
    Path summary = folder.resolve("summary.json");
    CommandRun run = hunt(UPDATER, UPDATER, "--summary", summary.toString());
    assertThat(run.out())
        .contains(
            "{\"client\":\"ws41\",\"process\":\"C:\\\\Users\\\\u\\\\AppData\\\\Roaming\\\\upd.exe\","
                + "\"answers\":48,\"connections\":48,")
        .contains("\"client_count\":2")
        .contains("\"code\":\"UNUSUAL_PROCESS\",\"measured\":2.0")
        .contains("upd.exe in AppData\\\\Roaming.")
        .contains("\"analytics\":[\"AN1331\",\"AN1332\"]");
    assertThat(Files.readString(summary)).contains("\"not_shown\":[\"ttl\",\"authority\"]");
  }

  @Test
  void joins_what_a_service_asked_with_who_connected() throws IOException {
    CommandRun run = hunt(SERVICE, UPDATER);
    assertThat(run.out())
        .contains("upd.exe\",\"answers\":0,\"connections\":48,")
        .contains("svchost.exe\",\"answers\":48,\"connections\":0,")
        .contains("\"client_count\":2")
        .contains("\"code\":\"FLOW_FANOUT\"")
        .contains("\"code\":\"UNUSUAL_PROCESS\"")
        .doesNotContain("NEVER_CONTACTED");
  }

  @Test
  void has_nothing_to_say_of_a_browser() throws IOException {
    assertThat(hunt(BROWSER, BROWSER).out())
        .contains("firefox.exe\"")
        .doesNotContain("UNUSUAL_PROCESS");
  }

  @Test
  void tells_the_program_but_not_whose_it_is_where_clients_are_redacted() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "0123456789abcdef\n");
    CommandRun run = hunt(UPDATER, UPDATER, "--redact", "clients", "--redact-key", key.toString());
    assertThat(run.out())
        .contains("\"process\":\"upd.exe\"")
        .contains("upd.exe in AppData\\\\Roaming.")
        .doesNotContain("ws41")
        .doesNotContain("Users");
  }
}
