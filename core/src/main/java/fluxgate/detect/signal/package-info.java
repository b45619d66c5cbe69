/**
 * What Fluxgate measures of a domain: one folder a signal, one row of {@link
 * fluxgate.detect.signal.Signals} each.
 *
 * <p>Where it sits: above the state, which it reads; below the detector, which asks it.
 *
 * <p>Invariants: a signal sees one domain's state and closed surroundings, nothing else; it says
 * nothing rather than guess; whatever it says comes with a value, a unit, an expectation and a
 * sentence; siblings do not know each other.
 *
 * <p>Sources: each signal's own folder.
 */
@NullMarked
package fluxgate.detect.signal;

import org.jspecify.annotations.NullMarked;
