package fluxgate.app.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.app.Main;
import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.evidence.Collection;
import fluxgate.app.cli.CommandRun;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.smallstate.Hold;
import fluxgate.app.source.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What custody recorded is what goes out, in the order of times, once. */
final class CaseCustodyTest extends CaseScene {
  private Path evidence() {
    return folder.resolve("store").resolve("cases").resolve(CASE);
  }

  private void change(String sql) throws SQLException {
    Path state = folder.resolve("store").resolve("state.sqlite");
    try (Connection tables = DriverManager.getConnection("jdbc:sqlite:" + state);
        Statement statement = tables.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private void refused(String sentence) {
    Path zip = folder.resolve("refused.zip");
    CommandRun export = run("case", "export", CASE, zip.toString());
    assertThat(export.exit()).isEqualTo(1);
    assertThat(export.err()).contains(sentence, "nothing is exported. Put the store's files");
    assertThat(zip).doesNotExist();
  }

  @Test
  void a_raw_record_changed_in_the_store_with_its_hash_does_not_go_out() throws IOException {
    neighbourhood();
    Path copy = evidence().resolve("001").resolve("0001.raw");
    Path index = evidence().resolve("001").resolve("index.jsonl");
    String text = Files.readString(index);
    Map<String, Object> record =
        text.lines()
            .map(line -> Objects.requireNonNull(Jcs.parse(line)))
            .filter(line -> "0001.raw".equals(line.get("stored")))
            .findFirst()
            .orElseThrow();
    byte[] raw = Files.readAllBytes(copy);
    int at = (int) Jcs.number(record, "stored_at");
    raw[at + 1] ^= 1;
    Files.write(copy, raw);
    int end = at + (int) Jcs.number(record, "length");
    String hash = Sha256.of(Arrays.copyOfRange(raw, at, end));
    Files.writeString(index, text.replace(Jcs.text(record, "sha256"), hash));
    refused(
        "what was collected for "
            + CASE
            + " is not as custody recorded it: "
            + index
            + " was changed");
    Files.delete(index);
    // The logs are still there, but what was copied when the case opened is not.
    refused("raw records that were collected for " + CASE + " are gone from the store");
  }

  @Test
  void a_raw_record_that_is_gone_from_the_store_is_said_to_be_lost() throws IOException {
    neighbourhood();
    Files.delete(evidence().resolve("001").resolve("0001.raw"));
    Path zip = folder.resolve("lost.zip");
    CommandRun export = run("case", "export", CASE, zip.toString());
    assertThat(export.exit()).isEqualTo(1);
    assertThat(export.err())
        .contains("that the case had collected is gone from the store's copies, or changed since");
    assertThat(done("case", "verify", zip.toString()).out()).contains("is as it was exported");
  }

  @Test
  void a_note_changed_in_the_store_does_not_go_out() throws IOException, SQLException {
    neighbourhood();
    done("case", "note", CASE, "nobody was called");
    change("UPDATE case_note SET text = 'everybody was called'");
    refused("is not as custody recorded it");
    change("DELETE FROM case_note");
    refused("a note that custody recorded is gone from the store");
  }

  @Test
  void a_listing_changed_in_the_store_does_not_go_out_and_is_not_shown()
      throws IOException, SQLException {
    neighbourhood();
    change("UPDATE case_listing SET content = replace(content, '10.0.0.8', '10.0.0.77')");
    refused("what " + CASE + " listed is not as custody recorded it");
    CommandRun run = done("case", "hosts", CASE, "--json");
    assertThat(run.err())
        .contains("something that the case listed is not as custody recorded it, and was left out");
    assertThat(names(run.out().lines().toList(), "host"))
        .containsExactly("10.0.0.1", "10.0.0.3", "10.0.0.8");
    change("DELETE FROM case_listing WHERE id = 1");
    refused("something that " + CASE + " listed, and custody recorded, is gone from the store");
  }

  @Test
  void a_chain_changed_in_the_store_does_not_go_out() throws IOException, SQLException {
    neighbourhood();
    change(
        "UPDATE case_custody SET line = replace(line, '\"actor\":\"ada\"', '\"actor\":\"eve\"')"
            + " WHERE seq = 1");
    refused("the custody of " + CASE + " in this store is damaged: record 1 was changed");
  }

  @Test
  void a_collection_that_was_stopped_before_its_record_is_left_out() throws IOException {
    neighbourhood();
    Path stopped = Files.createDirectory(evidence().resolve("002"));
    Path index = stopped.resolve("index.jsonl");
    Files.writeString(index, "{\"nonce\":\"2\",\"type\":\"collection\"}\n");
    Path zip = folder.resolve("case.zip");
    assertThat(done("case", "export", CASE, zip.toString()).err())
        .contains(index + ": custody has no record of it");
    assertThat(contents(zip)).doesNotContainKey("data/collections/002.jsonl");
    assertThat(done("case", "verify", zip.toString()).out()).contains("is as it was exported.");
  }

  @Test
  void an_index_leads_nowhere_but_to_the_files_beside_it() throws IOException {
    Path one = Files.createDirectories(folder.resolve("evidence").resolve("001"));
    String index =
        "{\"type\":\"record\",\"file\":\"dns.log\",\"imported\":1,\"offset\":0,\"length\":3,"
            + "\"stored\":\"../../secret\",\"stored_at\":0,\"sha256\":\"\"}\n";
    Files.writeString(one.resolve("index.jsonl"), index);
    assertThatThrownBy(() ->
            Collection.read(Objects.requireNonNull(one.getParent()), List.of(Sha256.of(index))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("index.jsonl is damaged");
  }

  @Test
  void a_time_before_the_last_record_is_refused_and_a_given_one_is_said() throws IOException {
    neighbourhood();
    CommandRun early = run("case", "note", CASE, "early", "--now", "2026-11-02T19:00:00Z");
    assertThat(early.exit()).isEqualTo(2);
    assertThat(early.err())
        .contains(
            "--now lies before the last record of " + CASE, "which is of 2026-11-02T20:00:00Z");
    done("case", "note", CASE, "later", "--now", "2026-11-03T09:00:00Z");
    done("case", "hosts", CASE, "--why", "to ask", "--now", "2026-11-03T10:00:00Z");
    assertThat(run("case", "hosts", CASE, "--now", "2026-11-03T09:30:00Z").exit()).isEqualTo(2);
    String shown = done("case", "show", CASE, "--json").out();
    assertThat(shown)
        .contains("\"time_from\":\"given with --now\"", "to ask (time given with --now)");
    done("case", "note", CASE, "by the clock");
    assertThat(done("case", "show", CASE, "--json").out()).doesNotContain("early");
  }

  @Test
  void a_case_is_closed_and_its_days_released_once() throws IOException, StoreException {
    neighbourhood();
    Custody.When when = new Custody.When(Instant.parse("2026-11-03T09:00:00Z"), true);
    try (CaseStore cases =
        CaseStore.open(
            folder.resolve("store"), new Custody.Actor("ada", "desk", "fluxgate"), when)) {
      CaseFile file = Objects.requireNonNull(cases.find(CASE));
      LocalDate day = LocalDate.of(2026, 11, 2);
      Hold hold = new Hold(CASE, null, day, day, "ada", "");
      assertThat(cases.hold(file, hold, "2026-11-02")).isTrue();
      assertThat(cases.hold(file, hold, "2026-11-02")).isFalse();
      assertThat(cases.close(file, true)).isEqualTo(CaseStore.Closing.RELEASED);
      assertThat(cases.close(file, true)).isEqualTo(CaseStore.Closing.WAS_CLOSED);
      assertThat(cases.release(file, "2026-11-02")).isFalse();
      assertThat(
              cases.custody(file).stream()
                  .map(line -> line.replaceAll(".*\"action\":\"([a-z]+)\".*", "$1")))
          .containsExactly("opened", "listed", "collected", "held", "released", "closed");
    }
  }

  @Test
  void a_note_is_as_large_as_its_octets() throws IOException, StoreException {
    neighbourhood();
    Custody.When when = new Custody.When(Instant.parse("2026-11-03T09:00:00Z"), true);
    try (CaseStore cases =
        CaseStore.open(
            folder.resolve("store"), new Custody.Actor("ada", "desk", "fluxgate"), when)) {
      CaseFile file = Objects.requireNonNull(cases.find(CASE));
      cases.note(file, "für später");
      int letters = CaseStore.line(cases.notes(file).getFirst()).length();
      assertThat(cases.custody(file).getLast()).contains("\"size\":" + (letters + 2) + ",");
    }
  }

  @Test
  void a_package_that_was_sealed_and_never_put_in_its_place_is_recorded_as_that()
      throws IOException {
    neighbourhood();
    Path taken = folder.resolve("taken.zip");
    Files.createSymbolicLink(taken, folder.resolve("nowhere"));
    assertThat(run("case", "export", CASE, taken.toString()).exit()).isEqualTo(1);
    assertThat(done("case", "show", CASE, "--json").out())
        .contains("\"action\":\"failed\"", "the export of record 4: nothing was written")
        .contains("\"hosts\":0,\"what\":\"export, failed\"")
        .doesNotContain("\"what\":\"export\"");
    Path zip = folder.resolve("case.zip");
    done("case", "export", CASE, zip.toString());
    assertThat(done("case", "verify", zip.toString()).out()).contains("is as it was exported.");
  }

  @Test
  void two_exports_to_one_file_make_one() throws IOException {
    neighbourhood();
    Path zip = folder.resolve("case.zip");
    List<Integer> exits =
        IntStream.range(0, 3)
            .parallel()
            .mapToObj(run ->
                Main.run(
                    "case",
                    "export",
                    CASE,
                    zip.toString(),
                    "--store",
                    folder.resolve("store").toString(),
                    "--signing-key",
                    folder.resolve("case.key").toString()))
            .toList();
    assertThat(exits).containsExactlyInAnyOrder(0, 1, 1);
    assertThat(done("case", "verify", zip.toString()).out()).contains("is as it was exported.");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".case"));
    }
  }
}
