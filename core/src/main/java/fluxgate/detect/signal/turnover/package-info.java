/**
 * Whether today's addresses are still there tomorrow.
 *
 * <p>Where it sits: a row of {@code Signals}; compares small blocks of fresh answers with their
 * neighbours and with blocks of hours before, of which it keeps one each two hours.
 *
 * <p>Measures: {@code T24 = 1 - O24 / O0}: the overlap of blocks a day apart against that of
 * neighbouring blocks, capture and recapture (AGENT_TURNOVER, STATIC_POOL); where there are homes,
 * first of the homes alone, among which planted servers stay. A static pool of any size has T24
 * near 0; a botnet's is .67 to 1.
 *
 * <p>Invariants: silent without six hours of observation, without ten recaptures, or where a block
 * spans over six hours.
 *
 * <p>Sources: capture-recapture after Lincoln and Petersen; thresholds from our simulation (pools
 * p95 .29, flux p05 .36).
 */
@NullMarked
package fluxgate.detect.signal.turnover;

import org.jspecify.annotations.NullMarked;
