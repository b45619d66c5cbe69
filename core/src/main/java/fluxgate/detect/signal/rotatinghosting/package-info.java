/**
 * Rented servers inside few networks that replace each other.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the pool through {@code HostingRotation}.
 *
 * <p>Measures: short-lived addresses, about one at a time, none coming back (ROTATING_HOSTING).
 * Dispersion and access share cannot see this variant and stand aside for it.
 *
 * <p>Invariants: silent with less than three hours of observation.
 *
 * <p>Sources: bulletproof hosting as CISA AA25-093A describes it; thresholds are our derivation.
 */
@NullMarked
package fluxgate.detect.signal.rotatinghosting;

import org.jspecify.annotations.NullMarked;
