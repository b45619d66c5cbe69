package fluxgate.detect;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.detect.signal.Signals;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Level;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who goes when room is short, and who stays. */
final class RoomTest {
  private static final long MINUTE = 60_000_000L;
  private static final long DAY = 24 * 60 * MINUTE;

  /** Some two hundred empty states. */
  private static final long OCTETS = 1 << 20;

  private final Map<DomainName, DomainState> domains = new LinkedHashMap<>();
  private final Set<DomainName> candidates = new LinkedHashSet<>();
  private long evicted;
  private Room room = newRoom();
  private long now;

  private Room newRoom() {
    return new Room(domains, candidates, OCTETS, () -> evicted++);
  }

  private DomainState enter(String name, Level level) {
    now += MINUTE;
    DomainState state = new DomainState(DomainName.of(name), address -> null, Signals.newSlices());
    room.enter(state, now);
    state.history().reached(level, now, 1);
    room.judged(state);
    return state;
  }

  /** Enters one after the other while there is room without anybody going. */
  private int fill(String name, Level level, double share) {
    int count = 0;
    while (room.octets() + 20_000 < share * OCTETS) {
      enter(name + count++ + ".example", level);
    }
    return count;
  }

  private boolean has(String name) {
    return domains.containsKey(DomainName.of(name));
  }

  @Test
  void finds_the_harmless_behind_candidates_that_came_first() {
    fill("candidate", Level.WATCH, 0.6);
    fill("harmless", Level.NONE, 1);
    while (evicted == 0) {
      assertThat(room.make(now)).isTrue();
      enter("newcomer" + domains.size() + ".example", Level.NONE);
    }
    assertThat(has("harmless0.example")).isFalse();
    assertThat(has("harmless1.example")).isTrue();
    assertThat(has("candidate0.example")).isTrue();
    assertThat(room.evictedMicros()).isGreaterThan(0);
  }

  @Test
  void lets_newcomers_in_for_the_candidate_that_was_longest_silent() {
    fill("candidate", Level.WATCH, 1);
    room.heard(domains.values().iterator().next(), now + MINUTE);
    for (int i = 0; i < 20; i++) {
      assertThat(room.make(now)).isTrue();
      enter("newcomer" + i + ".example", Level.NONE);
    }
    assertThat(has("newcomer0.example")).isTrue();
    assertThat(has("newcomer19.example")).isTrue();
    assertThat(has("candidate0.example")).isTrue();
    assertThat(has("candidate1.example")).isFalse();
  }

  @Test
  void keeps_suspects_while_they_are_heard_of() {
    int suspects = fill("suspect", Level.SUSPECT, 1);
    while (room.make(now)) {
      enter("newcomer" + domains.size() + ".example", Level.SUSPECT);
    }
    assertThat(domains.size()).isGreaterThanOrEqualTo(suspects);
    assertThat(has("suspect0.example")).isTrue();
    assertThat(evicted).isEqualTo(1);
    now += DAY + MINUTE;
    assertThat(room.make(now)).isTrue();
    assertThat(has("suspect0.example")).isFalse();
    assertThat(has("suspect1.example")).isTrue();
  }

  @Test
  void who_was_silent_for_a_week_goes_first_and_is_no_loss() {
    fill("suspect", Level.SUSPECT, 0.5);
    now += 7 * DAY + MINUTE;
    fill("harmless", Level.NONE, 1);
    while (has("suspect0.example")) {
      assertThat(room.make(now)).isTrue();
      enter("newcomer" + domains.size() + ".example", Level.NONE);
    }
    assertThat(has("harmless0.example")).isTrue();
    assertThat(evicted).isZero();
    assertThat(room.evictedMicros()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void goes_on_after_it_was_saved() {
    fill("candidate", Level.WATCH, 0.5);
    fill("harmless", Level.NONE, 1);
    DomainState first = domains.values().iterator().next();
    room.heard(first, now + MINUTE);
    StateWriter out = new StateWriter();
    room.write(out);
    long octets = room.octets();
    room = newRoom();
    room.read(new StateReader(out.toBytes()));
    room.admitAll(now);
    assertThat(room.octets()).isEqualTo(octets);
    StateWriter again = new StateWriter();
    room.write(again);
    assertThat(again.toBytes()).isEqualTo(out.toBytes());
  }
}
