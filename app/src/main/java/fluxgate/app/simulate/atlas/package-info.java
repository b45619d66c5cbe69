/**
 * A synthetic internet: up to some two thousand autonomous systems in forty invented countries,
 * each with prefixes that lie scattered as on the real one.
 *
 * <p>Where it sits: the floor of a world.
 *
 * <p>Invariants: IPv4 is from 240.0.0.0/4 and 198.18.0.0/15, since 198.18.0.0/15 alone is two of
 * the /16s whose number the detector looks at; IPv6 from 2001:db8::/32; ASNs from 4200000000 on;
 * countries from the codes that ISO 3166-1 leaves to users. Addresses are drawn, not booked: two
 * unrelated machines have the same one about as rarely as on the real internet.
 *
 * <p>Sources: RFC 1112 §4 (240.0.0.0/4), RFC 2544, RFC 3849, RFC 6996, ISO 3166-1.
 */
@NullMarked
package fluxgate.app.simulate.atlas;

import org.jspecify.annotations.NullMarked;
