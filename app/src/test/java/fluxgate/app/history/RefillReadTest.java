package fluxgate.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hole is filled only with what was in it: inputs that are read otherwise than then take the
 * place of nothing.
 */
@Timeout(1800)
final class RefillReadTest {
  private static final String BACKUP = "; import them as then, or put it back from a backup.";

  @TempDir private Path folder;

  private RefillScene scene() {
    return new RefillScene(folder);
  }

  private Path log() throws IOException {
    return ZeekLog.write(folder.resolve("a.log"), "a", 1, 1, 20);
  }

  /** All of November the client of {@link ZeekLog} was one machine. */
  private Path hosts(String name, String host) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "address,host,first,last\n10.0.0.1,"
            + host
            + ",2026-11-01T00:00:00Z,2026-11-30T00:00:00Z\n");
  }

  private StoredFile importedWith(Path hosts) throws Exception {
    for (Path store : List.of(scene().clean(), scene().store())) {
      assertThat(RefillScene.importInto(store, log(), "--host-map", hosts)).isZero();
    }
    return scene().files(Kind.OBSERVATIONS).getFirst();
  }

  @Test
  void without_the_map_that_named_clients_nothing_is_filled() throws Exception {
    Path hosts = hosts("hosts.csv", "laptop");
    StoredFile file = importedWith(hosts);
    scene().setAside(file);
    List<String> left = StoreContent.of(scene().store());
    assertThat(scene().inVain(log()))
        .contains(
            file.path()
                + " is not filled: its inputs were read otherwise then: --host-map was "
                + hosts
                + " with SHA-256 ")
        .contains("…, and is not given" + BACKUP)
        .contains("import " + log() + " once more, as before (--host-map " + hosts + " with SHA-")
        .contains(
            "--store " + scene().store() + " --host-map " + hosts + " " + log() + "', or put");
    assertThat(scene().inVain(log(), "--host-map", hosts("other.csv", "phone")))
        .contains("…, and is " + folder.resolve("other.csv") + " with SHA-256 ");
    assertThat(StoreContent.of(scene().store())).isEqualTo(left);
    assertThat(StoreContent.leftovers(scene().store()))
        .containsExactly(Verification.DAMAGED + file.path());
    scene().again(log(), "--host-map", hosts);
    scene().isAsClean();
  }

  @Test
  void a_map_that_has_grown_fills_what_it_gives_octet_by_octet() throws Exception {
    Path hosts = hosts("hosts.csv", "laptop");
    StoredFile file = importedWith(hosts);
    scene().setAside(file);
    Files.writeString(
        hosts, Files.readString(hosts) + "10.0.0.9,tv,2026-11-01T00:00:00Z,2026-11-30T00:00:00Z\n");
    assertThat(scene().again(log(), "--host-map", hosts))
        .contains(file.path() + " is filled")
        .doesNotContain("did not record");
    scene().isAsClean();
  }

  @Test
  void rows_that_are_left_are_not_given_up_for_others_where_an_import_did_not_say_how_it_read()
      throws Exception {
    Path hosts = hosts("hosts.csv", "laptop");
    scene().split(importedWith(hosts));
    scene().forgetHow();
    StoredFile half = scene().files(Kind.OBSERVATIONS).getLast();
    scene().setAside(half);
    List<String> left = StoreContent.of(scene().store());
    assertThat(scene().inVain(log()))
        .contains(
            half.path()
                + " is not filled: its inputs do not give now what is left of that import, day and"
                + " kind, and would take its place; say how to read them as then (--format,");
    assertThat(StoreContent.of(scene().store())).isEqualTo(left);
    assertThat(scene().again(log(), "--host-map", hosts))
        .contains(half.path() + " is filled: its 10 records were read from the inputs once more.")
        .contains("as the import did not record how it read them, or another version did: see that")
        .contains("What was set aside stays in damaged/" + half.path());
    assertThat(StoreContent.of(scene().store())).isEqualTo(StoreContent.of(scene().clean()));
    assertThat(scene().store().resolve(Verification.DAMAGED + half.path())).exists();
  }

  @Test
  void other_times_than_then_are_said_where_an_import_did_not_say_how_it_read() throws Exception {
    Path log =
        Files.writeString(
            folder.resolve("dnsmasq.log"),
            """
            Nov  2 23:10:00 dnsmasq[1]: query[A] www.a.example from 10.0.0.1
            Nov  2 23:10:00 dnsmasq[1]: reply www.a.example is 192.0.2.1
            """);
    assertThat(RefillScene.importInto(scene().store(), log, "--time-zone", "+01:00")).isZero();
    scene().forgetHow();
    StoredFile file = scene().files(Kind.OBSERVATIONS).getFirst();
    scene().setAside(file);
    assertThat(scene().inVain(log))
        .containsPattern(
            file.path()
                + " is not filled: its inputs do not give now what they gave then, \\S+ \\(\\w+\\)"
                + " with 1 record of \\d{4}-11-02T23:10:00Z to \\S+ instead of 1 record of"
                + " \\d{4}-11-02T22:10:00Z to \\S+; say how to read them as then");
  }

  @Test
  void what_is_left_has_to_be_whole_to_be_compared() throws Exception {
    Path hosts = hosts("hosts.csv", "laptop");
    scene().split(importedWith(hosts));
    List<StoredFile> halves = scene().files(Kind.OBSERVATIONS);
    scene().setAside(halves.getLast());
    scene().damage(halves.getFirst());
    assertThat(scene().inVain(log(), "--host-map", hosts))
        .contains(
            halves.getLast().path()
                + " is not filled: "
                + halves.getFirst().path()
                + ", which came with it, is damaged too; say 'fluxgate history verify'");
    assertThat(RefillScene.verify(scene().store())).isEqualTo(1);
    scene().again(log(), "--host-map", hosts);
    scene().isAsClean();
  }

  @Test
  void a_file_of_which_retention_took_a_vantage_is_filled_without_it() throws Exception {
    Path cof =
        Files.writeString(
            folder.resolve("cof.json"),
            "{\"rrname\":\"www.bad.example\",\"rrtype\":\"A\",\"rdata\":[\"198.51.100.1\"],"
                + "\"time_first\":1793494900,\"time_last\":1793494900,\"count\":3}\n");
    for (Path store : List.of(scene().clean(), scene().store())) {
      assertThat(RefillScene.importInto(store, log(), cof)).isZero();
    }
    String shorter = scene().files(Kind.OBSERVATIONS).getFirst().shares().getFirst().vantage();
    for (Path store : List.of(scene().clean(), scene().store())) {
      RefillScene.retain(store, shorter);
    }
    StoredFile thinned = scene().files(Kind.OBSERVATIONS).getFirst();
    assertThat(thinned.path()).contains("-t");
    assertThat(thinned.shares()).hasSize(1).noneMatch(share -> share.vantage().equals(shorter));
    scene().setAside(thinned);
    assertThat(scene().again(log(), cof)).contains(thinned.path() + " is filled: its 20 records");
    assertThat(scene().files(Kind.OBSERVATIONS).getFirst().shares()).isEqualTo(thinned.shares());
    scene().isAsClean();
  }

  @Test
  void beside_a_file_of_which_retention_took_a_vantage_the_reason_is_said() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int host = 0; host < 4; host++) { // two in each half
      lines.append(
          String.format(
              "{\"rrname\":\"www.bad.example\",\"rrtype\":\"A\",\"rdata\":[\"198.51.100.%d\"],"
                  + "\"time_first\":%2$d,\"time_last\":%2$d,\"count\":3}\n",
              host, 1_793_494_800 + host / 2));
    }
    Path cof = Files.writeString(folder.resolve("cof.json"), lines);
    assertThat(RefillScene.importInto(scene().store(), log(), cof)).isZero();
    StoredFile file = scene().files(Kind.OBSERVATIONS).getFirst();
    scene().split(file);
    List<StoredFile> halves =
        scene().files(Kind.OBSERVATIONS).stream()
            .filter(half -> half.period().equals(file.period()))
            .toList();
    assertThat(halves).hasSize(2).allMatch(half -> half.shares().size() == 2);
    scene().setAside(halves.getLast());
    RefillScene.retain(scene().store(), file.shares().getFirst().vantage());
    assertThat(scene().inVain(log(), cof))
        .contains(
            halves.getLast().path()
                + " is not filled: 'history retain' has removed since what some vantages saw from"
                + " other files of that import, day and kind; its inputs bring that too (")
        .doesNotContain("do not give now");
  }

  @Test
  void what_was_set_aside_and_cannot_be_removed_fails_nothing() throws Exception {
    scene().imported(log());
    StoredFile file = scene().files(Kind.OBSERVATIONS).getFirst();
    scene().setAside(file);
    Path aside = inTheWay(file);
    assertThat(scene().again(log()))
        .contains(file.path() + " is filled")
        .contains(aside + " is of no use any more and could not be removed; remove it yourself.");
    assertThat(RefillScene.verify(scene().store())).isZero();
  }

  @Test
  void nor_does_it_where_retention_has_no_use_for_it_any_more() throws Exception {
    scene().imported(log());
    StoredFile file = scene().files(Kind.OBSERVATIONS).getFirst();
    scene().setAside(file);
    Path aside = inTheWay(file);
    String[] words = {
      "history",
      "retain",
      "--store",
      scene().store().toString(),
      "--now",
      "2026-12-20",
      "--profile",
      "10"
    };
    assertThat(RefillScene.said(0, words))
        .contains(aside + " is of no use any more and could not be removed; remove it yourself.");
    assertThat(RefillScene.verify(scene().store())).isZero();
  }

  /** Has a folder that is not empty lie where a file was set aside. */
  private Path inTheWay(StoredFile file) throws IOException {
    Path aside = scene().store().resolve(Verification.DAMAGED + file.path());
    Files.delete(aside);
    Files.writeString(Files.createDirectory(aside).resolve("in the way"), "");
    return aside;
  }
}
