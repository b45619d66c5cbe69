/**
 * Whole processes, measured from outside: Fluxgate as its users start it, and what it is compared
 * with, in pairs.
 *
 * <p>Where it sits: {@link fluxgate.bench.pair.Rows} is the table; a row makes its worlds, runs its
 * programs and says what came out.
 *
 * <p>Invariants: both sides of a pair run in the same round, one right after the other, and take
 * turns to begin, so that whatever else the machine does meets both. A ratio is taken within a
 * round; reported are the median and both ends. Both sides must have counted the same records, else
 * the run fails. CPU seconds (user and system, with all children) and resident memory are those
 * that the kernel accounts to the process, asked for with GNU time; elapsed time is taken here.
 */
@NullMarked
package fluxgate.bench.pair;

import org.jspecify.annotations.NullMarked;
