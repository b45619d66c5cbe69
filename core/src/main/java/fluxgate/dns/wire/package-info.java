/**
 * DNS messages as they are on the wire, read in one bounded pass.
 *
 * <p>Where it sits: above {@code dns}, which gives it its words, and below the formats that carry
 * whole messages (packets, dnstap). It knows no sensor, no time and no observation.
 *
 * <p>Invariants: any octets give a {@link fluxgate.dns.wire.WireResult}, a value, in time linear in
 * their number but for compression, where each name costs at most {@code WireCursor.MAX_HOPS} hops;
 * nothing is allocated by a count that the message only claims. Only class IN is kept; meta records
 * (OPT, TSIG, TKEY) are not data.
 *
 * <p>Sources: RFC 1035 §4, RFC 2181 §5 and §8, RFC 3597 (generic rdata), RFC 6891 (EDNS), RFC 8914
 * (extended errors).
 */
@NullMarked
package fluxgate.dns.wire;

import org.jspecify.annotations.NullMarked;
