/**
 * The core of Fluxgate: bytes to observations to verdicts, as a function of its inputs.
 *
 * <p>Invariants: no clock, no thread, no log, no file and no socket in any package below; streams,
 * times and context are arguments. It loads on Java 21, so that the same classes run embedded and
 * on a stream processor.
 */
@NullMarked
package fluxgate;

import org.jspecify.annotations.NullMarked;
