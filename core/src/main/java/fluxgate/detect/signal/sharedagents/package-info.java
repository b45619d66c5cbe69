/**
 * Whether the name answers with homes that another suspect name is known for.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the closed snapshot of flux networks and the
 * domain's pool.
 *
 * <p>Measures: homes shared with a name that is suspect by itself, at a damped similarity of .25 or
 * more; and, for a name that is new, homes among its first answers that a name at alert showed
 * before (SHARED_AGENTS).
 *
 * <p>Invariants: what a name lends it has without this evidence; homes that the name itself showed
 * first say nothing about it.
 *
 * <p>Sources: FluxBuster (IEEE TDSC 9(5), 2012) for the similarity; the weight is that of one
 * confirmed sighting of the same machines.
 */
@NullMarked
package fluxgate.detect.signal.sharedagents;

import org.jspecify.annotations.NullMarked;
