/**
 * {@code fluxgate case}: opens, shows, holds, exports and verifies cases.
 *
 * <p>Where it sits: above {@code option}; cases are kept by {@code fluxgate.app.casefile}.
 *
 * <p>Invariants: one class a verb, {@code CaseWords} has the words that they share. What is done
 * with a case stands in its custody, with who and when.
 *
 * <p>Sources: docs/reference/case.md.
 */
@NullMarked
package fluxgate.app.cli.casefile;

import org.jspecify.annotations.NullMarked;
