/**
 * Whether everybody asks for the name.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the popularity that the surroundings close and
 * the baseline.
 *
 * <p>Measures: distinct clients that ask for the domain on one day, against all clients and against
 * the other names here (POPULAR).
 *
 * <p>Invariants: only ever a discount; a small one without a baseline, because the first wave of a
 * campaign may reach many: it takes thirty clients and a fifth of all, over several hours, and half
 * a year of acquaintance for the full one.
 *
 * <p>Sources: detection-science notes, evidence table (popular and older than 180 days: -2).
 */
@NullMarked
package fluxgate.detect.signal.popularity;

import org.jspecify.annotations.NullMarked;
