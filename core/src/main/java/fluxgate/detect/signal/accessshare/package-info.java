/**
 * What share of the addresses are people's homes and phones.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the address pool.
 *
 * <p>Measures: the shrunk access-network share (ACCESS_HOSTING where high, HOSTING_ONLY where low).
 * Nobody hosts a service on hundreds of homes with their owners' consent, except volunteers, whose
 * pools mix in servers: the best single discriminator between flux and everything else.
 *
 * <p>Invariants: silent unless the kinds of at least four addresses and half of all are known; says
 * so.
 *
 * <p>Sources: the shares of our simulation (bots .95 and above, volunteer pools about .35, seeds
 * about .45); the shares of real volunteer pools are the assumption that matters most.
 */
@NullMarked
package fluxgate.detect.signal.accessshare;

import org.jspecify.annotations.NullMarked;
