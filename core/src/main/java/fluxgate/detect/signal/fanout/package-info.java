/**
 * Whether one client follows the rotation.
 *
 * <p>Where it sits: a row of {@code Signals}; reads clients, contacts and the pool.
 *
 * <p>Measures: how many of the pool's access-network addresses (or, for rotating hosting, of its
 * servers) one client connected to on other than infrastructure ports (FLOW_FANOUT).
 *
 * <p>Invariants: only connections that an answer explains count.
 *
 * <p>Sources: CISA AA25-093A, item on communication with many addresses in short periods; weight
 * from our simulation.
 */
@NullMarked
package fluxgate.detect.signal.fanout;

import org.jspecify.annotations.NullMarked;
