/**
 * Tuples: owner name, type and rdata with what is known of them; what can be asked of them, and how
 * it is found; how DuckDB sums up days of several parts, and how days are merged into months.
 *
 * <p>Where it sits: above {@code part}, which writes the tuples of a day that came in one part;
 * below what imports, mends and looks up.
 *
 * <p>Invariants: tuples are written twice, by reversed name and by address; what replaces one
 * replaces both. The tuples of a month name the days that they cover and the files that they lack,
 * so that nothing is summed up twice and what comes back is summed up once more. A month is not
 * merged while one of its files is damaged. Finding and merging read files front to back in the
 * order in which they lie ({@code TupleRows}), and rest on it.
 *
 * <p>Sources: draft-dulaunoy-dnsop-passive-dns-cof.
 */
@NullMarked
package fluxgate.app.history.tuple;

import org.jspecify.annotations.NullMarked;
