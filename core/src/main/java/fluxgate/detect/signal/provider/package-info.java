/**
 * Whether the addresses belong to content delivery or a cloud.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the address pool.
 *
 * <p>Measures: the share of addresses in networks of the kinds content delivery and cloud
 * (CDN_PROVIDER).
 *
 * <p>Invariants: silent below four addresses; stands aside for rotating hosting.
 *
 * <p>Sources: every deployed detector's allow-list begins with these providers.
 */
@NullMarked
package fluxgate.detect.signal.provider;

import org.jspecify.annotations.NullMarked;
