/**
 * The store: what sensors saw, kept for months in open files, and asked by name and by address.
 *
 * <p>Where it sits: after {@code source}, which hands it observations in the order of event time,
 * and beside the detector, which it does not know. Here is what is done to a whole store: {@code
 * Import} writes, {@code History} answers, {@code Retention} forgets, {@code Verification} proves,
 * {@code Refill} mends. It uses the rooms below it, which do not see it, nor any room that stands
 * before them here: {@code replay}, {@code sighting}, {@code tuple}, {@code smallstate}, {@code
 * part}, {@code duckdb}, {@code folder}.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>All data lie in closed Parquet files that any engine reads; docs/reference/store.md is the
 *       interface. What has to be summed up of several, DuckDB does in a database in memory: no
 *       file of its own format is kept, so that nothing locks readers out.
 *   <li>Tuples lie sorted, by name and by address. A look-up, and the merging of a month, read them
 *       in that order and rest on it.
 *   <li>The newest complete manifest says which files are the store. A file is written under
 *       another name, synced, renamed and its folder synced before a manifest names it; so a killed
 *       writer leaves the store as it was before or as it is after.
 *   <li>One writer, by a lock that ends with its process; readers take no lock. What a manifest no
 *       longer names is removed, so that whoever reads all files of a folder reads the store; a
 *       reader that finds a file gone reads the newest manifest and asks again.
 *   <li>Time is an argument.
 * </ul>
 *
 * <p>Sources: draft-dulaunoy-dnsop-passive-dns-cof for tuples and their fields; the Parquet format;
 * OMB M-26-14 and M-21-31 for the profiles of retention.
 */
@NullMarked
package fluxgate.app.history;

import org.jspecify.annotations.NullMarked;
