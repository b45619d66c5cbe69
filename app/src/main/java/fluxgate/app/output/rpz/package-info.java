/**
 * Findings as a response policy zone, which BIND, Unbound, PowerDNS Recursor and Knot Resolver
 * read: each registered domain and everything below it gets the policy.
 *
 * <p>Where it sits: an output. It writes a zone; loading it is a decision of people.
 *
 * <p>Invariants: what blocks names must not block more than it says. A finding makes a rule only
 * while it stands at the level asked for, and no rule is made of a public suffix, a wildcard label,
 * a label that policy zones give a meaning ({@code rpz-ip} and its like), or a name too long; each
 * refusal stands in the zone as a comment. Addresses never make rules: those of flux are other
 * people's homes, and an answer may name any address, so a rule for an address would let whoever
 * runs the name block what he likes. A rule for a name server's name is made only for double flux
 * and only inside the domain. Whatever the data hold, a line stays a line, and no comment names a
 * client. The serial is the last event time of the input in seconds, so equal input gives an equal
 * zone.
 *
 * <p>Sources: draft-vixie-dnsop-dns-rpz-00; RFC 1035 §5.1 for the master file; RFC 1982 for
 * serials.
 */
@NullMarked
package fluxgate.app.output.rpz;

import org.jspecify.annotations.NullMarked;
