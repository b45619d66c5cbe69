package fluxgate.app.cli.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.output.html.PageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} and the pages as people and attackers meet them. */
final class ExplainTest {
  private static final String ESCAPE = "\u001B";

  @TempDir private Path folder;

  private static CommandRun run(String... words) {
    return CommandRun.of(words[0], Arrays.copyOfRange(words, 1, words.length));
  }

  private static String line(int second, String query, String... addresses) {
    return String.format(
        Locale.ROOT,
        "{\"ts\":%d.0,\"uid\":\"C%d\",\"id.orig_h\":\"10.0.0.%d\",\"id.orig_p\":4000,"
            + "\"id.resp_h\":\"10.0.0.53\",\"id.resp_p\":53,\"proto\":\"udp\",\"query\":\"%s\","
            + "\"qtype\":1,\"qtype_name\":\"A\",\"rcode\":0,\"rcode_name\":\"NOERROR\","
            + "\"answers\":[\"%s\"],\"TTLs\":[%s]}%n",
        1_793_577_600 + second,
        second,
        1 + second % 3,
        query,
        String.join("\",\"", addresses),
        "60.0,".repeat(addresses.length).replaceFirst(",$", ""));
  }

  /** A name that rotates, in networks whose names are markup. */
  private void hostile(String query) throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      log.append(
          line(
              i * 120,
              query,
              "198.18." + i % 200 + "." + (1 + i % 250),
              "198.19." + i % 180 + "." + (1 + i % 240)));
    }
    Files.writeString(folder.resolve("dns.log"), log.toString());
    StringBuilder map = new StringBuilder("prefix,asn,as_name,country,kind\n");
    for (int i = 0; i < 200; i++) {
      map.append(
          String.format(
              Locale.ROOT,
              "198.18.%d.0/24,%d,<script>alert(%d)</script>&\u202E,ZZ,access%n"
                  + "198.19.%d.0/24,%d,\u0007bell,ZZ,access%n",
              i,
              64512 + i,
              i,
              i,
              64712 + i));
    }
    Files.writeString(folder.resolve("map.csv"), map.toString());
  }

  @Test
  void text_that_attackers_chose_moves_no_cursor_and_breaks_out_of_no_page() throws Exception {
    hostile("a\\u001b[31m<script>x.bad-name.example");
    Path page = folder.resolve("page.html");
    Path findings = folder.resolve("findings.html");
    CommandRun run =
        run("explain", "bad-name.example", folder.toString(), "--raw", "--html", page + "");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("bad-name[.]example")
        .doesNotContain(ESCAPE)
        .doesNotContain("\u202E");
    String written = Files.readString(page);
    PageCheck.check(written);
    assertThat(written).doesNotContain("<script").doesNotContain(ESCAPE).contains("&lt;script");
    CommandRun json =
        run("explain", "bad-name.example", folder + "/dns.log", folder + "/map.csv", "--json");
    assertThat(json.out().lines()).hasSize(1);
    assertThat(json.out()).doesNotContain("<script").startsWith("{\"type\":\"explanation\"");
    assertThat(
            run(
                    "hunt",
                    folder + "/dns.log",
                    folder + "/map.csv",
                    "--min-level",
                    "watch",
                    "--html",
                    findings.toString())
                .exit())
        .isZero();
    PageCheck.check(Files.readString(findings));
    assertThat(Files.readString(findings)).contains("bad-name[.]example").doesNotContain("<script");
  }

  @Test
  void counts_of_what_was_not_all_kept_are_lower_bounds() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      log.append(
          line(i * 120, "crowd.example", "198.18." + i % 200 + "." + (1 + i % 250))
              .replaceFirst("10\\.0\\.0\\.\\d+", "10.1." + i % 3 + "." + (1 + i % 200)));
    }
    Files.writeString(folder.resolve("dns.log"), log.toString());
    Files.writeString(
        folder.resolve("map.csv"),
        "prefix,asn,as_name,country,kind\n198.18.0.0/15,64500,Homes,ZZ,access\n");
    Path page = folder.resolve("page.html");
    String[] words = {folder + "/dns.log", folder + "/map.csv", "--html", page.toString()};
    CommandRun hunt = run("hunt", words[0], words[1], "--min-level", "watch", words[2], words[3]);
    assertThat(hunt.out()).contains(" 256+").contains("and at least 253 more");
    assertThat(Files.readString(page))
        .contains("256+")
        .contains("at least 256 clients")
        .contains("The first 20 of at least 256 clients");
    CommandRun explain = run("explain", "crowd.example", words[0], words[1]);
    assertThat(explain.out())
        .contains("at least 256 clients asked", "CLIENTS  at least 256 clients")
        .contains("and at least 244 more");
    assertThat(run("hunt", words[0], words[1], "--min-level", "watch", "--json").out())
        .contains("\"client_count\":256,")
        .contains("CLIENTS_CAPPED");
  }

  @Test
  void names_in_sentences_are_written_as_names_elsewhere() throws Exception {
    hostile("x.bad-name.example");
    Path list = Files.createDirectory(folder.resolve("lists")).resolve("seen.txt");
    Files.writeString(list, "*.bad-name.example\n");
    String[] words = {"explain", "bad-name.example", folder + "/dns.log", folder + "/map.csv"};
    Path page = folder.resolve("page.html");
    for (String option : new String[] {"--ascii", "--redact=clients"}) {
      CommandRun run =
          run(
              words[0],
              words[1],
              words[2],
              words[3],
              "--context",
              list.toString(),
              "--html",
              page.toString(),
              option);
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.out()).contains("*[.]bad-name[.]example").doesNotContain("bad-name.example");
      assertThat(Files.readString(page))
          .contains("*[.]bad-name[.]example")
          .doesNotContain("bad-name.example");
    }
  }

  @Test
  void says_what_a_quiet_domain_showed() throws IOException {
    Path log = folder.resolve("dns.log");
    Files.writeString(log, line(0, "www.calm.example", "203.0.113.7"));
    Files.writeString(
        folder.resolve("map.csv"),
        "prefix,asn,as_name,country,kind\n203.0.113.0/24,64500,Host,ZZ,hosting\n");
    CommandRun run = run("explain", "www.calm.example", folder.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Nothing rotates")
        .contains("www[.]calm[.]example: 1 answer, 203.0.113.7 (AS64500 Host)")
        .contains("so this page is about");
  }

  @Test
  void says_where_a_name_leads_that_is_only_an_alias() throws IOException {
    Path log = folder.resolve("dns.log");
    Files.writeString(
        log,
        line(0, "www.shop.example", "edge.delivery.example", "8.8.8.8")
            + line(9, "mail.other.example", "edge.elsewhere.example", "8.8.4.4"));
    CommandRun run = run("explain", "shop.example", log.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("No address stands under this domain")
        .contains(
            "www[.]shop[.]example is an alias of edge[.]delivery[.]example; try: fluxgate explain"
                + " delivery[.]example")
        .doesNotContain("elsewhere", "No name that was read", "0 addresses");
    assertThat(run("explain", "shop.example", log.toString(), "--json").out())
        .contains(
            "\"aliases\":[{\"name\":\"www.shop.example\",\"target\":\"edge.delivery.example\","
                + "\"domain\":\"delivery.example\"}]");
    assertThat(run("explain", "delivery.example", log.toString()).out())
        .contains("Nothing rotates")
        .doesNotContain("alias");
  }

  @Test
  void says_what_of_the_input_could_not_be_used() throws IOException {
    Files.writeString(
        folder.resolve("dns.log"), line(0, "www.calm.example", "8.8.8.8") + "{\"ts\":\n");
    Files.writeString(folder.resolve("notes.txt"), "nothing to see\n");
    CommandRun run = run("explain", "calm.example", folder.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("not read (")
        .contains("notes.txt")
        .contains("2 records in 1 file: 1 accepted, 0 skipped, 1 rejected.");
  }

  @Test
  void says_that_a_domain_was_never_seen_and_names_what_is_near() throws IOException {
    Path log = folder.resolve("dns.log");
    Files.writeString(log, line(0, "www.calm.example", "8.8.8.8"));
    CommandRun run = run("explain", "clam.example", log.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("Nothing that was read answers").contains("calm[.]example");
    Path page = folder.resolve("page.html");
    assertThat(run("explain", "clam[.]example", log.toString(), "--html", page.toString()).exit())
        .isZero();
    assertThat(page).exists();
  }

  /** A botnet of which a client is a member, and a name that spells the host of another client. */
  @Test
  void no_client_remains_under_redaction_wherever_it_is_drawn() throws Exception {
    Path logs = Files.createDirectory(folder.resolve("logs"));
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String asker = "\"id.orig_h\":\"198.18.7.9\"";
      String agent = i % 50 == 7 ? "198.18.7.9" : "198.18." + i % 200 + "." + (1 + i % 250);
      log.append(
          line(i * 120, "alice-laptop.ill.example", agent, "198.19." + i % 180 + ".1")
              .replace(
                  "\"id.orig_h\":\"10.0.0.1\"", i % 2 == 0 ? asker : "\"id.orig_h\":\"10.0.0.2\""));
    }
    log.append(line(0, "www.calm.example", "198.18.7.9", "198.19.1.1"));
    Files.writeString(logs.resolve("dns_2001:db8:77::18.log"), log.toString());
    Files.writeString(
        logs.resolve("map.csv"),
        "prefix,asn,as_name,country,kind\n198.18.0.0/15,64500,Homes,ZZ,access\n");
    Path leases = folder.resolve("leases.csv");
    Files.writeString(
        leases,
        "address,host,first,last\n"
            + "10.9.9.9,alice-laptop.corp.example,2026-11-01T00:00:00Z,2026-11-05T00:00:00Z\n");
    Path key = folder.resolve("key");
    Files.writeString(key, "0123456789abcdef0123456789abcdef");
    for (String name : new String[] {"ill.example", "calm.example"}) {
      for (String form : new String[] {"--json", "--ascii"}) {
        Path page = folder.resolve("page.html");
        CommandRun run =
            run(
                "explain",
                name,
                logs.toString(),
                "--host-map",
                leases.toString(),
                "--redact",
                "clients",
                "--redact-key",
                key.toString(),
                "--html",
                page.toString(),
                form);
        assertThat(run.exit()).as(run.err()).isZero();
        PageCheck.check(Files.readString(page));
        assertThat(Files.readString(page)).contains("198.19."); // servers stay
        for (String shown : new String[] {run.out(), Files.readString(page)}) {
          assertThat(shown)
              .as(name + " " + form)
              .containsPattern("c-[0-9a-f]{12}")
              .doesNotContain("198.18.7.9", "alice", "db8", "10.0.0.");
        }
      }
    }
  }

  @Test
  void refuses_what_is_no_domain_and_what_nobody_can_register() throws IOException {
    Path log = folder.resolve("dns.log");
    Files.writeString(log, line(0, "www.calm.example", "203.0.113.7"));
    assertThat(run("explain", "a..b", log.toString()).exit()).isEqualTo(2);
    assertThat(run("explain", "example", log.toString()).exit()).isEqualTo(2);
    assertThat(run("explain", "calm.example").exit()).isEqualTo(2);
    assertThat(run("explain", "calm.example", folder + "/none.log").exit()).isEqualTo(3);
  }
}
