/**
 * Whether the name behaves as names do here.
 *
 * <p>Where it sits: a row of {@code Signals}; reads the domain's state and the baseline of the
 * vantage that sees it.
 *
 * <p>Measures: how many of its features lie within what 99 % of the names of its stratum show
 * (ORDINARY_HERE: all of them), or beyond what 99.9 % do (BEYOND_ORDINARY: addresses in homes, with
 * or without spread over networks); and says where no baseline is in use (BASELINE_COLD,
 * BASELINE_EXPIRED, BASELINE_OF_ANOTHER_VANTAGE, BASELINE_STRATUM_COLD).
 *
 * <p>Invariants: silent without a baseline; never both; a name that lives mostly in homes is never
 * ordinary, however many homes the volunteer pools here have; speaks of a feature only where enough
 * names from enough networks trained it; what is known from earlier days is not held against
 * itself; stands aside for rotating hosting, whose addresses are ordinary by design.
 *
 * <p>Sources: detection-science notes on local baselines.
 */
@NullMarked
package fluxgate.detect.signal.ordinaryhere;

import org.jspecify.annotations.NullMarked;
