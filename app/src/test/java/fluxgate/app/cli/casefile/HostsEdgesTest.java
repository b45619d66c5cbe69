package fluxgate.app.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a case lists by its connections, to the second, and by which name. */
final class HostsEdgesTest extends CaseScene {
  private static final String ASKED = "2026-11-02T08:00:00Z";

  private static String after(long seconds) {
    return Instant.parse(ASKED).plusSeconds(seconds).toString();
  }

  private List<String> opened() {
    done("case", "open", "bad.example", "--since", "2026-11-01", "--until", "2026-11-10");
    return hosts();
  }

  private static String of(List<String> hosts, String host) {
    return hosts.stream()
        .filter(line -> line.contains("\"host\":\"" + host + "\""))
        .findFirst()
        .orElse("");
  }

  @Test
  void an_answer_of_60_seconds_holds_for_420_and_counts_for_a_day_more() throws IOException {
    imported(
        "dns.log",
        answer(ASKED, "10.0.0.1", "www.bad.example", "A", "192.0.2.7"),
        answer(ASKED, "10.0.0.2", "www.bad.example", "A", "192.0.2.7"),
        answer(ASKED, "10.0.0.3", "www.bad.example", "A", "192.0.2.7"),
        answer(ASKED, "10.0.0.4", "www.bad.example", "A", "192.0.2.7"),
        answer(ASKED, "10.0.0.5", "www.bad.example", "A", "192.0.2.7"));
    imported(
        "conn.log",
        connection(after(420), "10.0.0.1", "192.0.2.7", 443),
        connection(after(421), "10.0.0.2", "192.0.2.7", 443),
        connection(after(420 + 86_400), "10.0.0.3", "192.0.2.7", 443),
        connection(after(421 + 86_400), "10.0.0.4", "192.0.2.7", 443),
        connection(after(-2), "10.0.0.5", "192.0.2.7", 443));
    List<String> hosts = opened();
    assertThat(of(hosts, "10.0.0.1")).contains("\"reason\":\"connected\"");
    assertThat(of(hosts, "10.0.0.2")).contains("\"reason\":\"connected_later\"");
    assertThat(of(hosts, "10.0.0.3")).contains("\"reason\":\"connected_later\"");
    assertThat(of(hosts, "10.0.0.4")).contains("asked").doesNotContain("\"reason\":\"connected");
    assertThat(of(hosts, "10.0.0.5")).contains("asked").doesNotContain("\"reason\":\"connected");
  }

  @Test
  void an_answer_of_600_seconds_holds_for_720() throws IOException {
    imported(
        "dns.log",
        answer(ASKED, "10.0.0.1", "www.bad.example", "A", "192.0.2.7").replace("60.0", "600.0"),
        answer(ASKED, "10.0.0.2", "www.bad.example", "A", "192.0.2.7").replace("60.0", "600.0"));
    imported(
        "conn.log",
        connection(after(720), "10.0.0.1", "192.0.2.7", 443),
        connection(after(721), "10.0.0.2", "192.0.2.7", 443));
    List<String> hosts = opened();
    assertThat(of(hosts, "10.0.0.1")).contains("\"reason\":\"connected\"");
    assertThat(of(hosts, "10.0.0.2")).contains("\"reason\":\"connected_later\"");
  }

  @Test
  void a_connection_counts_where_its_address_had_two_names() throws IOException {
    Path leases =
        write(
            "leases.csv",
            "address,host,first,last",
            "10.0.0.21,pc-anna.corp.example,2026-11-01T00:00:00Z,2026-11-02T12:00:00Z",
            "10.0.0.21,pc-bert.corp.example,2026-11-02T12:00:01Z,2026-11-30T00:00:00Z");
    Path dns =
        write(
            "dns.log",
            answer(ASKED, "10.0.0.21", "www.bad.example", "A", "192.0.2.7"),
            answer("2026-11-02T13:00:00Z", "10.0.0.21", "fine.example", "A", "198.51.100.4"));
    Path later = write("later.log", connection(after(20_000), "10.0.0.21", "192.0.2.7", 443));
    done("history", "import", dns.toString(), "--host-map", leases.toString());
    done("history", "import", later.toString(), "--host-map", leases.toString());
    imported("conn.log", connection(after(5), "10.0.0.21", "192.0.2.7", 443));
    List<String> hosts = opened();
    assertThat(names(hosts, "host")).containsExactly("10.0.0.21", "pc-anna.corp.example");
    assertThat(of(hosts, "10.0.0.21"))
        .contains("\"reason\":\"connected\"", "address of 2 machines");
    assertThat(of(hosts, "pc-anna.corp.example")).contains("\"reason\":\"asked\"");
  }

  @Test
  void whoever_a_forwarder_asked_for_is_listed_by_its_connection() throws IOException {
    imported(
        "dns.log",
        answer(ASKED, "10.0.0.53", "www.bad.example", "A", "192.0.2.7"),
        answer(ASKED, "10.0.0.6", "fine.example", "A", "198.51.100.4"));
    imported(
        "conn.log",
        connection(after(60), "10.0.0.7", "192.0.2.7", 443),
        connection(after(500), "10.0.0.8", "192.0.2.7", 443),
        connection(after(60), "10.0.0.6", "198.51.100.4", 443));
    List<String> hosts = opened();
    assertThat(names(hosts, "resolver")).containsExactly("10.0.0.53");
    assertThat(names(hosts, "host")).containsExactly("10.0.0.7");
    assertThat(of(hosts, "10.0.0.7"))
        .contains("connected_unasked", "weak: by its connections alone");
  }

  @Test
  void quotes_in_names_are_names() throws IOException {
    Path leases =
        write(
            "leases.csv",
            "address,host,first,last",
            "10.0.0.1,o'brien';DROP TABLE deed;--,2026-11-01T00:00:00Z,2026-11-30T00:00:00Z");
    Path dns = write("dns.log", answer(ASKED, "10.0.0.1", "it's.bad.example", "A", "192.0.2.7"));
    Path conn = write("conn.log", connection(after(5), "10.0.0.1", "192.0.2.7", 443));
    done("history", "import", dns.toString(), "--host-map", leases.toString());
    done("history", "import", conn.toString(), "--host-map", leases.toString());
    List<String> hosts = opened();
    assertThat(names(hosts, "host")).containsExactly("o'brien';drop table deed;--");
    assertThat(hosts.getFirst())
        .contains("it's.bad.example", "\"reason\":\"asked\"", "\"reason\":\"connected\"");
  }
}
