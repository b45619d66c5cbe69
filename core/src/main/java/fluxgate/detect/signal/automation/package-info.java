/**
 * Whether a program follows the rotation rather than a person.
 *
 * <p>Where it sits: a row of {@code Signals}; reads each client's rhythm.
 *
 * <p>Measures: how often a client that nobody answered tried another address of the domain within
 * 30 seconds (FLOW_FAILOVER), and how evenly its visits are spaced (FLOW_REGULAR).
 *
 * <p>Invariants: speaks only of clients that were at three of the addresses, and never without
 * connections; updates and monitors poll evenly too, so neither weighs much.
 *
 * <p>Sources: failover order and regularity are named as features of connection correlation by the
 * studies of fast flux; no published figure weighs them.
 */
@NullMarked
package fluxgate.detect.signal.automation;

import org.jspecify.annotations.NullMarked;
