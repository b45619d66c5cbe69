/**
 * The commands and what they show on a terminal.
 *
 * <p>Where it sits: outermost; it calls everything and nothing calls it.
 *
 * <p>Invariants: results go to standard output, everything else to standard error; colour and
 * progress only on a terminal.
 *
 * <p>Sources: the NO_COLOR convention (no-color.org).
 */
@NullMarked
package fluxgate.app.cli;

import org.jspecify.annotations.NullMarked;
