/**
 * Whether each name follows one host that changes its address.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the address pool name by name.
 *
 * <p>Measures: one address at a time, each gone when the next comes, within few networks
 * (MOVING_HOST): a camera on a mobile contract, a laptop with a dynamic name, a fleet of routers. A
 * botnet answers with agents that come back.
 *
 * <p>Invariants: silent where addresses overlap in time, where one name's come more often than
 * hourly or lie in more than a handful of networks (of a fleet, two), and where names share
 * addresses.
 *
 * <p>Sources: dynamic-DNS homes as detection-science lists them among the look-alikes; the weight
 * takes back what churn and access share say of one home.
 */
@NullMarked
package fluxgate.detect.signal.movinghost;

import org.jspecify.annotations.NullMarked;
