/**
 * What is printed, and where: standard output, files of pages, progress, help, the version.
 *
 * <p>Where it sits: at the bottom of the commands; it knows none of them.
 *
 * <p>Invariants: results go to standard output, and a failure to write them is never silent; colour
 * and progress only on a terminal. {@code HelpPage} never breaks a line within what people type.
 *
 * <p>Sources: the NO_COLOR convention (no-color.org).
 */
@NullMarked
package fluxgate.app.cli.terminal;

import org.jspecify.annotations.NullMarked;
