/**
 * What a sensor saw, in one model for all formats.
 *
 * <p>Where it sits: the middle stratum. Formats make observations from bytes, the detector makes
 * verdicts from observations; neither knows the other.
 *
 * <p>Invariants: immutable; every observation says when, from which vantage, and which bytes of
 * which input it was read from. Absence is null or a typed constant, never a sentinel. Times are
 * microseconds since 1970-01-01T00:00:00Z.
 *
 * <p>Sources: RFC 9499 for the words; RFC 8427 and dnstap for the roles.
 */
@NullMarked
package fluxgate.observation;

import org.jspecify.annotations.NullMarked;
