/**
 * Chance that comes out the same everywhere.
 *
 * <p>Where it sits: the floor of {@code simulate}; everything that is drawn is drawn with it.
 *
 * <p>Invariants: a seed gives the same numbers on every machine and every Java version; dice for a
 * part or a moment do not move those that they come from.
 *
 * <p>Sources: Steele, Lea and Flood, OOPSLA 2014 (SplitMix64).
 */
@NullMarked
package fluxgate.app.simulate.chance;

import org.jspecify.annotations.NullMarked;
