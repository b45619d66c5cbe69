/**
 * Flux networks: which suspect names answer with the same homes.
 *
 * <p>Where it sits: beside the surroundings. At every boundary {@link
 * fluxgate.detect.network.NetworkLearner} closes a {@link fluxgate.detect.network.FluxNetworks}
 * snapshot over the candidates; signals, admission and findings read only that.
 *
 * <p>Invariants: a snapshot depends on the candidates' states at its boundary and on the networks
 * of the one before, in no order; only names that are suspect by themselves, without what they
 * share, lend anything to others, so names cannot lift each other; an address counts for a name
 * only where the other showed it no later, so planting somebody's addresses says nothing about
 * their owner.
 *
 * <p>Sources: R. Perdisci, I. Corona, G. Giacinto, "Early Detection of Malicious Flux Networks via
 * Large-Scale Passive DNS Traffic Analysis", IEEE TDSC 9(5), 2012, for the damped similarity and
 * the containment by which a cluster is found again.
 */
@NullMarked
package fluxgate.detect.network;

import org.jspecify.annotations.NullMarked;
