/**
 * The commands, one class each, and the root that lists them in order.
 *
 * <p>Where it sits: the outermost room of the app. A command reads its options, calls the pipeline
 * and prints; it decides nothing about DNS.
 *
 * <p>Invariants: options keep their meaning once shipped; a wrong one gives the reason and the
 * usage on standard error and exit code 2.
 *
 * <p>Sources: none.
 */
@NullMarked
package fluxgate.app.cli;

import org.jspecify.annotations.NullMarked;
