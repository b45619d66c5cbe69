package fluxgate.app.findings;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.output.InventedFindings;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import fluxgate.verdict.Variant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hunt says of those before it, where something could not be read. */
final class ChangesTest {
  private static final String HOLE = "observations/day=2026-11-02/000001.parquet";
  private static final Changes.Unread UNREAD = (first, last) -> Set.of(HOLE);

  @TempDir private Path store;
  private SmallState state;
  private KeptFindings kept;

  @BeforeEach
  void open() throws Exception {
    state = SmallState.open(store);
    kept = new KeptFindings(state);
  }

  @AfterEach
  void close() {
    state.close();
  }

  private static KeptHunt hunt(String context, String since, String... missing) {
    return new KeptHunt(
        Instant.parse("2026-11-03T00:00:00Z"),
        "fluxgate",
        "cold",
        "[]",
        "[{\"file\":\"list\",\"sha256\":\"" + context + "\"}]",
        since.isEmpty() ? null : Instant.parse(since),
        null,
        true,
        Set.of(missing));
  }

  private static Finding found(String id, String domain, Level level) {
    return InventedFindings.finding(id, domain, level, Variant.DOUBLE_FLUX);
  }

  private void keep(KeptHunt hunt, List<Finding> findings, List<KeptFinding> unknown)
      throws Exception {
    kept.keep(hunt, findings, none -> null, false, unknown);
  }

  private Changes over(KeptHunt hunt, Finding... findings) throws Exception {
    return Objects.requireNonNull(
        Changes.since(kept, hunt, List.of(findings), Level.SUSPECT, UNREAD));
  }

  private static Changes.Change change(Changes changes) {
    return Objects.requireNonNull(changes.byDomain().get("bad.example"));
  }

  @Test
  void what_comes_to_less_over_a_hole_stands_from_hunt_to_hunt() throws Exception {
    keep(hunt("a", ""), List.of(found("f-1", "bad.example", Level.ALERT)), List.of());
    Finding less = found("f-1", "bad.example", Level.WATCH);
    KeptHunt holed = hunt("a", "", HOLE);
    for (int times = 0; times < 3; times++) {
      Changes changes = over(holed, less);
      assertThat(changes.byDomain()).isEmpty();
      assertThat(changes.unknown()).extracting(KeptFinding::level).containsExactly("alert");
      keep(holed, List.of(less), changes.unknown());
    }
  }

  @Test
  void what_was_found_over_the_same_hole_is_judged_anew() throws Exception {
    KeptHunt holed = hunt("a", "", HOLE);
    keep(holed, List.of(found("f-1", "bad.example", Level.ALERT)), List.of());
    Changes changes = over(holed, found("f-1", "bad.example", Level.WATCH));
    assertThat(changes.unknown()).isEmpty();
    assertThat(change(changes).sentence()).isEqualTo("bad[.]example is at watch; it was at alert.");
    assertThat(change(over(holed)).sentence()).contains("no longer found");
    assertThat(over(hunt("a", "", HOLE), found("f-1", "bad.example", Level.ALERT)).unknown())
        .isEmpty();
  }

  @Test
  void what_other_lists_change_is_no_question_of_the_hole() throws Exception {
    keep(hunt("a", ""), List.of(found("f-1", "bad.example", Level.ALERT)), List.of());
    Finding listed = found("f-1", "bad.example", Level.ALERT).heldDown("Held down by lists.");
    assertThat(change(over(hunt("b", "", HOLE), listed)).held()).isTrue();
    assertThat(over(hunt("b", "", HOLE), found("f-1", "bad.example", Level.WATCH)).unknown())
        .isEmpty();
    assertThat(over(hunt("b", "", HOLE)).unknown()).as("not found at all").hasSize(1);
  }

  @Test
  void what_a_disposition_holds_down_is_no_question_of_the_hole() throws Exception {
    keep(hunt("a", ""), List.of(found("f-1", "bad.example", Level.ALERT)), List.of());
    Finding held = found("f-1", "bad.example", Level.ALERT).heldDown("Held down by somebody.");
    Changes changes = over(hunt("a", "", HOLE), held);
    assertThat(changes.unknown()).isEmpty();
    assertThat(change(changes).sentence()).contains("held below watch");
    Finding less = found("f-1", "bad.example", Level.WATCH).heldDown("Held down by somebody.");
    assertThat(over(hunt("a", "", HOLE), less).unknown()).hasSize(1);
  }

  @Test
  void a_hunt_over_another_time_says_nothing_of_this_one() throws Exception {
    keep(hunt("a", "2026-11-02T00:00:00Z"), List.of(), List.of());
    keep(hunt("a", ""), List.of(found("f-1", "bad.example", Level.ALERT)), List.of());
    Finding ofTheDay = found("f-1", "bad.example", Level.SUSPECT);
    Changes changes = over(hunt("a", "2026-11-02T00:00:00Z", HOLE), ofTheDay);
    assertThat(changes.unknown()).isEmpty();
    assertThat(changes.among(List.of(ofTheDay))).hasSize(1);
  }

  @Test
  void what_an_earlier_hunt_over_the_same_time_found_stands_as_well() throws Exception {
    keep(hunt("a", ""), List.of(found("f-1", "bad.example", Level.ALERT)), List.of());
    keep(hunt("a", ""), List.of(), List.of());
    assertThat(over(hunt("a", "", HOLE), found("f-1", "bad.example", Level.WATCH)).unknown())
        .extracting(KeptFinding::hunt)
        .containsExactly(1L);
  }

  @Test
  void a_new_campaign_is_kept_beside_the_one_that_stands() throws Exception {
    keep(hunt("a", ""), List.of(found("f-1", "bad.example", Level.ALERT)), List.of());
    Finding next = found("f-2", "bad.example", Level.SUSPECT);
    KeptHunt holed = hunt("a", "", HOLE);
    Changes changes = over(holed, next);
    assertThat(changes.unknown()).extracting(KeptFinding::id).containsExactly("f-1");
    assertThat(change(changes).sentence())
        .isEqualTo("bad[.]example is at suspect, in another campaign than the one that stands.");
    keep(holed, List.of(next), changes.unknown());
    assertThat(kept.newest("bad.example", null, null))
        .extracting(KeptFinding::id)
        .containsExactlyInAnyOrder("f-1", "f-2");
    Changes again = over(holed, next);
    assertThat(again.unknown()).extracting(KeptFinding::id).containsExactly("f-1");
    assertThat(again.byDomain()).isEmpty();
  }

  @Test
  void only_what_reached_the_level_is_told_the_highest_first() throws Exception {
    keep(
        hunt("a", ""),
        List.of(
            found("f-1", "a.example", Level.WATCH).heldDown("Held down by somebody."),
            found("f-2", "b.example", Level.SUSPECT),
            found("f-3", "c.example", Level.ALERT)),
        List.of());
    Changes changes = over(hunt("a", "", HOLE));
    assertThat(changes.unknown()).hasSize(3);
    assertThat(changes.unknownToTell())
        .extracting(KeptFinding::domain)
        .containsExactly("c.example", "b.example");
  }
}
