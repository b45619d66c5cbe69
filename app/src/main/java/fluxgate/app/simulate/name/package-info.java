/**
 * How names behave: what the authority of a zone answers at a moment of the day, one class a
 * behaviour.
 *
 * <p>Where it sits: between the world and the traffic. A behaviour is asked by the resolver model
 * and knows neither clients nor logs.
 *
 * <p>Invariants: a behaviour is a pure function of question and second of the day, so the order of
 * questions never changes an answer.
 *
 * <p>Sources: the field figures of each behaviour are named in its class comment.
 */
@NullMarked
package fluxgate.app.simulate.name;

import org.jspecify.annotations.NullMarked;
