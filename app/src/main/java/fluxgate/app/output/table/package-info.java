/**
 * Findings for people at a terminal: a ranked table, then why, one block a finding.
 *
 * <p>Where it sits: an output; the default of {@code hunt}.
 *
 * <p>Invariants: names are defanged and everything from outside is neutralised; colour only where
 * asked for; lines are aligned whatever the names are.
 *
 * <p>Sources: none.
 */
@NullMarked
package fluxgate.app.output.table;

import org.jspecify.annotations.NullMarked;
