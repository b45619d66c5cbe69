package fluxgate.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Against a map of what each name showed, on random answers; and what goes when room is short. */
final class QuietNamesTest {
  private static final long MINUTE = 60_000_000L;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final long ROOMY = 64L << 20;

  private final SplittableRandom random = new SplittableRandom(5);

  /** What one name showed: the answers of each set. */
  private static final class Shown {
    private final TreeSet<IpAddress> addresses = new TreeSet<>();
    private final Map<List<IpAddress>, Long> answers = new HashMap<>();
    private long firstMicros;
  }

  private static IpAddress address(int number) {
    return number % 3 == 0
        ? new IpAddress(0x2001_0DB8_0000_0000L + number, number)
        : IpAddress.v4(0xF000_0000 + number);
  }

  private List<IpAddress> answer(long name) {
    TreeSet<IpAddress> sorted = new TreeSet<>();
    int size = 1 + (int) (name % 7 == 0 ? 3 + name % 5 : random.nextInt(2));
    for (int i = 0; i < size; i++) {
      int pick = random.nextInt(50) == 0 ? random.nextInt(4) : i;
      sorted.add(address((int) (name * 4 % 1_000) + pick));
    }
    return List.copyOf(sorted);
  }

  @Test
  void counts_more_answers_than_an_int_holds() {
    QuietNames names = new QuietNames(ROOMY);
    List<IpAddress> one = List.of(address(1));
    List<IpAddress> both = List.of(address(1), address(2));
    long many = Integer.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      assertThat(names.isQuiet(7, one, false, many, DAY, DAY)).isTrue();
    }
    assertThat(names.isQuiet(7, both, false, 5, DAY, DAY)).isTrue();
    assertThat(names.isQuiet(7, both, false, 5, DAY, DAY)).isTrue();
    assertThat(names.isQuiet(7, List.of(address(2)), false, many, DAY, DAY)).isTrue();
    StateWriter out = new StateWriter();
    names.write(out);
    QuietNames.Quiet quiet = QuietNames.read(new StateReader(out.toBytes()), ROOMY).quiet(7);
    assertThat(quiet).isNotNull();
    assertThat(quiet.answers()).isEqualTo(4 * many + 10);
    assertThat(quiet.addresses()).isEqualTo(both);
  }

  @Test
  void keeps_what_a_map_keeps() {
    QuietNames names = new QuietNames(ROOMY);
    Map<Long, Shown> oracle = new HashMap<>();
    long now = DAY;
    int woken = 0;
    for (int step = 0; step < 100_000; step++) {
      now += random.nextInt(1_000) * 1_000L;
      long name = Mark.of(random.nextInt(2_000), 7);
      List<IpAddress> answer = answer(name & 0xFFFF);
      boolean rented = (name & 8) == 0;
      boolean quiet = names.isQuiet(name, answer, rented, 1, now, now);
      Shown shown = oracle.get(name);
      boolean expected = staysQuiet(shown, answer, rented);
      assertThat(quiet).as("step %d", step).isEqualTo(expected);
      if (expected) {
        Shown all = oracle.computeIfAbsent(name, n -> new Shown());
        all.firstMicros = all.answers.isEmpty() ? now : all.firstMicros;
        all.addresses.addAll(answer);
        all.answers.merge(answer, 1L, Long::sum);
      } else {
        QuietNames.Quiet woke = names.wake(name);
        oracle.remove(name);
        assertThat(woke == null).isEqualTo(shown == null);
        if (woke != null && shown != null) {
          woken++;
          assertThat(woke.addresses()).containsExactlyElementsOf(shown.addresses);
          assertThat(woke.firstSeenMicros()).isEqualTo(shown.firstMicros);
          assertThat(woke.answers())
              .isEqualTo(shown.answers.values().stream().mapToLong(n -> n).sum());
          OwnerName owner = new OwnerName(DomainName.of("a.example"));
          woke.tell(owner);
          assertThat(owner.answers()).isEqualTo(woke.answers());
        }
      }
      if (step % 10_000 == 0) {
        names = restored(names, ROOMY);
      }
    }
    assertThat(woken).isGreaterThan(1_000);
    assertThat(names.evicted()).isZero();
  }

  private static boolean staysQuiet(@Nullable Shown shown, List<IpAddress> answer, boolean rented) {
    if (answer.size() > 2 && (!rented || answer.size() > 8)) {
      return false;
    }
    if (shown == null) {
      return true;
    }
    TreeSet<IpAddress> union = new TreeSet<>(shown.addresses);
    union.addAll(answer);
    boolean same = shown.addresses.size() == answer.size() && union.size() == answer.size();
    return same || union.size() <= 2;
  }

  @Test
  void forgets_first_what_was_longest_not_asked_for_and_counts_it() {
    QuietNames names = new QuietNames(1 << 20);
    List<IpAddress> one = List.of(IpAddress.of("192.0.2.1"));
    long lasting = Mark.of(-1, -1);
    int most = 60_000;
    for (int i = 0; i < most; i++) {
      names.isQuiet(Mark.of(i, 2), one, false, 1, DAY + i, DAY + i);
      if (i % 1_000 == 0) {
        names.isQuiet(lasting, one, false, 1, DAY + i, DAY + i);
      }
    }
    assertThat(names.quiet(lasting)).isNotNull();
    assertThat(names.quiet(Mark.of(most - 1, 2))).isNotNull();
    assertThat(names.quiet(Mark.of(0, 2))).isNull();
    long kept = 0;
    for (int i = 0; i < most; i++) {
      kept += names.quiet(Mark.of(i, 2)) == null ? 0 : 1;
    }
    assertThat(kept).isBetween(10_000L, 22_000L); // 52 octets each in half to all of a mebibyte
    assertThat(names.evicted()).isEqualTo(most - kept);
    assertThat(names.evictedMicros()).isGreaterThan(DAY);
  }

  @Test
  void what_a_day_did_not_show_again_is_no_loss() {
    QuietNames names = new QuietNames(1 << 20);
    List<IpAddress> one = List.of(IpAddress.of("192.0.2.1"));
    for (int i = 0; i < 60_000; i++) {
      long micros = DAY + i * MINUTE;
      names.isQuiet(Mark.of(i, 2), one, false, 1, micros, micros);
    }
    assertThat(names.evicted()).isZero();
    assertThat(names.quiet(Mark.of(0, 2))).isNull();
  }

  @Test
  void a_saved_table_goes_on_as_it_would_have() {
    QuietNames names = new QuietNames(1 << 20);
    QuietNames saved = new QuietNames(1 << 20);
    long now = DAY;
    for (int i = 0; i < 80_000; i++) {
      now += 1_000;
      long name = Mark.of(random.nextInt(20_000), 3);
      List<IpAddress> answer = answer(name & 0xFFFF);
      boolean quiet = names.isQuiet(name, answer, true, 1, now, now);
      assertThat(saved.isQuiet(name, answer, true, 1, now, now)).isEqualTo(quiet);
      if (!quiet) {
        names.wake(name);
        saved.wake(name);
      }
      if (i % 7_000 == 0) {
        saved = restored(saved, 1 << 20);
      }
    }
    assertThat(written(saved)).isEqualTo(written(names));
    assertThat(names.evicted()).isPositive();
  }

  private static byte[] written(QuietNames names) {
    StateWriter out = new StateWriter();
    names.write(out);
    return out.toBytes();
  }

  private static QuietNames restored(QuietNames names, long octets) {
    return QuietNames.read(new StateReader(written(names)), octets);
  }

  @Test
  void the_names_of_a_big_day_stay_apart() {
    QuietNames names = new QuietNames(ROOMY);
    List<List<IpAddress>> answers = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      List<IpAddress> answer = List.of(IpAddress.v4(i));
      answers.add(answer);
      names.isQuiet(Mark.of(i, 1), answer, false, 1, DAY, DAY);
    }
    for (int i = 0; i < answers.size(); i++) {
      QuietNames.Quiet quiet = names.quiet(Mark.of(i, 1));
      assertThat(quiet).isNotNull();
      if (quiet != null) {
        assertThat(quiet.addresses()).isEqualTo(answers.get(i));
      }
    }
  }
}
