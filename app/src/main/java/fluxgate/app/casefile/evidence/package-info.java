/**
 * Raw records that a case rests on, copied before logs rotate away.
 *
 * <p>Where it sits: between what the store remembers of a record (input, offset, length) and the
 * package, which has its octets. {@link fluxgate.app.casefile.evidence.RawGlance} shows records
 * where they lie, by the same rule, and copies none.
 *
 * <p>Invariants: a file is read only where it still is what the import read, or begins with that (a
 * log that has grown): at another file's offsets lies something else. Each file is read once, in
 * the order of offsets. A collection counts when its index is in its place; what is there without
 * one is the rest of a collection that was stopped. What is not collected is said, with the reason.
 *
 * <p>Sources: ISO/IEC 27037 on acquisition; RFC 3227 on the order of volatility.
 */
@NullMarked
package fluxgate.app.casefile.evidence;

import org.jspecify.annotations.NullMarked;
