/**
 * Parts of Fluxgate alone, under JMH: each format of {@link fluxgate.format.Format}, each signal of
 * {@link fluxgate.detect.signal.Signals}, and the detector.
 *
 * <p>Where it sits: {@link fluxgate.bench.micro.MicroBenchmarks} makes a small world, lets JMH run
 * what the tables list, and writes JMH's own JSON and a table a benchmark. A new row of a table is
 * measured without a change here.
 *
 * <p>Invariants: input lies in memory; all is done on one thread, and told by the record, the
 * measurement and the observation.
 */
@NullMarked
package fluxgate.bench.micro;

import org.jspecify.annotations.NullMarked;
