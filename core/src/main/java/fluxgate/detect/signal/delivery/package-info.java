/**
 * Whether many unrelated sites point here.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the names that led here by CNAME.
 *
 * <p>Measures: distinct registered domains whose aliases end at the name (DELIVERY_TARGET): that is
 * how content delivery, mail filters and site builders are used.
 *
 * <p>Invariants: never enough to outweigh rotation among homes, because throwaway domains can point
 * anywhere; silent while few clients ask.
 *
 * <p>Sources: RFC 1034 §3.6.2 for aliases; the aliases of content-delivery networks in the captures
 * used for testing.
 */
@NullMarked
package fluxgate.detect.signal.delivery;

import org.jspecify.annotations.NullMarked;
