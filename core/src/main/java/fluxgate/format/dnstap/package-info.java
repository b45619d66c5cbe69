/**
 * dnstap: DNS messages as a server itself saw them, in Frame Streams.
 *
 * <p>Products: Unbound, BIND, Knot, PowerDNS, dnsdist, CoreDNS. A data frame is a protobuf {@code
 * Dnstap} (identity 1, message 14, type 15) with a {@code Message} inside (role 1, addresses 4 and
 * 5, times 8/9 and 12/13, wire messages 10 and 14, bailiwick 11, policy 15).
 *
 * <p>Roles: CLIENT is below the resolver, with the client; STUB is on the host that asks; RESOLVER,
 * FORWARDER and AUTH are above, without a client, and their records are believed only inside the
 * zone that the server was asked about. TOOL and UPDATE are skipped. Of a query that was answered
 * only the response is reported, so that logging both counts nothing twice; a query whose response
 * is not logged is reported as unanswered.
 *
 * <p>What it does not carry: connections, processes. Unbound 1.17 leaves the policy field empty for
 * what its response policy zones made.
 *
 * <p>Invariants: protobuf is read by hand, every length against what is left; unknown fields are
 * passed over; of a field given twice the last counts, as protobuf has it.
 *
 * <p>Sources: dnstap.pb (dnstap.info), the protobuf encoding.
 */
@NullMarked
package fluxgate.format.dnstap;

import org.jspecify.annotations.NullMarked;
