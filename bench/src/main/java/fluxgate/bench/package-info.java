/**
 * Measures Fluxgate: whole processes beside other programs, and its parts alone.
 *
 * <p>Where it sits: outside the default build and outside the program; it sees the app and the
 * core, and nothing sees it. {@code tools/performance} runs it and puts {@code docs/performance.md}
 * together from what it writes.
 *
 * <p>Invariants: each row of a table is one file, so that a long one can be measured alone; a run
 * that counted wrongly fails and writes nothing.
 */
@NullMarked
package fluxgate.bench;

import org.jspecify.annotations.NullMarked;
