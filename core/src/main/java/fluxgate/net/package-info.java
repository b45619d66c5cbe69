/**
 * Addresses, prefixes and the networks that announce them.
 *
 * <p>Where it sits: the lowest stratum beside {@code dns}; every other package uses it, it uses
 * nothing of ours.
 *
 * <p>Invariants: an {@link fluxgate.net.IpAddress} is canonical at birth (an IPv4-mapped IPv6
 * address <em>is</em> the IPv4 address); nothing here opens a file: tables are read from streams
 * that the caller gives.
 *
 * <p>Sources: RFC 4291 and RFC 5952 (IPv6 text), RFC 6890 and the IANA special-purpose registries
 * (bogons).
 */
@NullMarked
package fluxgate.net;

import org.jspecify.annotations.NullMarked;
