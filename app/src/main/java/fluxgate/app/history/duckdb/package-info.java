/**
 * DuckDB in memory: opened, asked, and tried on files.
 *
 * <p>Where it sits: above {@code folder}, below all rooms that ask Parquet files in SQL; nothing
 * else of Fluxgate opens DuckDB.
 *
 * <p>Invariants: no file of DuckDB's own format is kept. Its native library is unpacked once after
 * a build, not at every start. A damaged file may leave a database unusable, so files in doubt are
 * tried in a database of their own ({@code Trial}).
 *
 * <p>Sources: the documentation of DuckDB and of its JDBC driver.
 */
@NullMarked
package fluxgate.app.history.duckdb;

import org.jspecify.annotations.NullMarked;
