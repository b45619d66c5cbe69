package fluxgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code readiness} says of logs that lack one thing or another. */
final class ReadinessTest {
  private static final long START = Instant.parse("2026-11-23T00:00:00Z").getEpochSecond();
  private static final int MINUTE = 60;

  @TempDir private Path folder;

  private String file(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines).toString();
  }

  /** A day of Zeek's dns.log as JSON, a record every two minutes, in the hours that fit. */
  private String dns(String server, IntPredicate hours) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int second = 0; second < 24 * 3600; second += 2 * MINUTE) {
      if (hours.test(second / 3600)) {
        int client = second / MINUTE % 7 + 1;
        lines.add(
            ("{\"ts\":%d.5,\"uid\":\"C%d\",\"id.orig_h\":\"10.0.0.%d\",\"id.orig_p\":50000,"
                    + "\"id.resp_h\":\"%s\",\"id.resp_p\":53,\"proto\":\"udp\",\"query\":\"www%d.site.example\","
                    + "\"qtype_name\":\"A\",\"rcode_name\":\"NOERROR\",\"AA\":false,"
                    + "\"answers\":[\"203.0.113.%d\"],\"TTLs\":[60.0]}")
                .formatted(START + second, second, client, server, second % 50, second % 200 + 1));
      }
    }
    return file("dns.json", lines);
  }

  private String conn(String destination, int port) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int second = 0; second < 24 * 3600; second += 5 * MINUTE) {
      lines.add(
          ("{\"ts\":%d.7,\"uid\":\"D%d\",\"id.orig_h\":\"10.0.0.1\",\"id.orig_p\":50001,"
                  + "\"id.resp_h\":\"%s\",\"id.resp_p\":%d,\"proto\":\"tcp\",\"conn_state\":\"SF\","
                  + "\"duration\":1.0,\"orig_bytes\":10,\"resp_bytes\":20}")
              .formatted(START + second, second, destination, port));
    }
    return file("conn.json", lines);
  }

  private static String status(CommandRun run, String id) {
    String line = run.line("id", id);
    int at = line.indexOf("\"status\":\"") + 10;
    return line.substring(at, line.indexOf('"', at));
  }

  private static String measured(CommandRun run, String id) {
    String line = run.line("id", id);
    int at = line.indexOf("\"measured\":\"") + 12;
    return line.substring(at, line.indexOf("\",\"value\"", at));
  }

  @Test
  void good_logs_pass_and_what_they_lack_is_named() throws IOException {
    String leases =
        file(
            "leases.csv",
            List.of(
                "address,host,first,last",
                "10.0.0.1,pc1,2026-11-22T00:00:00Z,2026-11-25T00:00:00Z"));
    CommandRun run =
        CommandRun.of(
            "readiness",
            "--json",
            "--as-of",
            "2026-11-24T00:05:00Z",
            "--host-map",
            leases,
            dns("10.0.0.53", hour -> true),
            conn("203.0.113.9", 443));
    assertThat(run.exit()).isZero();
    assertThat(status(run, "R01")).isEqualTo("pass");
    assertThat(measured(run, "R01")).contains("720 answers, 100 % with a TTL");
    assertThat(status(run, "R02")).isEqualTo("fail");
    assertThat(status(run, "R03")).isEqualTo("partial");
    assertThat(measured(run, "R03")).contains("100 % have a client").contains("machine's name");
    assertThat(status(run, "R11")).isEqualTo("pass");
    assertThat(status(run, "R12")).isEqualTo("pass");
    assertThat(run.err()).contains("of 6 checks");
  }

  @Test
  void an_hour_without_records_is_found() throws IOException {
    CommandRun run =
        CommandRun.of("readiness", "--json", dns("10.0.0.53", hour -> hour < 9 || hour > 11));
    assertThat(status(run, "R11")).isEqualTo("fail");
    assertThat(measured(run, "R11")).contains("zeek-dns 3 h (longest from 2026-11-23T09:00:00Z)");
    assertThat(run.out())
        .contains(
            "\"gaps\":[{\"from\":\"2026-11-23T09:00:00Z\",\"until\":\"2026-11-23T12:00:00Z\"");
  }

  @Test
  void an_old_log_is_not_taken_for_a_live_one() throws IOException {
    CommandRun run =
        CommandRun.of(
            "readiness",
            "--json",
            "--as-of",
            "2026-11-25T00:00:00Z",
            dns("10.0.0.53", hour -> true));
    assertThat(status(run, "R01")).isEqualTo("partial");
    assertThat(measured(run, "R01")).contains("the newest is 24 hours old");
  }

  @Test
  void who_asks_resolvers_outside_is_counted() throws IOException {
    String dns = dns("198.51.100.53", hour -> true);
    CommandRun foreign = CommandRun.of("readiness", "--json", dns, conn("203.0.113.9", 853));
    assertThat(status(foreign, "R14")).isEqualTo("fail");
    CommandRun own = CommandRun.of("readiness", "--json", "--resolver", "198.51.100.53", dns);
    assertThat(status(own, "R14")).as("connections are not seen").isEqualTo("unknown");
    CommandRun another = CommandRun.of("readiness", "--json", "--resolver", "10.0.0.53", dns);
    assertThat(status(another, "R14")).isEqualTo("fail");
    assertThat(measured(another, "R14"))
        .contains("720 records ask servers that are not the house's: 198.51.100.53");
  }

  @Test
  void answers_that_a_log_leaves_out_are_missed() throws IOException {
    String dns = dns("10.0.0.53", hour -> true);
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(dns)));
    for (int i = 0; i < lines.size(); i++) {
      if (i % 10 != 0) {
        lines.set(i, lines.get(i).replaceFirst(",\"answers\":\\[.*?\\],\"TTLs\":\\[.*?\\]", ""));
      }
    }
    CommandRun run = CommandRun.of("readiness", "--json", file("dns.json", lines));
    assertThat(status(run, "R12")).isEqualTo("fail");
    assertThat(measured(run, "R12")).contains("10 % of 720").contains("lacks answers");
  }

  @Test
  void a_resolver_that_forwards_encrypted_is_no_bypass() throws IOException {
    String conn = conn("203.0.113.53", 853);
    CommandRun own =
        CommandRun.of(
            "readiness", "--json", "--resolver", "10.0.0.1", dns("10.0.0.1", hour -> true), conn);
    assertThat(status(own, "R14")).isEqualTo("pass");
    CommandRun client = CommandRun.of("readiness", "--json", dns("10.0.0.53", hour -> true), conn);
    assertThat(status(client, "R14")).isEqualTo("fail");
    assertThat(measured(client, "R14")).contains("288 connections that look like encrypted DNS");
  }

  @Test
  void questions_alone_are_no_evidence() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      lines.add(
          ("23-Nov-2026 07:%02d:10.123 client @0x7f00 10.0.0.7#53211 (www.site.example): query:"
                  + " www.site.example IN A +E(0)K (10.0.0.53)")
              .formatted(i));
    }
    CommandRun run = CommandRun.of("readiness", "--json", file("query.log", lines));
    assertThat(status(run, "R01")).isEqualTo("fail");
    assertThat(status(run, "R12")).isEqualTo("fail");
    assertThat(measured(run, "R12")).contains("lacks answers");
    assertThat(run.line("needs", "resolver logs with answers")).contains("\"status\":\"fail\"");
  }

  @Test
  void each_platform_is_judged_by_its_own_telemetry() throws IOException {
    String listing =
        file(
            "esxi.txt",
            List.of(
                "2026-11-23T07:38:00Z",
                "Proto  Recv Q  Send Q  Local Address      Foreign Address  State        World ID  CC Algo  World Name",
                "tcp         0       0  10.0.0.1:51882     203.0.113.7:443  ESTABLISHED   2099518  newreno  python3",
                "   DNSServers: 10.0.0.53"));
    CommandRun run = CommandRun.of("readiness", "--json", listing, dns("10.0.0.53", hour -> true));
    assertThat(run.line("needs", "resolver logs hold the hosts' lookups"))
        .contains("\"status\":\"pass\"")
        .contains("1 of 1 addresses of hosts");
    assertThat(run.line("needs", "the resolvers set on the hosts (ResolverConfigPaths)"))
        .contains("\"status\":\"pass\"");
    assertThat(run.line("needs", "lookups by program, with answers (Sysmon event 22)"))
        .contains("\"status\":\"fail\"");
  }

  @Test
  void people_read_the_same() throws IOException {
    CommandRun run = CommandRun.of("readiness", dns("10.0.0.53", hour -> true));
    assertThat(run.out())
        .contains("R01   partial  DNS with answers and TTLs")
        .contains("AN1331  Windows")
        .contains("The MITRE Corporation");
    assertThat(run.out().lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(110);
  }
}
