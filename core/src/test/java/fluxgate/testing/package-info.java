/**
 * What tests share: observations as text, inputs read to their end.
 *
 * <p>Where it sits: beside the tests of every package; main code never sees it.
 *
 * <p>Invariants: deterministic text, so that goldens compare byte for byte.
 */
@NullMarked
package fluxgate.testing;

import org.jspecify.annotations.NullMarked;
