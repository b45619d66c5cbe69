/**
 * Measures detectors against a truth: Fluxgate's own and the published ones, on the same input, in
 * one pass.
 *
 * <p>Where it sits: between the pipeline that reads and the command that prints. It takes the
 * observations that {@code hunt} takes and hands them to every detector alike.
 *
 * <p>Invariants: the unit that is judged is the registered domain of the truth; a domain counts as
 * found where it reached the level at any time; what the truth names and the input does not show is
 * counted apart; what the input shows and the truth does not name is no error of anybody's. Nothing
 * here changes a verdict.
 *
 * <p>Sources: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * JASA 22 (1927), for the intervals; the classes in {@code published} name theirs.
 */
@NullMarked
package fluxgate.app.evaluate;

import org.jspecify.annotations.NullMarked;
