/**
 * How long agents live, and whether they come back.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the pool's agents.
 *
 * <p>Measures: of the addresses that came between one and two days ago, the median time from first
 * to last sighting, and the share that was seen again a day or more after it came: few
 * (SHORT_LIVED_AGENTS) or most (RETURNING_AGENTS).
 *
 * <p>Invariants: silent before a day has passed and below ten addresses; short lives speak for flux
 * among homes only, for load balancers replace servers too. Turnover by capture and recapture
 * measures the same from answers, so this weighs little.
 *
 * <p>Sources: lifetimes of hours are what every study of flux agents reports; pools of volunteers
 * keep their members for months.
 */
@NullMarked
package fluxgate.detect.signal.lifetime;

import org.jspecify.annotations.NullMarked;
