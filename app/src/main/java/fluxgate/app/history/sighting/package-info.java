/**
 * Which machines met a name, and by which raw records that is known.
 *
 * <p>Where it sits: above {@code duckdb} and {@code folder}; cases ask it.
 *
 * <p>Invariants: a connection belongs to the answer that gave its client the address, by the
 * detector's own rule of joining. Files that are damaged are left out, and said. Each machine and
 * answer comes with places in the inputs, and an input with its hash as it was imported, where that
 * is known.
 *
 * <p>Sources: docs/reference/store.md and docs/reference/case.md.
 */
@NullMarked
package fluxgate.app.history.sighting;

import org.jspecify.annotations.NullMarked;
