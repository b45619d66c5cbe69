/**
 * Writes and reads Parquet files: flat tables of numbers and texts, and lists of texts.
 *
 * <p>Where it sits: below the store, which gives it rows in the order in which they are to lie, and
 * takes them back in that order ({@code ParquetRows}): all, or those of some row groups, of which a
 * few columns say where the others have to be read.
 *
 * <p>Why it is here and DuckDB does not write these files too: what the store has are numbers that
 * stand for texts, and Parquet's dictionaries are just that. Handing the rows to DuckDB, having it
 * look up the texts, sort and encode them anew took 8 microseconds of CPU an observation where
 * decoding the log took 2.5 (measured on 1.75 million observations of simulated Zeek logs).
 *
 * <p>Why reading whole files is here too: a dictionary is made into names and addresses once, and a
 * row is numbers into it, so that a row of 25 columns costs half a microsecond; DuckDB's JDBC gives
 * each value of each row as a text of its own, and what a look-up costs there goes by columns and
 * row groups, whatever is found in them.
 *
 * <p>Invariants: a file is written front to back, a row group at a time; columns of a row group are
 * one page each. Texts are dictionary-encoded where they recur, numbers as binary-packed
 * differences; all is zstd. Each row group has the least and greatest value of each column, which
 * is what readers skip by.
 *
 * <p>Sources: the Parquet format (parquet-format 2.11: Encodings.md, LogicalTypes.md,
 * parquet.thrift) and the Thrift compact protocol.
 */
@NullMarked
package fluxgate.app.history.parquet;

import org.jspecify.annotations.NullMarked;
