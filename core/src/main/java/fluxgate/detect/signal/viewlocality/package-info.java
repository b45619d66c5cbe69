/**
 * Whether each resolver is always sent to networks of its own.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the views of the owner names.
 *
 * <p>Measures: the median number of autonomous systems that one resolver's view was sent to
 * (VIEW_LOCAL), weighted by the addresses of its name. Content delivery sends each resolver to the
 * caches near it; over a fleet of resolvers that looks dispersed. Flux sends everybody everywhere.
 *
 * <p>Invariants: silent below two views of one name with four fresh answers each.
 *
 * <p>Sources: per-vantage answer stability as what defeats content delivery with caches inside
 * access networks.
 */
@NullMarked
package fluxgate.detect.signal.viewlocality;

import org.jspecify.annotations.NullMarked;
