/**
 * What the detector remembers of one registered domain, and the one codec in which it leaves
 * memory.
 *
 * <p>Where it sits: below the signals, which read it, and the detector, which feeds it. Facts that
 * several signals measure (addresses, owner names, clients, name servers, contacts) are kept once,
 * in books; a signal that needs memory of its own keeps a slice.
 *
 * <p>Invariants: every book is bounded, knows what it weighs and counts what it had to leave out;
 * nothing here depends on the order in which a hash table iterates; saved and restored state gives
 * the same verdicts.
 *
 * <p>Sources: detection-science notes on fresh answers (a cached repeat is no evidence) and on
 * state size.
 */
@NullMarked
package fluxgate.detect.state;

import org.jspecify.annotations.NullMarked;
