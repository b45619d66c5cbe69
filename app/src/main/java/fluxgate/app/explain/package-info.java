/**
 * One domain, explained: what {@code fluxgate explain} gathers before an output shows it.
 *
 * <p>Where it sits: between the detector and the outputs of an explanation.
 *
 * <p>Invariants: everything is read again by the whole detector, because a verdict depends on what
 * surrounds the domain; clients are named in one place, {@link fluxgate.app.explain.ClientNames},
 * so that what hides them there hides them everywhere.
 *
 * <p>Sources: none.
 */
@NullMarked
package fluxgate.app.explain;

import org.jspecify.annotations.NullMarked;
