/**
 * Makes synthetic telemetry: a small world of networks, names that behave as names do, clients that
 * ask and connect, a resolver that caches, and the logs that sensors would have written of it.
 *
 * <p>Where it sits: beside the pipeline, never in it. It writes files that {@code hunt} reads like
 * any others; nothing of the detector is known here, so that a sample can not flatter it. Inside,
 * the arrows go {@code chance} ← {@code atlas} ← {@code zone} ← {@code play} and {@code family} ←
 * {@code log} ← this package. The worlds of {@code fluxgate simulate} draw every parameter; the
 * sample day sets those of its three planted names and draws the rest.
 *
 * <p>Invariants: the same seed gives the same bytes on every machine; no clock is read and nothing
 * is sent. Every name is under {@code .example}, every address of a server is from 198.18.0.0/15,
 * 240.0.0.0/4 or 2001:db8::/32, every ASN is private.
 *
 * <p>Sources: RFC 2544 and RFC 6815 (benchmark addresses), RFC 3849, RFC 6996 (private ASNs), RFC
 * 6761 (names), ISO 3166-1 user-assigned codes.
 */
@NullMarked
package fluxgate.app.simulate;

import org.jspecify.annotations.NullMarked;
