/**
 * What is ordinary here: quantiles of each feature by stratum, which networks host names, which
 * names everybody asks, learned from traffic that nobody suspects.
 *
 * <p>Where it sits: a {@link fluxgate.detect.baseline.BaselineLearner} reads the days that {@code
 * surroundings} closes and the states of domains; an immutable, versioned {@link
 * fluxgate.detect.baseline.Baseline} goes to the next run in its {@code DetectorContext}; signals
 * read a {@link fluxgate.detect.baseline.BaselineView} of one vantage.
 *
 * <p>Invariants: a name that ever reached a level, or sits mostly in access networks, trains
 * nothing, not even with its earlier days; a stratum with few names or few networks says nothing; a
 * limit moves by a fifth a day at most; a day under pressure is not learned; merging is
 * commutative, associative and idempotent, so learning the same logs twice changes nothing.
 *
 * <p>Sources: detection-science notes on local baselines; fixed bins instead of a KLL or t-digest
 * sketch, because they merge exactly, in any order, and need no library.
 */
@NullMarked
package fluxgate.detect.baseline;

import org.jspecify.annotations.NullMarked;
