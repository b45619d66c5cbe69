/**
 * Tables for people at a terminal: findings, ranked, then why, one block a finding; and machines of
 * a case, each with why it is listed.
 *
 * <p>Where it sits: an output; the default of {@code hunt} and of {@code case hosts}.
 *
 * <p>Invariants: names are defanged and everything from outside is neutralised; colour only where
 * asked for; lines are aligned whatever the names are.
 *
 * <p>Sources: none.
 */
@NullMarked
package fluxgate.app.output.table;

import org.jspecify.annotations.NullMarked;
