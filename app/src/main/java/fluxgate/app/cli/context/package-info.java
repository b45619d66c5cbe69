/**
 * {@code fluxgate context}: the lists of known domains and hosts that this user keeps.
 *
 * <p>Where it sits: above {@code option}; what it changes is kept by {@code fluxgate.app.context}.
 *
 * <p>Invariants: one class a verb, {@code ContextWords} has the words that they share. A verb says
 * what it changed, and which list of which folder.
 *
 * <p>Sources: the warning-list format of MISP.
 */
@NullMarked
package fluxgate.app.cli.context;

import org.jspecify.annotations.NullMarked;
