/**
 * Whether the addresses stand side by side.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the pool's addresses.
 *
 * <p>Measures: the share of IPv4 addresses that have another of the pool within the same /28
 * (RACKED_TOGETHER). Content delivery puts several machines in a rack, in an access provider's
 * rooms as well; homes get their addresses anywhere in their provider's blocks.
 *
 * <p>Invariants: counts only what is more than accident, so that a botnet which fills a small
 * network is not taken for a rack.
 *
 * <p>Sources: caches inside access networks are the one look-alike of detection by network kind
 * that stands in homes' networks itself; the arithmetic is in {@link
 * fluxgate.detect.state.Neighbourhood}.
 */
@NullMarked
package fluxgate.detect.signal.neighbourhood;

import org.jspecify.annotations.NullMarked;
