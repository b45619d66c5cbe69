/**
 * Detectors that others published, as their authors describe them, one class each.
 *
 * <p>Where it sits: beside Fluxgate's detector, in an evaluation only. They get the answers that
 * Fluxgate gets: address RRsets of answer sections, reserved addresses left out, networks from the
 * same table.
 *
 * <p>Invariants: a detector keeps one compact state an owner name, because that is what their
 * authors key by, and accuses the registered domain; it forgets a name once its domain is accused,
 * unless it needs it to judge others. Constants are the authors'; where the authors give none, the
 * class says what stands in.
 *
 * <p>Sources: each class names its own.
 */
@NullMarked
package fluxgate.app.evaluate.published;

import org.jspecify.annotations.NullMarked;
