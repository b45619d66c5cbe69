/**
 * {@code fluxgate findings} and {@code fluxgate disposition}: what hunts kept in a store, and what
 * people decided of it.
 *
 * <p>Where it sits: above {@code option}; findings are kept by {@code fluxgate.app.findings}.
 *
 * <p>Invariants: names are printed so that nobody follows them by a click. Looking at client-level
 * data is logged ({@code FindingsAccess}).
 *
 * <p>Sources: docs/reference/store.md.
 */
@NullMarked
package fluxgate.app.cli.finding;

import org.jspecify.annotations.NullMarked;
