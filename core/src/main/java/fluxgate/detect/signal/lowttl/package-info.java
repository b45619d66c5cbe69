/**
 * Whether answers ask to be fetched again within minutes.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the TTL book.
 *
 * <p>Measures: the smallest TTL (LOW_TTL). Weak: content delivery and time pools use the same
 * values as flux.
 *
 * <p>Invariants: a TTL that was rewritten on the way, or that the source does not carry, says
 * nothing, and is named so.
 *
 * <p>Sources: FluBot and the NTP pool both answered with 150 seconds (Spamhaus 2021; the pool's own
 * DNS code).
 */
@NullMarked
package fluxgate.detect.signal.lowttl;

import org.jspecify.annotations.NullMarked;
