/**
 * Over how many networks the addresses are spread.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the address pool.
 *
 * <p>Measures: effective autonomous systems {@code e^H} over the shares of addresses per ASN
 * (ASN_SPREAD, FEW_ASN); the AS fraction {@code (ASNs - 1) / (addresses - 1)}, comparable only
 * between 5 and 16 addresses (AS_FRACTION); the normalised entropy of /16 or IPv6 /32 prefixes
 * (PREFIX_SPREAD); the networks inside one answer (WIDE_ANSWER). Strong against content delivery,
 * useless against volunteer pools.
 *
 * <p>Invariants: silent below four addresses; networks that nothing is known of do not count.
 *
 * <p>Sources: Holz et al., NDSS 2008, whose score is in effect "eight ASNs"; Lombardo et al., ISC
 * 2018, for the AS fraction; the FluxBuster prefilter for prefix diversity. Weights: log-likelihood
 * ratios of our simulation.
 */
@NullMarked
package fluxgate.detect.signal.dispersion;

import org.jspecify.annotations.NullMarked;
