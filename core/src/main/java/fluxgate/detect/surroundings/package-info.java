/**
 * What holds across domains: which servers rewrite TTLs, which addresses are resolvers, which
 * clients' connections can be seen, which addresses answer for many unrelated names.
 *
 * <p>Where it sits: beside the state of single domains. A {@link
 * fluxgate.detect.surroundings.SurroundingsLearner} gathers as observations come; every ten minutes
 * of event time it closes an immutable {@link fluxgate.detect.surroundings.Surroundings} snapshot,
 * and signals read only that.
 *
 * <p>Invariants: a snapshot never changes; it depends on the observations before its boundary
 * alone, so any number of shards judge alike.
 *
 * <p>Sources: measured here: a virtual machine's NAT rewrites every TTL to one constant; RFC 1912
 * for sane TTLs.
 */
@NullMarked
package fluxgate.detect.surroundings;

import org.jspecify.annotations.NullMarked;
