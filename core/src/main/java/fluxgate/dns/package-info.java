/**
 * The words of the DNS: names, types, codes, RRsets, the public suffix list and the wire format.
 *
 * <p>Where it sits: the lowest stratum beside {@code net}; observations are made of these.
 *
 * <p>Invariants: a {@link fluxgate.dns.DomainName} is canonical at birth, so equality and ordering
 * need no folding; types and codes are open sets; the wire reader bounds every length, hop and
 * count.
 *
 * <p>Sources: RFC 1034/1035, RFC 2181 §5 and §8 (one TTL an RRset, 31 bits), RFC 3597 (unknown
 * types), RFC 9499 (the words).
 */
@NullMarked
package fluxgate.dns;

import org.jspecify.annotations.NullMarked;
