package fluxgate.app.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.history.folder.StoreFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code history} as people meet it: what goes in, and what is found again. */
public final class HistoryTest {
  @TempDir private Path folder;

  private CommandRun history(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--store", store().toString()));
    return CommandRun.of("history", all.toArray(String[]::new));
  }

  private Path store() {
    return folder.resolve("store");
  }

  /** A line as Zeek logs it. */
  public static String line(
      String time, String client, String name, String type, String... answers) {
    Instant instant = Instant.parse(time);
    return String.format(
        Locale.ROOT,
        "{\"ts\":%d.%06d,\"uid\":\"C1\",\"id.orig_h\":\"%s\",\"id.orig_p\":4242,"
            + "\"id.resp_h\":\"10.0.0.53\",\"id.resp_p\":53,\"proto\":\"udp\",\"trans_id\":7,"
            + "\"query\":\"%s\",\"qclass\":1,\"qtype_name\":\"%s\",\"rcode\":0,"
            + "\"rcode_name\":\"NOERROR\",\"AA\":false,\"TC\":false,\"RD\":true,\"RA\":true,"
            + "\"Z\":0,\"answers\":[\"%s\"],\"TTLs\":[%s],\"rejected\":false}",
        instant.getEpochSecond(),
        instant.getNano() / 1000,
        client,
        name,
        type,
        String.join("\",\"", answers),
        String.join(",", Arrays.stream(answers).map(answer -> "60.0").toList()));
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private Path twoDays() throws IOException {
    return write(
        "dns.log",
        line("2026-11-02T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "192.0.2.7", "192.0.2.8"),
        line("2026-11-02T09:00:00Z", "10.0.0.2", "www.bad.example", "A", "192.0.2.7"),
        line("2026-11-02T10:00:00Z", "10.0.0.2", "bad.example", "AAAA", "2001:db8:1::7"),
        line("2026-11-02T10:30:00Z", "10.0.0.2", "notbad.example", "A", "198.51.100.4"),
        line("2026-11-03T08:00:00Z", "10.0.0.1", "www.bad.example", "A", "203.0.113.9"),
        line("2026-11-03T08:00:01Z", "10.0.0.1", "mail.bad.example", "A", "203.0.113.9"),
        line("2026-11-03T08:00:02Z", "10.0.0.1", "alias.example", "CNAME", "www.bad.example"));
  }

  private CommandRun imported() throws IOException {
    CommandRun run = history("import", twoDays().toString());
    assertThat(run.err()).contains("7 observations of 2 days");
    assertThat(run.exit()).isZero();
    return run;
  }

  @Test
  void what_was_seen_is_found_by_name() throws IOException {
    imported();
    CommandRun found = history("name", "WWW.bad.example.", "--cof");
    assertThat(found.exit()).isZero();
    assertThat(found.out().lines())
        .containsExactly(
            cof("www.bad.example", "A", "192.0.2.7", 1793606400, 1793610000, 2, 2),
            cof("www.bad.example", "A", "192.0.2.8", 1793606400, 1793606400, 1, 1),
            cof("www.bad.example", "A", "203.0.113.9", 1793692800, 1793692800, 1, 1));
    assertThat(history("name", "bad.example", "--type", "A", "--cof").out()).isEmpty();
    assertThat(history("name", "bad.example", "--type", "AAAA", "--cof").out().lines()).hasSize(1);
    CommandRun none = history("name", "none.example");
    assertThat(none.exit()).isZero();
    assertThat(none.err()).contains("nothing of none.example in ");
  }

  private static String cof(
      String name, String type, String rdata, long first, long last, int count, int clients) {
    return "{\"rrname\":\"%s\",\"rrtype\":\"%s\",\"rdata\":[\"%s\"],\"time_first\":%d,\"time_last\":%d,\"count\":%d,\"x_ttl_min\":60,\"x_ttl_max\":60,\"x_vantage\":\"zeek-dns\",\"x_clients\":%d}"
        .formatted(name, type, rdata, first, last, count, clients);
  }

  @Test
  void a_wildcard_is_every_name_below_and_not_the_name_itself() throws IOException {
    imported();
    assertThat(history("name", "*.bad.example", "--cof").values("rrname"))
        .containsExactly(
            "mail.bad.example", "www.bad.example", "www.bad.example", "www.bad.example");
    assertThat(history("name", "*.example", "--cof").values("rrname"))
        .contains("bad.example", "notbad.example");
  }

  @Test
  void addresses_blocks_and_ipv6_lead_back_to_names() throws IOException {
    imported();
    assertThat(history("address", "203.0.113.9", "--cof").values("rrname"))
        .containsExactly("mail.bad.example", "www.bad.example");
    assertThat(history("address", "192.0.2.0/24", "--cof").out().lines()).hasSize(2);
    assertThat(history("address", "192.0.2.8/31", "--cof").out().lines()).hasSize(1);
    assertThat(history("address", "0.0.0.0/0", "--cof").out().lines()).hasSize(5);
    for (String block : List.of("2001:db8:1::7", "2001:db8:1::/64", "2001:db8::/32", "::/0")) {
      assertThat(history("address", block, "--cof").values("rrname"))
          .as(block)
          .containsExactly("bad.example");
    }
    assertThat(history("address", "2001:db8:2::/48", "--cof").out()).isEmpty();
  }

  @Test
  void time_bounds_leave_out_what_lies_outside() throws IOException {
    imported();
    assertThat(history("name", "www.bad.example", "--cof", "--since", "2026-11-03").out().lines())
        .hasSize(1);
    assertThat(history("name", "www.bad.example", "--cof", "--until", "2026-11-03").out().lines())
        .hasSize(2);
    assertThat(history("address", "192.0.2.7", "--cof", "--since", "2026-11-02T09:00:01Z").out())
        .isEmpty();
  }

  @Test
  void a_batch_answers_line_by_line_in_the_form_of_dnsdbq() throws IOException {
    imported();
    Path batch =
        write(
            "batch",
            "# comment",
            "rrset/name/www.bad.example/A",
            "",
            "rdata/ip/192.0.2.0,24",
            "rdata/name/www.bad.example",
            "what is this");
    CommandRun run = history("batch", batch.toString(), "--cof");
    assertThat(run.exit()).isZero();
    assertThat(run.values("rrname"))
        .containsExactly(
            "www.bad.example",
            "www.bad.example",
            "www.bad.example",
            "www.bad.example",
            "www.bad.example",
            "alias.example");
    assertThat(run.err()).contains("line 6 is no look-up: 'what is this'.");
    assertThat(history("batch", batch.toString(), "--strict").exit()).isEqualTo(4);
  }

  @Test
  void the_same_file_again_adds_nothing() throws IOException {
    imported();
    String before = history("name", "*.example", "--cof").out();
    CommandRun again = history("import", folder.resolve("dns.log").toString());
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("nothing new for ");
    Path copy = Files.copy(folder.resolve("dns.log"), folder.resolve("copy.log"));
    assertThat(history("import", copy.toString()).err()).contains("nothing new for ");
    assertThat(history("name", "*.example", "--cof").out()).isEqualTo(before);
  }

  @Test
  void a_file_that_has_grown_adds_what_is_new() throws IOException {
    imported();
    Path log = folder.resolve("dns.log");
    Files.writeString(
        log,
        line("2026-11-03T09:00:00Z", "10.0.0.9", "www.bad.example", "A", "203.0.113.9") + "\n",
        StandardOpenOption.APPEND);
    assertThat(history("import", log.toString()).err()).contains("1 observation of 1 day");
    assertThat(history("name", "www.bad.example", "--cof", "--since", "2026-11-03").out().strip())
        .isEqualTo(cof("www.bad.example", "A", "203.0.113.9", 1793692800, 1793696400, 2, 2));
  }

  @Test
  void days_that_are_over_are_merged_by_month_and_answer_as_before() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int day = 1; day <= 12; day++) {
      String time = String.format(Locale.ROOT, "2026-11-%02dT08:00:00Z", day);
      lines.add(line(time, "10.0.0." + day, "www.bad.example", "A", "192.0.2.7", "192.0.2." + day));
    }
    Path log = Files.write(folder.resolve("days.log"), lines);
    history("import", log.toString());
    assertThat(files("tuples")).contains("tuples/month=2026-11").hasSizeLessThan(30);
    assertThat(history("address", "192.0.2.7", "--cof").out().strip())
        .isEqualTo(cof("www.bad.example", "A", "192.0.2.7", 1793520000, 1794470400, 13, 1));
    Path late =
        write(
            "late.log",
            line("2026-11-03T09:00:00Z", "10.9.9.9", "www.bad.example", "A", "192.0.2.7"));
    history("import", late.toString());
    assertThat(history("address", "192.0.2.7", "--cof").out()).contains("\"count\":14");
  }

  private List<String> files(String below) throws IOException {
    try (Stream<Path> files = Files.walk(store().resolve(below))) {
      return files.map(file -> store().relativize(file).toString()).toList();
    }
  }

  @Test
  void a_damaged_file_is_set_aside_and_the_rest_answers() throws IOException {
    imported();
    Path damaged = parquet("tuples/day=2026-11-02", "by-name");
    try (RandomAccessFile file = new RandomAccessFile(damaged.toFile(), "rw")) {
      file.setLength(file.length() - 20);
    }
    CommandRun partial = history("name", "*.bad.example", "--cof");
    assertThat(partial.exit()).isEqualTo(3);
    assertThat(partial.values("rrname")).containsExactly("mail.bad.example", "www.bad.example");
    assertThat(partial.err()).contains("is cut short or changed and was left out");
    CommandRun verify = history("verify");
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out()).contains("octets where ");
    assertThat(verify.err()).contains("was set aside as damaged/tuples/day=2026-11-02");
    assertThat(history("verify").exit()).isZero();
    assertThat(history("name", "*.bad.example", "--cof").values("rrname"))
        .as("tuples are made anew from the observations")
        .hasSize(4);
  }

  /** Its size and its footer are as published, so it shows where it is read. */
  @Test
  void what_is_damaged_inside_is_left_out_and_the_rest_answers() throws IOException {
    imported();
    Path damaged = parquet("tuples/day=2026-11-02", "by-name");
    byte[] content = Files.readAllBytes(damaged);
    Arrays.fill(content, 4, 40, (byte) 0xFF); // where the first page begins
    Files.write(damaged, content);
    CommandRun partial = history("name", "*.bad.example", "--cof");
    assertThat(partial.exit()).isEqualTo(3);
    assertThat(partial.values("rrname")).containsExactly("mail.bad.example", "www.bad.example");
    assertThat(partial.err()).contains(damaged + " is damaged and was left out");
  }

  @Test
  void a_flipped_octet_is_found_by_its_hash() throws IOException {
    imported();
    assertThat(history("verify").exit()).isZero();
    Path damaged = parquet("observations/day=2026-11-03", "");
    byte[] content = Files.readAllBytes(damaged);
    content[content.length / 2] ^= 1;
    Files.write(damaged, content);
    CommandRun verify = history("verify", "--dry-run");
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.out()).contains("its hash differs");
    assertThat(history("verify").err()).contains("put it back there from a backup");
    assertThat(history("name", "www.bad.example", "--cof").out().lines()).hasSize(3);
  }

  @Test
  void what_was_set_aside_is_a_hole_that_is_said_until_it_is_put_back() throws IOException {
    imported();
    Path damaged = parquet("observations/day=2026-11-03", "");
    byte[] published = Files.readAllBytes(damaged);
    Files.write(damaged, Arrays.copyOf(published, published.length - 100));
    assertThat(history("verify").exit()).isEqualTo(1);
    assertThat(damaged).doesNotExist();
    String hole =
        store().relativize(damaged) + " is missing, with 3 records of 2026-11-03T08:00:00";
    CommandRun again = history("verify");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.out())
        .contains(
            hole, "dns.log once more, as before", "1 file that was set aside before, missing.");
    assertThat(history("stats").out()).contains(hole);
    assertThat(history("stats", "--json").out())
        .contains("\"holes\":[{\"path\":\"observations/day=2026-11-03/");
    assertThat(history("name", "www.bad.example").err()).contains(hole);
    assertThat(history("name", "www.bad.example", "--until", "2026-11-03T00:00:00Z").err())
        .doesNotContain("is missing");
    Path summary = folder.resolve("summary.json");
    CommandRun hunt =
        CommandRun.of(
            "hunt",
            "--from-store",
            "--no-keep",
            "--store",
            store() + "",
            "--summary",
            summary + "");
    assertThat(hunt.err()).contains(hole);
    assertThat(Files.readString(summary))
        .contains("\"holes\":[{\"path\":\"observations/day=2026-11-03/");
    Path late =
        write(
            "late.log", line("2026-11-03T09:00:00Z", "10.0.0.1", "new.example", "A", "192.0.2.1"));
    history("import", late.toString());
    assertThat(history("name", "mail.bad.example", "--cof").out())
        .as("made anew without the hole")
        .isEmpty();
    Files.createDirectories(damaged.getParent());
    Files.write(damaged, published);
    CommandRun back = history("verify");
    assertThat(back.err()).contains("is back in the store, as it was published.");
    assertThat(back.exit()).isZero();
    assertThat(history("verify").err()).isEmpty();
    assertThat(history("stats").out()).doesNotContain("is missing");
    assertThat(history("name", "mail.bad.example", "--cof").out().lines()).hasSize(1);
    assertThat(history("name", "new.example", "--cof").out().lines()).hasSize(1);
  }

  @Test
  void a_hole_ends_when_what_was_in_it_would_be_gone() throws IOException {
    imported();
    Path damaged = parquet("observations/day=2026-11-03", "");
    Files.write(damaged, new byte[] {0});
    history("verify");
    Path aside = store().resolve("damaged").resolve(store().relativize(damaged));
    assertThat(aside).exists();
    history("retain", "--now", "2026-11-04T00:00:00Z");
    assertThat(history("verify").exit()).isEqualTo(1);
    history("retain", "--now", "2028-11-04T00:00:00Z");
    assertThat(history("verify").exit()).isZero();
    assertThat(aside).doesNotExist();
  }

  @Test
  void a_store_that_may_not_be_read_is_not_said_to_be_missing() throws IOException {
    imported();
    Files.setPosixFilePermissions(store(), PosixFilePermissions.fromString("---------"));
    try {
      CommandRun run = history("stats");
      if (!Files.isReadable(store())) { // whoever may do everything reads it
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("you are not allowed to read " + store());
      }
    } finally {
      Files.setPosixFilePermissions(store(), PosixFilePermissions.fromString("rwx------"));
    }
  }

  private Path parquet(String day, String start) throws IOException {
    try (Stream<Path> files = Files.list(store().resolve(day))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void what_a_killed_writer_left_goes_with_the_next_import() throws IOException {
    imported();
    Path left = store().resolve("observations/day=2026-11-02/000009.parquet");
    Files.writeString(left, "not finished");
    Path unfinished = store().resolve("observations/day=2026-11-02/000010.parquet.unfinished");
    Files.writeString(unfinished, "not finished");
    Path log =
        write("x.log", line("2026-11-03T09:30:00Z", "10.0.0.9", "x.example", "A", "192.0.2.9"));
    assertThat(history("name", "www.bad.example", "--cof").out().lines()).hasSize(3);
    history("import", log.toString());
    assertThat(left).doesNotExist();
    assertThat(unfinished).doesNotExist();
    assertThat(history("verify").exit()).isZero();
  }

  @Test
  void a_second_writer_is_told_who_writes() throws Exception {
    imported();
    try (StoreFolder held = StoreFolder.toWrite(store(), Instant.EPOCH)) {
      CommandRun second = history("import", folder.resolve("dns.log").toString());
      assertThat(second.exit()).isEqualTo(1);
      assertThat(second.err().lines()).hasSize(1);
      assertThat(second.err())
          .contains("is being written to by process " + ProcessHandle.current().pid());
      assertThat(history("name", "www.bad.example", "--cof").out().lines())
          .as("readers need no lock on " + held.folder())
          .hasSize(3);
    }
  }

  @Test
  void a_store_of_a_newer_layout_is_refused_in_one_sentence() throws IOException {
    imported();
    Path description = store().resolve("store.json");
    Files.writeString(
        description, Files.readString(description).replace("\"layout\":1", "\"layout\":2"));
    for (CommandRun run :
        List.of(
            history("name", "www.bad.example"),
            history("import", folder.resolve("dns.log").toString()),
            history("verify"))) {
      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).contains("is a store of layout 2").contains("layouts up to 1");
    }
  }

  @Test
  void where_there_is_no_store_one_sentence_says_how_to_make_one() throws IOException {
    CommandRun run = history("name", "www.bad.example");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("there is no store in ").contains("history import");
    Files.createDirectories(store());
    Files.writeString(store().resolve("thesis.tex"), "precious");
    CommandRun foreign = history("import", twoDays().toString());
    assertThat(foreign.exit()).isEqualTo(1);
    assertThat(foreign.err()).contains("is no store, and not empty");
    assertThat(history("import", folder.resolve("none").toString()).exit()).isIn(1, 3);
  }

  @Test
  void wrong_words_are_refused_with_2() throws IOException {
    for (String[] words :
        List.of(
            new String[] {"name", "a..example"},
            new String[] {"name", "www.*.example"},
            new String[] {"name", "www.bad.example", "--type", "NOTATYPE"},
            new String[] {"address", "bad.example"},
            new String[] {"address", "192.0.2.0/33"},
            new String[] {"address", "192.0.2.7", "--since", "soon"},
            new String[] {"import"},
            new String[] {"name"})) {
      CommandRun run = history(words);
      assertThat(run.exit()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(run.err().lines()).as(run.err()).hasSize(1);
    }
    assertThat(CommandRun.of("history").exit()).isEqualTo(2);
  }

  @Test
  void stats_say_what_each_vantage_saw() throws IOException {
    imported();
    CommandRun stats = history("stats");
    assertThat(stats.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(stats.out())
        .contains("7 observations and ")
        .contains("zeek-dns")
        .contains("2026-11-02T08:00:00Z")
        .contains("2026-11-03T08:00:02Z");
    assertThat(history("stats", "--json").out())
        .contains("\"observations\":7")
        .contains("\"days\":2");
  }

  @Test
  void retain_says_what_it_would_do_does_it_and_proves_what_is_there() throws IOException {
    imported();
    String[] words = {"retain", "--profile", "1", "--now", "2026-11-04T12:00:00Z", "--dry-run"};
    CommandRun dry = history(words);
    assertThat(dry.exit()).isZero();
    assertThat(dry.out())
        .contains("zeek-dns (below recursive), 1: searchable from 2026-11-03, kept from 2026-11-03")
        .contains("oldest event  2026-11-02T08:00:00Z")
        .contains("remove    observations/day=2026-11-02/")
        .contains("remove    tuples/day=2026-11-02/by-name-");
    assertThat(dry.err()).contains("3 files removed");
    assertThat(history("name", "www.bad.example", "--cof").out().lines()).hasSize(3);
    CommandRun done = history(Arrays.copyOf(words, words.length - 1));
    assertThat(done.out()).contains("oldest event  2026-11-03T08:00:00Z");
    assertThat(history("name", "www.bad.example", "--cof").out().lines()).hasSize(1);
    assertThat(history("verify").exit()).isZero();
    assertThat(history("retain", "--profile", "forever").exit()).isEqualTo(2);
    CommandRun misspelt = history("retain", "--vantage", "zeek_dns=1");
    assertThat(misspelt.exit()).isEqualTo(2);
    assertThat(misspelt.err()).contains("nothing of 'zeek_dns'; its vantages are zeek-dns.");
    assertThat(history("retain", "--json", "--dry-run").out()).contains("\"type\":\"retention\"");
  }

  @Test
  void a_store_that_cannot_be_written_to_answers_all_the_same() throws IOException {
    imported();
    Files.setPosixFilePermissions(store(), PosixFilePermissions.fromString("r-x------"));
    Files.setPosixFilePermissions(
        store().resolve("lock"), PosixFilePermissions.fromString("r--------"));
    try {
      assertThat(history("name", "www.bad.example", "--cof").out().lines()).hasSize(3);
      if (!Files.isWritable(store())) { // to whoever may do everything it is writable
        CommandRun run = history("import", folder.resolve("dns.log").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("you are not allowed to write there");
      }
    } finally {
      Files.setPosixFilePermissions(store(), PosixFilePermissions.fromString("rwx------"));
    }
  }
}
