package fluxgate.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import fluxgate.app.history.Retention.Fate;
import fluxgate.app.history.Retention.Step;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.Times;
import fluxgate.app.history.part.Gathering;
import fluxgate.app.history.part.Part;
import fluxgate.app.history.part.PartWriter;
import fluxgate.app.history.smallstate.Hold;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.history.tuple.Question;
import fluxgate.app.history.tuple.Tuple;
import fluxgate.observation.CanonicalOrder;
import fluxgate.observation.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What retention keeps, archives and removes, and what it proves. */
final class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final long MEMORY = 1L << 29;

  @TempDir private Path folder;

  /** Passive DNS as gamelinux writes it, one line an hour of some days. */
  private Path store(LocalDate first, int days) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int hour = 0; hour < 24 * days; hour++) {
      long time = first.toEpochDay() * 86_400 + hour * 3600L + 60;
      lines.add(
          String.format(
              Locale.ROOT,
              "%d.000000||10.0.0.%d||10.0.0.53||IN||www.bad.example.||A||192.0.2.%d||60||1",
              time,
              hour % 200 + 1,
              hour % 250 + 1));
    }
    Path log = Files.write(folder.resolve("passivedns.log"), lines);
    Path store = folder.resolve("store");
    assertThat(Main.run("history", "import", log.toString(), "--store", store.toString())).isZero();
    return store;
  }

  private static List<Step> retain(Path folder, RetentionProfile profile) throws StoreException {
    try (StoreFolder store = StoreFolder.toWrite(folder, NOW)) {
      Retention retention = new Retention(store, profile, Map.of(), NOW);
      List<Step> steps = retention.plan();
      retention.apply(steps, MEMORY);
      return steps;
    }
  }

  private static RetentionProfile profile(String text) {
    RetentionProfile profile = RetentionProfile.parse(text);
    assertThat(profile).isNotNull();
    return profile;
  }

  private static List<Tuple> found(Path folder) throws StoreException {
    try (StoreFolder store = StoreFolder.toRead(folder);
        History history = History.open(store, Long.MIN_VALUE, Long.MAX_VALUE, sentence -> {})) {
      return history.ask(
          new Question.Owner(
              fluxgate.dns.DomainName.of("www.bad.example"), Question.Reach.ITSELF, null));
    }
  }

  @Test
  void days_are_archived_then_removed_when_all_of_them_is_old() throws Exception {
    Path folder = store(LocalDate.parse("2026-11-16"), 5);
    assertThat(retain(folder, profile("2/3")))
        .filteredOn(step -> step.path().contains("observations"))
        .extracting(Step::fate, Step::period)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Fate.REMOVE, "2026-11-16"),
            org.assertj.core.groups.Tuple.tuple(Fate.ARCHIVE, "2026-11-17"));
    assertThat(folder.resolve("archive/observations/day=2026-11-17")).isDirectory();
    assertThat(found(folder))
        .allMatch(
            tuple -> tuple.timeFirst() >= Instant.parse("2026-11-18T00:00:00Z").getEpochSecond())
        .hasSize(72);
    assertThat(retain(folder, profile("2/3"))).isEmpty();
    assertThat(Main.run("history", "verify", "--store", folder.toString())).isZero();
  }

  @Test
  void what_a_case_holds_stays() throws Exception {
    Path folder = store(LocalDate.parse("2026-11-16"), 5);
    LocalDate held = LocalDate.parse("2026-11-16");
    try (SmallState state = SmallState.open(folder)) {
      state.hold(new Hold("c-1", null, held, held, "analyst", "evidence of c-1"), NOW);
    }
    assertThat(retain(folder, profile("2/3")))
        .filteredOn(step -> step.period().equals("2026-11-16"))
        .isNotEmpty()
        .allMatch(step -> step.fate() == Fate.HELD && step.vantages().equals(List.of("c-1")));
    assertThat(folder.resolve("observations/day=2026-11-16")).isDirectory();
    try (SmallState state = SmallState.open(folder)) {
      assertThat(state.release("c-1", NOW)).isEqualTo(1);
      assertThat(state.holds()).isEmpty();
    }
    assertThat(retain(folder, profile("2/3")))
        .filteredOn(step -> step.period().equals("2026-11-16"))
        .isNotEmpty()
        .allMatch(step -> step.fate() == Fate.REMOVE);
  }

  @Test
  void a_hold_keeps_questions_connections_and_settings_too() throws Exception {
    Path folder = this.folder.resolve("kinds");
    List<Observation> given = RandomObservations.of(5, 4_000);
    given.sort(CanonicalOrder.COMPLETE);
    try (StoreFolder store = StoreFolder.toWrite(folder, NOW)) {
      PartWriter writer = new PartWriter(store, store.manifest().number() + 1);
      Gathering gathering = new Gathering(writer, Part.MOST_ROWS);
      given.forEach(gathering::accept);
      gathering.finish();
      store.publish(store.manifest().next(NOW, List.of(), writer.files()));
    }
    LocalDate held = LocalDate.parse("2026-11-03");
    List<StoredFile> before = seen(folder, held);
    assertThat(before)
        .extracting(StoredFile::kind)
        .containsExactlyInAnyOrderElementsOf(StoredFile.Kind.SEEN);
    try (SmallState state = SmallState.open(folder)) {
      state.hold(new Hold("c-1", null, held, held, "analyst", "evidence of c-1"), NOW);
    }
    assertThat(retain(folder, profile("1/1"))).anyMatch(step -> step.fate() == Fate.REMOVE);
    assertThat(seen(folder, held)).isEqualTo(before);
    assertThat(seen(folder, held.minusDays(1))).isEmpty();
    assertThat(Main.run("history", "verify", "--store", folder.toString())).isZero();
    try (SmallState state = SmallState.open(folder)) {
      state.release("c-1", NOW);
    }
    retain(folder, profile("1/1"));
    assertThat(seen(folder, held)).isEmpty();
  }

  /** What sensors saw on a day. */
  private static List<StoredFile> seen(Path folder, LocalDate day) throws StoreException {
    try (StoreFolder store = StoreFolder.toRead(folder)) {
      return store.manifest().files().stream()
          .filter(file -> file.kind().isSeen() && file.period().equals(day.toString()))
          .toList();
    }
  }

  @Test
  void one_vantage_can_be_kept_shorter_than_the_others() throws Exception {
    Path folder = store(LocalDate.parse("2026-11-19"), 1);
    Path cof =
        Files.writeString(
            folder.resolveSibling("cof.json"),
            "{\"rrname\":\"www.bad.example\",\"rrtype\":\"A\",\"rdata\":[\"198.51.100.1\"],"
                + "\"time_first\":1795046400,\"time_last\":1795050000,\"count\":3}\n");
    assertThat(Main.run("history", "import", cof.toString(), "--store", folder.toString()))
        .isZero();
    List<Tuple> before = found(folder);
    String other =
        before.stream()
            .filter(tuple -> tuple.rdata().equals("198.51.100.1"))
            .map(Tuple::vantage)
            .findFirst()
            .orElseThrow();
    Instant later = Instant.parse("2026-11-25T12:00:00Z");
    try (StoreFolder store = StoreFolder.toWrite(folder, later)) {
      Retention retention = new Retention(store, profile("90"), Map.of(other, profile("1")), later);
      List<Step> steps = retention.plan();
      assertThat(steps).isNotEmpty().anyMatch(step -> step.fate() == Fate.THIN);
      retention.apply(steps, MEMORY);
    }
    assertThat(found(folder)).hasSize(before.size() - 1).noneMatch(t -> t.vantage().equals(other));
    assertThat(Main.run("history", "verify", "--store", folder.toString())).isZero();
  }

  @Test
  void a_file_that_is_thinned_again_stays_one_of_its_import() {
    String once = StoreFolder.thinned("observations/day=2026-11-02/000012.parquet", 15);
    assertThat(once).isEqualTo("observations/day=2026-11-02/000012-t15.parquet");
    assertThat(StoreFolder.thinned(once, 20))
        .isEqualTo("observations/day=2026-11-02/000012-t20-t15.parquet");
    String part = StoreFolder.thinned("observations/day=2026-11-02/000012-1.parquet", 15);
    assertThat(part).isEqualTo("observations/day=2026-11-02/000012-t15-1.parquet");
    assertThat(StoreFolder.thinned(part, 1_000_000))
        .isEqualTo("observations/day=2026-11-02/000012-t1000000-t15-1.parquet")
        .matches(".*/" + StoreFolder.IMPORT);
  }

  @Test
  void what_is_promised_is_compared_with_what_is_read() throws Exception {
    Path folder = store(LocalDate.parse("2026-11-16"), 5);
    try (StoreFolder store = StoreFolder.toRead(folder)) {
      Retention retention = new Retention(store, profile("8/30"), Map.of(), NOW);
      List<RetentionProof> proofs = RetentionProof.of(store, retention, NOW, MEMORY);
      assertThat(proofs).hasSize(1);
      RetentionProof proof = proofs.getFirst();
      assertThat(proof.oldestMicros())
          .isEqualTo(Times.micros(Instant.parse("2026-11-16T00:01:00Z")));
      assertThat(proof.probes())
          .extracting(RetentionProof.Probe::percent)
          .containsExactly(25, 50, 75, 100);
      assertThat(proof.probes().get(0).foundMicros()).isNotNull();
      assertThat(proof.probes().get(1).foundMicros()).isNotNull();
      assertThat(proof.probes().get(2).foundMicros()).isNull();
      assertThat(proof.probes().get(3).foundMicros()).isNull();
      assertThat(proof.missingHours()).isZero();
    }
  }

  @Test
  void profiles_have_names_or_days() {
    assertThat(RetentionProfile.STANDARD.searchableFrom(NOW)).isEqualTo("2026-05-20");
    assertThat(RetentionProfile.STANDARD.retrievableFrom(NOW)).isEqualTo("2025-11-20");
    assertThat(profile("m-21-31").retrievableFrom(NOW)).isEqualTo("2024-05-20");
    assertThat(profile("90").retrievableFrom(NOW)).isEqualTo("2026-08-22");
    assertThat(RetentionProfile.parse("90/30")).isNull();
    assertThat(RetentionProfile.parse("0")).isNull();
    assertThat(RetentionProfile.parse("forever")).isNull();
  }
}
