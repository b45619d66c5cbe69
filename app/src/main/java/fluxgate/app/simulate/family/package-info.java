/**
 * The families of names in an evaluation world, one row a family: what is planted, what looks like
 * it, and the ordinary rest.
 *
 * <p>Where it sits: above {@code zone}; it draws the zones that {@code play} plays.
 *
 * <p>Invariants: every parameter of every name is drawn by itself from the range that stands beside
 * it; nothing of the detector is known here. Ranges reach beyond the figures that they are drawn
 * around, because nobody knows the next botnet's.
 *
 * <p>Sources: the figures of published networks and services, named beside each range. Where none
 * is named the range is an assumption.
 */
@NullMarked
package fluxgate.app.simulate.family;

import org.jspecify.annotations.NullMarked;
