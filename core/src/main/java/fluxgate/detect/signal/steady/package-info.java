/**
 * One set of addresses in nearly every answer, and others now and then among them.
 *
 * <p>Where it sits: a row of {@code Signals}; reads what owner names keep of their answers.
 *
 * <p>Measures: the share of all answers, cached ones too, that showed the commonest set of their
 * name (STEADY_ANSWERS). Six forged answers to a name that a whole organisation uses bring six sets
 * of homes never seen before; the other nine thousand answers say that it did not move.
 *
 * <p>Where the cache of a resolver contradicts them it takes no hundred answers: a copy that is
 * given again with the time it had left was there all along, and what came between is not from the
 * cache.
 *
 * <p>Invariants: the share of answers counts only where eight clients ask, so that nobody can wash
 * a name clean by asking for it while it stands still; silent once four answers in a row showed
 * something else, so that a name that is taken over is judged by what it does then.
 *
 * <p>Sources: detection-science §4, forged and spoofed answers; Boyer and Moore 1981 for the
 * commonest set in constant space. The shares are our derivation.
 */
@NullMarked
package fluxgate.detect.signal.steady;

import org.jspecify.annotations.NullMarked;
