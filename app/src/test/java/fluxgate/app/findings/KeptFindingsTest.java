package fluxgate.app.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.output.InventedFindings;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Status;
import fluxgate.verdict.Variant;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of findings where a disk is full, and where several write. */
final class KeptFindingsTest {
  private static final KeptHunt HUNT =
      new KeptHunt(
          Instant.parse("2026-11-03T00:00:00Z"),
          "fluxgate",
          "cold",
          "[]",
          "[]",
          null,
          null,
          false,
          Set.of());

  @TempDir private Path store;

  @Test
  void a_full_disk_keeps_nothing_of_a_hunt_and_all_of_those_before() throws Exception {
    Finding finding = InventedFindings.doubleFlux();
    try (SmallState state = SmallState.open(store)) {
      KeptFindings kept = new KeptFindings(state);
      kept.keep(HUNT, List.of(finding), none -> null, false, List.of());
      state.read(tables -> {
        try (Statement statement = tables.createStatement()) {
          return statement.execute("PRAGMA max_page_count = 30");
        }
      });
      List<Finding> many = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        many.add(
            InventedFindings.finding("f-" + i, "bad.example", Level.ALERT, Variant.DOUBLE_FLUX));
      }
      assertThatThrownBy(() -> kept.keep(HUNT, many, none -> null, false, List.of()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("there is no room left on the disk; the store is as it was before");
      assertThat(kept.hunts()).hasSize(1);
      assertThat(kept.newest(null, null, null)).hasSize(1);
    }
    try (SmallState state = SmallState.open(store)) {
      KeptFindings kept = new KeptFindings(state);
      kept.keep(HUNT, List.of(finding), none -> null, false, List.of());
      assertThat(kept.history(finding.id())).hasSize(2);
    }
  }

  @Test
  void what_a_hunt_repeats_word_for_word_is_kept_once() throws Exception {
    Finding finding = InventedFindings.doubleFlux();
    try (SmallState state = SmallState.open(store)) {
      KeptFindings kept = new KeptFindings(state);
      assertThat(kept.keep(HUNT, List.of(finding), none -> null, true, List.of()).findings())
          .isOne();
      assertThat(kept.keep(HUNT, List.of(finding), none -> null, true, List.of()).findings())
          .isZero();
      Finding other = finding.withStatus(Status.ONGOING, List.of());
      assertThat(kept.keep(HUNT, List.of(other), none -> null, true, List.of()).findings()).isOne();
      assertThat(kept.history(finding.id())).extracting(KeptFinding::hunt).containsExactly(3L, 1L);
    }
  }

  @Test
  void hunts_that_end_together_are_all_kept() throws Exception {
    Finding finding = InventedFindings.doubleFlux();
    int hunts = 10;
    Callable<Integer> writer =
        () -> {
          try (SmallState state = SmallState.open(store)) {
            for (int i = 0; i < hunts; i++) {
              new KeptFindings(state).keep(HUNT, List.of(finding), none -> null, false, List.of());
            }
            return hunts;
          }
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> done : threads.invokeAll(Collections.nCopies(2, writer))) {
        assertThat(done.get()).isEqualTo(hunts);
      }
    }
    try (SmallState state = SmallState.open(store)) {
      assertThat(new KeptFindings(state).history(finding.id()))
          .extracting(KeptFinding::hunt)
          .containsExactlyElementsOf(
              java.util.stream.LongStream.rangeClosed(1, 2L * hunts)
                  .map(i -> 2L * hunts + 1 - i)
                  .boxed()
                  .toList());
    }
  }

  @Test
  void a_state_without_these_tables_gets_them_and_keeps_its_holds() throws Exception {
    assertThat(SmallState.toRead(store)).isNull();
    try (SmallState state = SmallState.open(store)) {
      state.write(tables -> {
        try (Statement statement = tables.createStatement()) {
          for (String table :
              List.of(
                  "case_access",
                  "case_custody",
                  "case_host",
                  "case_listing",
                  "case_note",
                  "case_file",
                  "disposition",
                  "finding",
                  "hunt")) {
            statement.execute("DROP TABLE " + table);
          }
          return statement.execute("PRAGMA user_version = 1");
        }
      });
    }
    try (SmallState state = SmallState.open(store)) {
      assertThat(state.holds()).isEmpty();
      assertThat(new KeptFindings(state).newest(null, null, null)).isEmpty();
      assertThat(new DispositionBook(state).all()).isEmpty();
    }
  }
}
