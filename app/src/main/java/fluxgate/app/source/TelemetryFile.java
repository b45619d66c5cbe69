package fluxgate.app.source;

import org.jspecify.annotations.Nullable;

/**
 * A file that will be read.
 *
 * @param notBeforeMicros nothing in it is expected earlier, so it need not be open before;
 *     Long.MIN_VALUE where that is not known
 * @param aggregates whether it holds aggregates, which are in no order in time
 * @param kept already open, where it can be opened only once
 * @param original the file with the same content that is read in its place, or null
 */
record TelemetryFile(
    InputFile input,
    RecordFormat format,
    long notBeforeMicros,
    boolean aggregates,
    @Nullable OpenInput kept,
    @Nullable TelemetryFile original) {
  TelemetryFile duplicateOf(TelemetryFile first) {
    return new TelemetryFile(input, format, notBeforeMicros, aggregates, kept, first);
  }
}
