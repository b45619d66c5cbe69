package fluxgate.app.evaluate.published;

import static fluxgate.app.evaluate.published.Answers.HOUR;
import static fluxgate.app.evaluate.published.Answers.SECOND;
import static fluxgate.app.evaluate.published.Answers.answer;
import static fluxgate.app.evaluate.published.Answers.different;
import static fluxgate.app.evaluate.published.Answers.run;
import static fluxgate.app.evaluate.published.Answers.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The formulas against cases worked out by hand. */
final class FormulasTest {
  @Test
  void holz_needs_so_many_addresses_for_so_many_networks() {
    int[] least = {94, 80, 66, 52, 38, 24, 10};
    for (int asns = 1; asns <= least.length; asns++) {
      int addresses = least[asns - 1];
      assertThat(Holz2008.isFlux(Holz2008.score(addresses, asns))).as("%d", asns).isTrue();
      assertThat(Holz2008.isFlux(Holz2008.score(addresses - 1, asns))).as("%d", asns).isFalse();
    }
    assertThat(Holz2008.isFlux(Holz2008.score(8, 8))).isTrue();
  }

  @Test
  void holz_adds_up_the_answers_of_a_name_and_not_of_its_domain() {
    assertThat(run(new Holz2008(), answer(0, 0, 60, 0, different(8))).first).hasSize(1);
    assertThat(run(new Holz2008(), answer(0, 0, 60, 0, different(5))).first).isEmpty();
    assertThat(
            run(
                    new Holz2008(),
                    answer(0, 0, 60, 0, 1, 2, 3, 4),
                    answer(1, 5, 60, 4, 5, 6, 7, 8),
                    answer(0, 9, 60, 8, 5, 6, 7, 8))
                .first)
        .containsExactly(java.util.Map.entry(0, Answers.START + 9));
  }

  @Test
  void zeek_multiplies_by_the_share_of_networks() {
    assertThat(ZeekAnomalousDns.score(8, 8)).isCloseTo(158.88, within(1e-9));
    assertThat(ZeekAnomalousDns.score(16, 8)).isCloseTo(84.72, within(1e-9));
  }

  @Test
  void zeek_ignores_long_ttls_and_forgets() {
    assertThat(run(new ZeekAnomalousDns(), answer(0, 0, 1_800, 0, different(8))).first).hasSize(1);
    assertThat(run(new ZeekAnomalousDns(), answer(0, 0, 1_801, 0, different(8))).first).isEmpty();
    Answer half = answer(0, 0, 60, 0, 1, 2, 3, 4);
    Answer soon = answer(0, 30 * 60 * SECOND, 60, 4, 5, 6, 7, 8);
    Answer late = answer(0, 32 * 60 * SECOND, 60, 4, 5, 6, 7, 8);
    assertThat(run(new ZeekAnomalousDns(), half, soon).first).hasSize(1);
    assertThat(run(new ZeekAnomalousDns(), half, late).first).isEmpty();
  }

  @Test
  void as_fraction_needs_five_addresses() {
    assertThat(AsFraction.isFlux(4, 4)).isFalse();
    assertThat(AsFraction.isFlux(5, 3)).isTrue();
    assertThat(AsFraction.isFlux(5, 2)).isFalse();
    assertThat(run(new AsFraction(), answer(0, 0, 60, 0, same(30))).first).isEmpty();
  }

  @Test
  void ttl_and_addresses_looks_back_a_day() {
    Answer two = answer(0, 0, 300, 0, 1, 1);
    assertThat(run(new TtlAndAddresses(), two, answer(0, 23 * HOUR, 60, 2, 1, 1, 1)).first)
        .hasSize(1);
    assertThat(run(new TtlAndAddresses(), two, answer(0, 25 * HOUR, 60, 2, 1, 1, 1)).first)
        .isEmpty();
    assertThat(run(new TtlAndAddresses(), answer(0, 0, 301, 0, same(9))).first).isEmpty();
    assertThat(run(new TtlAndAddresses(), answer(0, 0, -1, 0, same(9))).first).isEmpty();
  }
}
