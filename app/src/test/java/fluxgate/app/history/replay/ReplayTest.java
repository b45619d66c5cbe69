package fluxgate.app.history.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.app.history.RandomObservations;
import fluxgate.app.history.Retention;
import fluxgate.app.history.RetentionProfile;
import fluxgate.app.history.Verification;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.part.Gathering;
import fluxgate.app.history.part.Part;
import fluxgate.app.history.part.PartWriter;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.source.Progress;
import fluxgate.observation.CanonicalOrder;
import fluxgate.observation.Observation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store keeps comes out as it went in. */
final class ReplayTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final long MEMORY = 1L << 29;

  /** What this process has open, where the system tells. */
  private static final Path OPEN = Path.of("/proc/self/fd");

  @TempDir private Path folder;

  private StoreFolder writable() throws StoreException {
    return StoreFolder.toWrite(folder.resolve("store"), NOW);
  }

  private static void keep(StoreFolder store, List<Observation> observations) throws Exception {
    keep(store, observations, Part.MOST_ROWS);
  }

  private static void keep(StoreFolder store, List<Observation> observations, long rowsOfPart)
      throws Exception {
    PartWriter writer = new PartWriter(store, store.manifest().number() + 1);
    Gathering gathering = new Gathering(writer, rowsOfPart);
    observations.forEach(gathering::accept);
    gathering.finish();
    store.publish(store.manifest().next(NOW, List.of(), writer.files()));
  }

  private static List<Observation> replay(StoreFolder store) {
    return replay(store, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static List<Observation> replay(StoreFolder store, long since, long until) {
    List<Observation> read = new ArrayList<>();
    ReadReport report = Replay.of(store, since, until).read(read::add, Progress.NONE);
    assertThat(report.totals().balances()).isTrue();
    assertThat(report.totals().acceptedCount()).isEqualTo(read.size());
    return read;
  }

  /** In every detail: a client's address counts as well, where its host name is known. */
  private static void assertSame(List<Observation> read, List<Observation> expected) {
    assertThat(read).hasSameSizeAs(expected);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i)).isEqualTo(expected.get(i));
      assertThat(CanonicalOrder.COMPLETE.compare(read.get(i), expected.get(i)))
          .as("%s and %s", read.get(i), expected.get(i))
          .isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatever_an_import_hands_on_comes_out_in_its_order(long seed) throws Exception {
    List<Observation> given = RandomObservations.of(seed, 4_000);
    given.sort(CanonicalOrder.COMPLETE);
    Random random = new Random(seed);
    for (int late = 0; late < 40; late++) {
      given.add(random.nextInt(given.size()), given.remove(random.nextInt(given.size())));
    }
    try (StoreFolder store = writable()) {
      keep(store, given);
      assertSame(replay(store), given);
    }
  }

  @Test
  void an_order_without_any_order_is_kept_too() throws Exception {
    List<Observation> given = RandomObservations.of(11, 3_000);
    try (StoreFolder store = writable()) {
      keep(store, given);
      assertSame(replay(store), given);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void imports_are_merged_as_their_files_would_be(long seed) throws Exception {
    List<Observation> all = RandomObservations.of(seed, 3_000);
    all.sort(CanonicalOrder.COMPLETE);
    List<List<Observation>> imports = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      imports.add(new ArrayList<>());
    }
    Random random = new Random(seed);
    for (int i = 0; i < all.size(); i++) {
      int last = 4 * i / all.size(); // begin one after the other, and overlap
      imports.get(random.nextInt(last + 2)).add(all.get(i));
    }
    Collections.shuffle(imports, random);
    try (StoreFolder store = writable()) {
      for (List<Observation> of : imports) {
        keep(store, of);
      }
      assertSame(replay(store), all);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {81, 82, 83})
  void an_import_in_many_parts_comes_out_in_its_order(long seed) throws Exception {
    List<Observation> given = RandomObservations.of(seed, 4_000);
    given.sort(CanonicalOrder.COMPLETE);
    Random random = new Random(seed);
    for (int late = 0; late < 40; late++) {
      given.add(random.nextInt(given.size()), given.remove(random.nextInt(given.size())));
    }
    try (StoreFolder store = writable()) {
      keep(store, given, 300);
      assertThat(store.manifest().of(Kind.OBSERVATIONS)).hasSizeGreaterThan(5);
      assertSame(replay(store), given);
    }
  }

  @Test
  void times_choose_what_happened_in_them() throws Exception {
    List<Observation> given = RandomObservations.of(31, 3_000);
    given.sort(CanonicalOrder.COMPLETE);
    long since = given.get(1_000).orderMicros();
    long until = given.get(2_000).orderMicros();
    try (StoreFolder store = writable()) {
      keep(store, given);
      assertSame(
          replay(store, since, until),
          given.stream().filter(seen -> seen.happenedIn(since, until)).toList());
    }
  }

  @Test
  void more_rows_than_a_row_group_and_a_batch_have_come_out_in_order() throws Exception {
    List<Observation> given = RandomObservations.of(41, 300_000);
    given.sort(CanonicalOrder.COMPLETE);
    try (StoreFolder store = writable()) {
      keep(store, given);
      assertSame(replay(store), given);
    }
  }

  @Test
  void what_duckdb_has_thinned_is_read_as_well() throws Exception {
    List<Observation> given = RandomObservations.of(51, 5_000);
    given.sort(CanonicalOrder.COMPLETE);
    given.add(given.remove(100));
    String gone = RandomObservations.SENSORS.getFirst();
    try (StoreFolder store = writable()) {
      keep(store, given);
      RetentionProfile nothing = profile("1/1");
      Retention retention = new Retention(store, profile("9999/9999"), Map.of(gone, nothing), NOW);
      List<Retention.Step> steps = retention.plan();
      assertThat(steps)
          .filteredOn(step -> step.fate() == Retention.Fate.THIN)
          .extracting(step -> step.path().replaceFirst("/.*", ""))
          .contains("observations", "questions", "connections", "settings");
      retention.apply(steps, MEMORY);
      assertSame(
          replay(store),
          given.stream().filter(seen -> !seen.vantage().sensor().equals(gone)).toList());
    }
  }

  private static RetentionProfile profile(String text) {
    RetentionProfile profile = RetentionProfile.parse(text);
    assertThat(profile).isNotNull();
    return profile;
  }

  @Test
  void what_a_sink_throws_ends_it_with_every_file_closed() throws Exception {
    List<Observation> given = RandomObservations.of(91, 500);
    given.sort(CanonicalOrder.COMPLETE);
    try (StoreFolder store = writable()) {
      keep(store, given);
      keep(store, given);
      for (int before : List.of(0, 100)) {
        int[] taken = {0};
        Replay replay = Replay.of(store, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThatThrownBy(() ->
                replay.read(
                    seen -> {
                      if (taken[0]++ == before) {
                        throw new IllegalStateException("enough");
                      }
                    },
                    Progress.NONE))
            .hasMessage("enough");
        assertThat(openFiles()).isEmpty();
      }
    }
  }

  /** Files of the store that are open. */
  private List<Path> openFiles() {
    List<Path> open = new ArrayList<>();
    if (Files.exists(OPEN)) {
      try (Stream<Path> files = Files.list(OPEN)) {
        for (Path file : files.toList()) {
          Path target = target(file);
          if (target.startsWith(folder) && target.toString().endsWith(".parquet")) {
            open.add(target);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return open;
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return link; // closed meanwhile
    }
  }

  @Test
  void a_file_that_is_cut_short_is_left_out_and_said_then_set_aside() throws Exception {
    List<Observation> given = RandomObservations.of(61, 2_000);
    given.sort(CanonicalOrder.COMPLETE);
    try (StoreFolder store = writable()) {
      keep(store, given);
      StoredFile cut = store.manifest().of(Kind.CONNECTIONS).findFirst().orElseThrow();
      try (RandomAccessFile file = new RandomAccessFile(store.path(cut).toFile(), "rw")) {
        file.setLength(cut.octets() / 2);
      }
      List<Observation> read = new ArrayList<>();
      ReadReport report =
          Replay.of(store, Long.MIN_VALUE, Long.MAX_VALUE).read(read::add, Progress.NONE);
      assertThat(read).hasSize((int) (given.size() - cut.rows()));
      assertThat(report.totals().rejectedCount()).isOne();
      assertThat(report.files())
          .filteredOn(file -> file.note() != null)
          .singleElement()
          .satisfies(file -> assertThat(file.note()).contains("is cut short or changed"));
      assertThat(Verification.check(store).damages()).hasSize(1);
      Verification.setAside(store, NOW, MEMORY);
      assertThat(Verification.check(store).damages()).isEmpty();
      assertThat(folder.resolve("store/damaged").resolve(cut.path())).exists();
      assertThat(replay(store)).isEqualTo(read);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {71, 72, 73, 74})
  void damage_within_a_file_ends_it_and_nothing_else(long seed) throws Exception {
    List<Observation> given = RandomObservations.of(seed, 600);
    given.sort(CanonicalOrder.COMPLETE);
    Random random = new Random(seed);
    try (StoreFolder store = writable()) {
      keep(store, given);
      StoredFile file = store.manifest().of(Kind.OBSERVATIONS).findFirst().orElseThrow();
      byte[] sound = Files.readAllBytes(store.path(file));
      for (int trial = 0; trial < 200; trial++) {
        byte[] broken = sound.clone();
        for (int flip = 0; flip <= trial % 4; flip++) {
          broken[random.nextInt(broken.length)] ^= (byte) (1 + random.nextInt(255));
        }
        Files.write(store.path(file), broken);
        List<Observation> read = new ArrayList<>();
        ReadReport report =
            Replay.of(store, Long.MIN_VALUE, Long.MAX_VALUE).read(read::add, Progress.NONE);
        assertThat(report.totals().balances()).isTrue();
        assertThat(read.size()).isBetween((int) (given.size() - file.rows()), given.size());
      }
    }
  }
}
