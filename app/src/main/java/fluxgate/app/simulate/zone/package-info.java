/**
 * How the names of an evaluation world behave: what their authorities answer, who asks for them
 * when, and what is done with the answers.
 *
 * <p>Where it sits: between {@code atlas} and {@code play}. A zone is played by itself: no zone's
 * answers depend on another's, so that a world of any size streams through in the order of time.
 *
 * <p>Invariants: chance comes from dice of the zone's own, moved only by its own questions.
 */
@NullMarked
package fluxgate.app.simulate.zone;

import org.jspecify.annotations.NullMarked;
