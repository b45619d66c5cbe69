/**
 * Whether the name is a public volunteer pool that everybody knows.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the domain's name.
 *
 * <p>Measures: membership in a short table of pools that run for decades under one registered
 * domain (KNOWN_POOL). It is evidence against, not a filter: a taken-over pool can still reach a
 * level.
 *
 * <p>Invariants: whole labels match, never parts of them.
 *
 * <p>Sources: the allow-lists of the Bro fast-flux script, FluxBuster and FluxEnder.
 */
@NullMarked
package fluxgate.detect.signal.knownpool;

import org.jspecify.annotations.NullMarked;
