/**
 * An explanation as a text page with small plots, and as JSON.
 *
 * <p>Where it sits: an output; {@code fluxgate explain} prints one of the two.
 *
 * <p>Invariants: at most 100 columns; every plot of a page has the same time axis; nothing is said
 * by colour alone, and block and braille characters have ASCII in their place where a terminal has
 * none. Everything from outside is neutralised.
 *
 * <p>Sources: Unicode 16, Braille Patterns (U+2800) for the order of the dots.
 */
@NullMarked
package fluxgate.app.output.explain;

import org.jspecify.annotations.NullMarked;
