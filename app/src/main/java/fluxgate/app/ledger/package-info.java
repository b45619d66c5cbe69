/**
 * What became of the input: one ledger a file, their sum, and the summary that says so.
 *
 * <p>Where it sits: the {@code source} fills ledgers while it reads; commands print them or write
 * them with {@code --summary}.
 *
 * <p>Invariants: every record stands in exactly one column, so that {@code read = accepted +
 * skipped + rejected + duplicate + out_of_range}; {@code late} is a part of accepted. A record is
 * what its format counts.
 */
@NullMarked
package fluxgate.app.ledger;

import org.jspecify.annotations.NullMarked;
