package fluxgate.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.detect.baseline.BaselineView.Limit;
import fluxgate.detect.baseline.BaselineView.Share;
import fluxgate.detect.state.StateReader.StateFormatException;
import fluxgate.dns.DomainName;
import fluxgate.net.LearnedKinds;
import fluxgate.net.NetworkKey;
import fluxgate.net.NetworkKind;
import fluxgate.observation.Vantage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Baselines: that they merge, survive the file, move slowly, and grow old. */
final class BaselineTest {
  private static final long DAY = 20_000;
  private static final Vantage HERE = new Vantage("sensor", Vantage.Position.BELOW_RECURSIVE);
  private static final Vantage THERE = new Vantage("other", Vantage.Position.BELOW_RECURSIVE);
  private static final Stratum STRATUM = Stratum.of(1, 300);

  /** {@code names} names that all have as many addresses. */
  private static BaselineDay day(int names, double addresses) {
    StratumDay stratum = new StratumDay();
    stratum.seenIn(20);
    for (int i = 0; i < names; i++) {
      stratum.add(Features.of(Feature.ADDRESSES, addresses));
    }
    TreeMap<Integer, StratumDay> strata = new TreeMap<>();
    strata.put(STRATUM.index(), stratum);
    return new BaselineDay(strata, new Histogram(), names, LearnedKinds.NONE);
  }

  private static Baseline of(Map<Long, BaselineDay> days) {
    return Baseline.of(Map.of(HERE, days), Map.of());
  }

  private static Baseline drawn(SplittableRandom random) {
    Map<Vantage, Map<Long, BaselineDay>> vantages = new HashMap<>();
    Map<DomainName, KnownName> known = new HashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      TreeMap<Integer, StratumDay> strata = new TreeMap<>();
      for (int s = random.nextInt(4); s >= 0; s--) {
        StratumDay stratum = new StratumDay();
        for (int n = random.nextInt(8); n >= 0; n--) {
          stratum.add(Features.of(Feature.HOMES, random.nextInt(1000)));
        }
        strata.put(random.nextInt(Stratum.COUNT), stratum);
      }
      TreeMap<NetworkKey, NetworkKind> kinds = new TreeMap<>();
      kinds.put(new NetworkKey(64500 + random.nextInt(5), null), NetworkKind.HOSTING);
      Histogram clients = new Histogram();
      clients.add(random.nextInt(100));
      vantages
          .computeIfAbsent(random.nextBoolean() ? HERE : THERE, absent -> new TreeMap<>())
          .put(
              DAY + random.nextInt(4),
              new BaselineDay(strata, clients, random.nextInt(50), new LearnedKinds(kinds)));
      long first = DAY - random.nextInt(300);
      known.put(
          DomainName.of("n" + random.nextInt(5) + ".example"),
          new KnownName(first, DAY + random.nextInt(5)));
    }
    return Baseline.of(vantages, known);
  }

  @Test
  void merging_is_commutative_associative_and_idempotent() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      Baseline one = drawn(random);
      Baseline two = drawn(random);
      Baseline three = drawn(random);
      String label = one.label() + two.label() + three.label();
      assertThat(one.with(two).version()).as(label).isEqualTo(two.with(one).version());
      assertThat(one.with(two).with(three).version())
          .as(label)
          .isEqualTo(one.with(two.with(three)).version());
      assertThat(one.with(one).version()).isEqualTo(one.version());
      assertThat(one.with(Baseline.COLD).version()).isEqualTo(one.version());
    }
  }

  @Test
  void survives_the_file() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 50; i++) {
      Baseline baseline = drawn(random);
      byte[] saved = BaselineCodec.save(baseline);
      Baseline again = BaselineCodec.read(saved);
      assertThat(again.version()).isEqualTo(baseline.version());
      assertThat(BaselineCodec.save(again)).isEqualTo(saved);
    }
  }

  @Test
  void refuses_a_file_cut_at_any_octet_or_with_any_octet_changed() {
    byte[] saved = BaselineCodec.save(drawn(new SplittableRandom(5)));
    for (int i = 0; i < saved.length; i++) {
      byte[] cut = Arrays.copyOf(saved, i);
      assertThatThrownBy(() -> BaselineCodec.read(cut)).isInstanceOf(StateFormatException.class);
      byte[] changed = saved.clone();
      changed[i] ^= 0x21;
      assertThatThrownBy(() -> BaselineCodec.read(changed))
          .isInstanceOf(StateFormatException.class);
    }
  }

  @Test
  void a_quantile_is_never_too_low_and_too_high_by_one_bin_at_most() {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < 100; round++) {
      Histogram histogram = new Histogram();
      double[] values = new double[1 + random.nextInt(400)];
      double scale = Math.pow(10, random.nextInt(6) - 1);
      for (int i = 0; i < values.length; i++) {
        values[i] = scale * random.nextDouble();
        histogram.add(values[i]);
      }
      Arrays.sort(values);
      for (double q : new double[] {0.5, 0.99, 0.999, 1}) {
        double exact = values[(int) Math.ceil(q * values.length) - 1];
        assertThat(histogram.quantile(q))
            .isGreaterThanOrEqualTo(exact)
            .isLessThanOrEqualTo(Math.max(exact * 1.1 + 0.05, exact + 0.25));
      }
    }
  }

  @Test
  void whole_numbers_up_to_ten_are_exact() {
    for (int value = 0; value <= 10; value++) {
      Histogram histogram = new Histogram();
      histogram.add(value);
      assertThat(histogram.quantile(0.99)).isEqualTo(value);
    }
  }

  private static @Nullable Limit limit(Baseline baseline, long day) {
    return baseline
        .at(HERE, day * Baseline.DAY_MICROS)
        .limit(STRATUM, Feature.ADDRESSES, Share.NEARLY_ALL);
  }

  @Test
  void a_limit_moves_by_a_fifth_a_day() {
    Map<Long, BaselineDay> days = new TreeMap<>();
    days.put(DAY, day(300, 10));
    assertThat(Objects.requireNonNull(limit(of(days), DAY)).value()).isEqualTo(10);
    days.put(DAY + 1, day(5000, 1000));
    assertThat(Objects.requireNonNull(limit(of(days), DAY)).value()).isEqualTo(12);
    days.put(DAY + 2, day(5000, 1000));
    assertThat(Objects.requireNonNull(limit(of(days), DAY)).value()).isEqualTo(14.4);
    days.put(DAY + 1, day(50_000, 1));
    days.put(DAY + 2, day(500_000, 1));
    assertThat(Objects.requireNonNull(limit(of(days), DAY)).value()).isEqualTo(8);
  }

  @Test
  void few_names_say_nothing() {
    assertThat(limit(of(Map.of(DAY, day(199, 3))), DAY)).isNull();
    assertThat(limit(of(Map.of(DAY, day(200, 3))), DAY))
        .isEqualTo(new Limit(3, 200, "names like it here"));
  }

  @Test
  void a_share_that_few_names_cannot_show_is_said_of_all() {
    BaselineView view = of(Map.of(DAY, day(200, 3))).at(HERE, DAY * Baseline.DAY_MICROS);
    assertThat(LocalExpectation.words(new Limit(3, 200, "names here"), Share.NEARLY_ALL, view))
        .isEqualTo("at most 3 for all names here (200 name-days, " + view.version() + ")");
    assertThat(LocalExpectation.words(new Limit(3, 200, "names here"), Share.MOST, view))
        .startsWith("at most 3 for 99 % of names here (200 name-days");
    assertThat(LocalExpectation.words(new Limit(3, 1204, "names here"), Share.NEARLY_ALL, view))
        .startsWith("at most 3 for 99.9 % of names here (1,204 name-days");
  }

  @Test
  void names_of_few_networks_say_nothing() {
    BaselineDay day = day(1000, 3);
    day.names().values().forEach(stratum -> stratum.seenIn(7));
    assertThat(limit(of(Map.of(DAY, day)), DAY)).isNull();
  }

  @Test
  void says_why_it_says_nothing() {
    Baseline baseline = of(Map.of(DAY, day(300, 3)));
    assertThat(Baseline.COLD.at(HERE, 0).absence()).isEqualTo("BASELINE_COLD");
    assertThat(baseline.at(THERE, DAY * Baseline.DAY_MICROS).absence())
        .isEqualTo("BASELINE_OF_ANOTHER_VANTAGE");
    assertThat(baseline.at(HERE, (DAY + 30) * Baseline.DAY_MICROS).isInUse()).isTrue();
    assertThat(baseline.at(HERE, (DAY + 31) * Baseline.DAY_MICROS).absence())
        .isEqualTo("BASELINE_EXPIRED");
    assertThat(baseline.label()).matches("b-[0-9a-f]{8} learned 2024-10-04[.][.]2024-10-04");
    assertThat(Baseline.COLD.label()).isEqualTo("cold");
  }

  @Test
  void days_older_than_thirty_fall_out() {
    Map<Long, BaselineDay> days = new TreeMap<>();
    for (long day = DAY; day < DAY + 40; day++) {
      days.put(day, day(10, 2));
    }
    Baseline current = of(days).current();
    assertThat(current.dayCount()).isEqualTo(30);
    assertThat(current.label()).contains("2024-10-14..2024-11-12");
  }

  @Test
  void a_kind_needs_a_clear_majority_of_days() {
    NetworkKey key = new NetworkKey(64500, null);
    Map<Long, BaselineDay> days = new TreeMap<>();
    for (int i = 0; i < 5; i++) {
      TreeMap<NetworkKey, NetworkKind> kinds = new TreeMap<>();
      kinds.put(key, i == 0 ? NetworkKind.HOSTING : NetworkKind.ACCESS);
      BaselineDay day = day(10, 1);
      days.put(DAY + i, new BaselineDay(day.names(), day.clients(), 1, new LearnedKinds(kinds)));
    }
    long now = (DAY + 5) * Baseline.DAY_MICROS;
    assertThat(of(days).kinds(now).kinds()).containsEntry(key, NetworkKind.ACCESS);
    days.remove(DAY + 4);
    assertThat(of(days).kinds(now).kinds()).isEmpty();
    days.remove(DAY);
    assertThat(of(days).kinds(now).kinds()).hasSize(1);
    assertThat(of(days).kinds(now + 40 * Baseline.DAY_MICROS).kinds()).isEmpty();
  }
}
