/**
 * {@code fluxgate history}: import, look up, verify, retain and count what a store has.
 *
 * <p>Where it sits: above {@code option}; the work is done by {@code fluxgate.app.history}.
 *
 * <p>Invariants: one class a verb. What a store once held and no longer has is said with every
 * answer that may lack it.
 *
 * <p>Sources: docs/reference/store.md.
 */
@NullMarked
package fluxgate.app.cli.store;

import org.jspecify.annotations.NullMarked;
