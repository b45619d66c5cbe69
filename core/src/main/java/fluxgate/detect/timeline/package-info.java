/**
 * What was seen of one domain over time, for people: answers, addresses, name servers, clients,
 * connections, levels.
 *
 * <p>Where it sits: beside the detector, as a {@link fluxgate.detect.Witness}; outputs draw what it
 * keeps. No verdict depends on it.
 *
 * <p>Invariants: every list is bounded, and what is left out is counted; the same observations give
 * the same timeline. Long series are kept in bins that grow wider, so that a plot of a year costs
 * what a plot of an hour does. Times are microseconds since the epoch.
 *
 * <p>Sources: none.
 */
@NullMarked
package fluxgate.detect.timeline;

import org.jspecify.annotations.NullMarked;
