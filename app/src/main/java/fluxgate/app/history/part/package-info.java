/**
 * Writes what sensors saw: a part of a day is gathered in memory and becomes a file of rows and,
 * with it, the files of their tuples.
 *
 * <p>Where it sits: an import fills {@code Gathering}, which hands parts to {@code PartWriter} on a
 * thread of its own; below it lie {@code folder} and {@code parquet}. It does not see DuckDB.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Observations are numbers in primitive arrays from the moment that they are handed on;
 *       names, records and clients are written once in a part and numbered ({@code Ids}).
 *   <li>Rows lie in the order in which they came; late ones are last.
 *   <li>{@code Tables} is the one list of columns of what was seen, {@code TupleFile} of tuples.
 *   <li>Tuples that are summed up here are those that DuckDB would make of the same rows.
 *   <li>What is complete and not yet written is bounded: whoever gathers waits for it ({@code
 *       PartRoom}).
 * </ul>
 *
 * <p>Sources: docs/reference/store.md for the columns.
 */
@NullMarked
package fluxgate.app.history.part;

import org.jspecify.annotations.NullMarked;
