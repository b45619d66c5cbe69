/**
 * {@code fluxgate hunt} and {@code fluxgate explain}: judge telemetry, or what a store has of it,
 * and show why.
 *
 * <p>Where it sits: above {@code option}, {@code store} (a hunt may import what is new) and {@code
 * finding} (an explanation may be of a kept finding).
 *
 * <p>Invariants: options are all checked before anything is read. What could not be read or had to
 * be left out is said at the end.
 *
 * <p>Sources: README.md for the words and exit codes.
 */
@NullMarked
package fluxgate.app.cli.hunt;

import org.jspecify.annotations.NullMarked;
