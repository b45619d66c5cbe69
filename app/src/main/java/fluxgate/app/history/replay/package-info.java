/**
 * Hands on again what a store has, as reading the inputs would have.
 *
 * <p>Where it sits: a source of observations above {@code folder}; it reads the rows that {@code
 * part} wrote, by {@code parquet}, and sees neither DuckDB nor tuples.
 *
 * <p>Invariants: files of a day lie in the order in which their import handed the rows on, late
 * ones last; imports are merged as {@code source} merges files. A row group's dictionary is made
 * into names and addresses once. What became of the rows of each file is counted, also of a file
 * that is missing or damaged.
 *
 * <p>Sources: docs/reference/store.md for the order of rows.
 */
@NullMarked
package fluxgate.app.history.replay;

import org.jspecify.annotations.NullMarked;
