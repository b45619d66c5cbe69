/**
 * How the set of addresses grows, and how alike successive answers are.
 *
 * <p>Where it sits: a row of {@code Signals}; remembers how many addresses had been shown after 1,
 * 2, 4, 8 and 16 fresh answers, the mean likeness, and how many places were filled by addresses
 * that had come before.
 *
 * <p>Measures: the growth exponent {@code log2(N(n) / N(n/2))} with N(n) the addresses shown by n
 * fresh answers: 0 for a closed set, 1 where every answer is new (ADDRESS_GROWTH); the mean Jaccard
 * index of successive fresh answers of one view (ANSWER_LIKENESS); and how many addresses repeated
 * an earlier one, against the {@code n^2 / 2N} of a pool of N lasting members, N larger than any
 * known one (ENDLESS_POOL).
 *
 * <p>Invariants: the first two weigh nothing. Novelty (NEW_AGENTS) and recurrence (STEADY_ANSWERS)
 * weigh the same facts, and what is weighed twice is weighed wrongly; they are the figures in which
 * literature speaks of them. Turnover needs recaptures; ENDLESS_POOL speaks where there are none,
 * of homes only. Silent below eight fresh answers, for growth tells little before.
 *
 * <p>Sources: IP growth is the root of FluxBuster's decision tree; in simulation flux grows with
 * .24 to 1 at 8 to 64 answers and volunteer pools with .84 to 1, content delivery hardly at all;
 * successive answers of flux share 0 to .22, those of a round robin .65 and more.
 */
@NullMarked
package fluxgate.detect.signal.growth;

import org.jspecify.annotations.NullMarked;
