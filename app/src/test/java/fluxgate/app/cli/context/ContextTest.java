package fluxgate.app.cli.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.cli.option.StandardFolder;
import fluxgate.app.context.ContextFiles;
import fluxgate.detect.context.DomainContext;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code context}, and what {@code hunt} makes of it, as people meet them. */
final class ContextTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String SAMPLES = ROOT.resolve("samples").toString();
  private static final Path LISTS =
      ROOT.resolveSibling("shared").resolve("data/context/misp-warninglists");

  @TempDir private Path folder;

  private static CommandRun run(String... words) {
    return CommandRun.of(words[0], Arrays.copyOfRange(words, 1, words.length));
  }

  private CommandRun context(String... words) {
    List<String> all = new ArrayList<>(List.of("context"));
    all.addAll(List.of(words));
    all.addAll(List.of("--dir", store()));
    return run(all.toArray(String[]::new));
  }

  private String store() {
    return folder.resolve("store").toString();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void entries_are_added_replaced_listed_and_removed() throws IOException {
    assertThat(context("add", "allow", "*.shop.example", "--owner", "a", "--reason", "b").exit())
        .isZero();
    assertThat(
            context(
                    "add",
                    "allow",
                    "*.shop.example",
                    "--owner",
                    "c",
                    "--reason",
                    "d",
                    "--expires",
                    "2020-01-31")
                .err())
        .contains("replaced");
    CommandRun listed = context("list", "--json");
    assertThat(listed.out().lines()).hasSize(1);
    assertThat(listed.out())
        .contains("\"scope\":\"*.shop.example\"")
        .contains("\"owner\":\"c\"")
        .contains("\"expired\":true");
    assertThat(context("list").out()).contains("2020-01-31 (expired)");
    assertThat(context("remove", "*.shop.example").exit()).isZero();
    assertThat(context("remove", "*.shop.example").exit()).isEqualTo(1);
    assertThat(context("list").out()).isEmpty();
    try (var files = Files.list(Path.of(store()))) {
      assertThat(files).allMatch(file -> file.toString().endsWith(".jsonl"));
    }
  }

  @Test
  void wrong_words_are_refused_in_one_sentence_with_2() {
    for (String[] words :
        List.of(
            new String[] {"add", "allow", "a b", "--owner", "x", "--reason", "y"},
            new String[] {"add", "allow", "a.example", "--owner", "x"},
            new String[] {"add", "deny", "a.example", "--owner", "x", "--reason", "y"},
            new String[] {"add", "allow", "a.example"},
            new String[] {"add", "allow", "*.com", "--owner", "x", "--reason", "y"},
            new String[] {"add", "allow", ".example", "--owner", "x", "--reason", "y"},
            new String[] {"add", "allow", "0.0.0.0/1", "--owner", "x", "--reason", "y"},
            new String[] {"add", "allow", "128.0.0.0/7", "--owner", "x", "--reason", "y"},
            new String[] {"add", "allow", "::/1", "--owner", "x", "--reason", "y"},
            new String[] {"add", "allow", "2001:db8::/18", "--owner", "x", "--reason", "y"},
            new String[] {"add", "allow", "0.0.0.0/0", "--owner", "x", "--reason", "y"},
            new String[] {"add", "watch", "::/0", "--owner", "x", "--reason", "y"},
            new String[] {"add", "watch", "AS99999999999", "--owner", "x", "--reason", "y"},
            new String[] {
              "add", "allow", "a.example", "--owner", "x", "--reason", "y", "--expires", "soon"
            },
            new String[] {"import"},
            new String[] {"remove"})) {
      CommandRun run = context(words);
      assertThat(run.exit()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(run.err().lines()).as(run.err()).hasSize(1);
    }
    assertThat(run("context").exit()).isEqualTo(2);
  }

  @Test
  void what_is_too_wide_to_allow_is_said_truly_and_may_be_watched() {
    assertThat(context("add", "allow", "0.0.0.0/0", "--owner", "x", "--reason", "y").err())
        .contains("covers every address")
        .doesNotContain("no scope");
    assertThat(context("add", "allow", "::/1", "--owner", "x", "--reason", "y").err())
        .contains("covers more addresses than anybody holds");
    for (String[] wide :
        List.of(
            new String[] {"allow", "10.0.0.0/8"},
            new String[] {"allow", "2001:db8::/19"},
            new String[] {"watch", "0.0.0.0/1"})) {
      CommandRun run = context("add", wide[0], wide[1], "--owner", "x", "--reason", "y");
      assertThat(run.exit()).as(wide[1]).isZero();
    }
  }

  @Test
  void an_imported_list_allows_nothing_that_is_too_wide() throws IOException {
    String wide = write("ours.txt", "*.com\n0.0.0.0/1\n.shop.example\n");
    CommandRun allow = context("import", wide, "--as", "allow", "--owner", "x", "--reason", "y");
    assertThat(allow.err())
        .contains("2 of 3 entries rejected: 2 too wide to allow (line 1, line 2)")
        .contains("1 entry, allow");
    assertThat(context("import", wide, "--as", "watch", "--owner", "x", "--reason", "y").err())
        .contains("3 entries, watch");
    CommandRun hunt = run("hunt", SAMPLES, "--context", write("allow.txt", "*.com\na.example\n"));
    assertThat(hunt.err()).contains("1 too wide to allow").contains("context: 1 allow entry,");
  }

  @Test
  void an_entry_that_says_less_than_it_seems_to_is_kept_with_a_warning() {
    CommandRun suffix = context("add", "allow", "com", "--owner", "x", "--reason", "y");
    assertThat(suffix.exit()).isZero();
    assertThat(suffix.err()).contains("names are registered below 'com'");
    CommandRun past =
        context(
            "add",
            "allow",
            "a.example",
            "--owner",
            "x",
            "--reason",
            "y",
            "--expires",
            "2020-01-31");
    assertThat(past.exit()).isZero();
    assertThat(past.err()).contains("--expires 2020-01-31 is past");
    CommandRun hunt = run("hunt", SAMPLES, "--context", store());
    assertThat(hunt.err()).contains("context: 2 allow entries, 1 of them expired, from ");
  }

  @Test
  void the_role_of_a_list_is_said_with_what_tells_it() throws IOException {
    assertThat(context("import", write("our-cdn.txt", "a.example\n")).err())
        .contains("information of the role provider, guessed from 'cdn' in its file's name.");
    assertThat(context("import", write("things.txt", "a.example\n")).err())
        .contains("of the role other, as no word of its name tells another.");
    Path misp = Files.createDirectories(folder.resolve("akamai")).resolve("list.json");
    Files.writeString(misp, "{\"list\":[\"a.example\"],\"name\":\"Edges\",\"type\":\"hostname\"}");
    assertThat(context("import", misp.toString()).err())
        .contains("guessed from 'akamai' in the name of its file or folder.");
    String said = "{\"list\":\"cdn\",\"kind\":\"information\",\"role\":\"vpn\"}\n";
    assertThat(context("import", write("said.jsonl", said + "{\"scope\":\"a.example\"}\n")).err())
        .contains("of the role vpn.");
  }

  @Test
  void a_zone_without_the_rule_that_a_list_forbids_says_so_beside_it() throws IOException {
    String lists = write("allow.txt", ".softkey-renewal.example\n");
    CommandRun run = run("hunt", SAMPLES, "--to", "rpz", "--context", lists);
    assertThat(run.out()).contains("No rule: a list of yours allows it.");
    assertThat(run.err()).contains("1 finding is in the zone as a comment only").contains(" it.");
  }

  @Test
  void a_store_of_dates_alone_is_not_called_empty() throws IOException {
    assertThat(context("list").err()).contains("nothing in ");
    context(
        "import", "--registration", write("d.csv", "domain,registered\na.example,2026-10-01\n"));
    assertThat(context("list").err()).contains("no entry and no list, but 1 registration date in ");
  }

  @Test
  void a_name_is_taken_as_people_pass_it_on() {
    assertThat(context("add", "watch", "*.evil[.]example", "--owner", "x", "--reason", "y").exit())
        .isZero();
    assertThat(context("list").out()).contains("*.evil.example");
    assertThat(context("remove", "*.evil[.]example").exit()).isZero();
    assertThat(context("add", "watch", "*.zip", "--owner", "x", "--reason", "y").exit())
        .as("all of a suffix can be watched")
        .isZero();
  }

  @Test
  void lists_and_dates_are_imported_under_their_terms() throws IOException {
    String plain = write("vpn-users.txt", "a.example\nno good\n");
    CommandRun run = context("import", plain, "--as", "allow", "--owner", "x", "--reason", "y");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("line 2");
    assertThat(context("import", plain, "--as", "allow").exit()).isEqualTo(2);
    String dates = write("dates.csv", "domain,registered\na.example,2026-10-01\n");
    assertThat(context("import", "--registration", dates).exit()).isZero();
    assertThat(context("import", "--registration", plain).exit()).isEqualTo(3);
    assertThat(context("import", folder.resolve("none").toString()).exit()).isEqualTo(3);
    CommandRun listed = context("list");
    assertThat(listed.out()).contains("allow").contains("1 in vpn-users");
    assertThat(listed.err()).contains("1 registration date.");
    assertThat(context("remove", "--list", "vpn-users").exit()).isZero();
  }

  @Test
  void a_finding_that_lists_hold_down_stays_in_sight() throws IOException {
    CommandRun before = run("hunt", SAMPLES, "--json");
    String domain = before.out().replaceFirst("(?s).*?\"domain\":\"([^\"]*)\".*", "$1");
    String id = "\"domain\":\"" + domain + "\"";
    write("allow.txt", "." + domain + "\n");
    write("top-10.txt", domain + "\n");
    String lists = folder.toString();
    CommandRun after = run("hunt", SAMPLES, "--json", "--context", lists);
    assertThat(after.err()).contains("context: ");
    CommandRun held = run("hunt", SAMPLES, "--json", "--context", lists, "--held");
    assertThat(held.out()).contains(id).contains("ALLOW_LISTED").contains("'allow'");
    assertThat(
            after.out().contains(id) || after.err().contains("held below suspect by lists alone"))
        .isTrue();
  }

  @Test
  void hunt_says_in_one_sentence_what_it_cannot_read() throws IOException {
    CommandRun none = run("hunt", SAMPLES, "--context", folder.resolve("none").toString());
    assertThat(none.exit()).isEqualTo(3);
    assertThat(none.err().lines()).hasSize(1);
    CommandRun prose = run("hunt", SAMPLES, "--host-map", write("prose.txt", "this is prose\n"));
    assertThat(prose.exit()).isEqualTo(3);
    assertThat(prose.err().lines()).hasSize(1);
  }

  @Test
  void a_lease_names_the_client_of_a_finding() throws IOException {
    CommandRun before = run("hunt", SAMPLES, "--json", "--top", "1");
    String client = before.out().replaceFirst("(?s).*?\"client\":\"([^\"]*)\".*", "$1");
    String leases = write("leases.csv", "ip,hostname,start,end\n" + client + ",PC-ONE,,\n");
    CommandRun after = run("hunt", SAMPLES, "--json", "--top", "1", "--host-map", leases);
    assertThat(after.out()).contains("\"client\":\"pc-one\"");
  }

  @Test
  void what_is_kept_lies_where_the_environment_says() {
    assertThat(StandardFolder.of(Map.of("FLUXGATE_HOME", "/srv/f"), "/people/u"))
        .isEqualTo(Path.of("/srv/f"));
    assertThat(StandardFolder.of(Map.of("FLUXGATE_HOME", " "), "/people/u"))
        .isEqualTo(Path.of("/people/u/.local/share/fluxgate"));
    assertThat(StandardFolder.of(Map.of(), "/people/u"))
        .isEqualTo(Path.of("/people/u/.local/share/fluxgate"));
  }

  @Test
  void all_of_the_local_warning_lists_load() throws IOException {
    assumeTrue(Files.isDirectory(LISTS), "skipped: the local lists are not beside the checkout");
    List<String> notes = new ArrayList<>();
    DomainContext.Builder builder = new DomainContext.Builder();
    long start = System.nanoTime();
    ContextFiles files = new ContextFiles(builder, notes::add);
    files.readAll(LISTS, null);
    DomainContext context = builder.build();
    long loaded = System.nanoTime();
    int found = 0;
    int lookups = 200_000;
    for (int i = 0; i < lookups; i++) {
      found += context.covering(IpAddress.v4(i * 7919), null).size();
    }
    long addresses = System.nanoTime();
    DomainName deep = DomainName.of("a.b.c.duckdns.org");
    for (int i = 0; i < lookups; i++) {
      found += context.covering(deep).size();
    }
    long names = System.nanoTime();
    new PrintWriter(System.err, true, StandardCharsets.UTF_8)
        .printf(
            "%d entries of %d lists in %d ms; %d ns an address, %d ns a name (%d)%n",
            files.accepted(),
            context.lists().size(),
            (loaded - start) / 1_000_000,
            (addresses - loaded) / lookups,
            (names - addresses) / lookups,
            found);
    assertThat(notes).isEmpty();
    assertThat(context.lists()).hasSize(18);
    assertThat(context.covering(deep)).isNotEmpty();
    assertThat(context.covering(DomainName.of("evilduckdns.org"))).isEmpty();
  }
}
