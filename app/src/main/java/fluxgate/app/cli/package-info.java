/**
 * The commands and what they show on a terminal.
 *
 * <p>Where it sits: outermost; it calls everything and only {@code Main} calls it. {@code Fluxgate}
 * is the table of commands. Those of one class lie here, the others in rooms that do not see it,
 * nor any room that stands before them here: {@code hunt}, {@code casefile}, {@code finding},
 * {@code store}, {@code context}, {@code option}, {@code terminal}.
 *
 * <p>Invariants: results go to standard output, everything else to standard error; colour and
 * progress only on a terminal.
 *
 * <p>Sources: the NO_COLOR convention (no-color.org).
 */
@NullMarked
package fluxgate.app.cli;

import org.jspecify.annotations.NullMarked;
