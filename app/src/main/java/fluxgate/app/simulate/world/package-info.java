/**
 * The networks of a synthetic world, their hosts, and the home machines that a botnet borrows.
 *
 * <p>Where it sits: the floor of {@code simulate}; names are made of these hosts.
 *
 * <p>Invariants: no address is handed out twice; addresses, ASNs and countries are from ranges that
 * nobody on the internet holds; all chance comes from a {@link fluxgate.app.simulate.world.Dice}.
 *
 * <p>Sources: RFC 2544, RFC 3849, RFC 6996, ISO 3166-1 (XA–XZ are user-assigned).
 */
@NullMarked
package fluxgate.app.simulate.world;

import org.jspecify.annotations.NullMarked;
