/**
 * From path arguments to observations in event-time order.
 *
 * <p>Where it sits: between the command line and everything that takes observations. {@link
 * fluxgate.app.source.Telemetry} looks at every input and makes a {@link fluxgate.app.source.Plan};
 * the plan reads the files, each through decompression, framing, decoder and reorder buffer, and
 * merges them into one sink.
 *
 * <p>Invariants: the sequence that the sink gets, and every ledger, is a function of the inputs and
 * the options, whatever the number of threads. Only the caller's thread calls the sink. Input is
 * streamed: memory is bounded by the constants of {@code Merge}, {@code ReorderBuffer} and the
 * framings' own limits, so a decompression bomb costs time, not memory. Nothing that a file
 * contains ends the run.
 */
@NullMarked
package fluxgate.app.source;

import org.jspecify.annotations.NullMarked;
