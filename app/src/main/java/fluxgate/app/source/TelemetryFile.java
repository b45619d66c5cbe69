package fluxgate.app.source;

import fluxgate.format.Input;
import fluxgate.format.netflow.FlowTemplates;
import org.jspecify.annotations.Nullable;

/**
 * A file that will be read.
 *
 * @param notBeforeMicros nothing in it is expected earlier, so it need not be open before;
 *     Long.MIN_VALUE where that is not known
 * @param aggregates whether it holds aggregates, which are in no order in time
 * @param kept already open, where it can be opened only once
 * @param templates that it and the other inputs announce
 * @param original the file with the same content that is read in its place, or null
 * @param past what earlier readings left of it; null where there were none
 */
record TelemetryFile(
    InputFile input,
    RecordFormat format,
    long notBeforeMicros,
    boolean aggregates,
    @Nullable OpenInput kept,
    FlowTemplates templates,
    @Nullable TelemetryFile original,
    KnownFiles.@Nullable Past past) {
  TelemetryFile duplicateOf(TelemetryFile first) {
    return new TelemetryFile(
        input, format, notBeforeMicros, aggregates, kept, templates, first, past);
  }

  TelemetryFile withPast(KnownFiles.Past known) {
    return new TelemetryFile(
        input, format, notBeforeMicros, aggregates, kept, templates, original, known);
  }

  /**
   * The same file as it was read once, without what has come since.
   *
   * @param then it, and its name
   * @param beginning what of it was read before that
   */
  TelemetryFile asItWas(KnownFiles.KnownFile then, KnownFiles.@Nullable KnownFile beginning) {
    return new TelemetryFile(
        input.asItWas(then.name(), then.print().size()),
        format,
        notBeforeMicros,
        aggregates,
        null,
        templates,
        null,
        new KnownFiles.Past(then.print(), null, beginning));
  }

  /** The same file, read by these templates from its beginning on. */
  TelemetryFile withTemplates(FlowTemplates announced, long notBefore) {
    return new TelemetryFile(input, format, notBefore, aggregates, kept, announced, original, past);
  }

  /** What a decoder is to know of it. */
  Input forDecoder(ReadOptions options) {
    return input.forDecoder(options).withTemplates(templates);
  }

  /** The same file as an earlier reading read it, or null. */
  KnownFiles.@Nullable KnownFile readBefore() {
    return past == null ? null : past.same();
  }

  /** Records up to here, in octets of the decompressed stream, were read by an earlier reading. */
  long readToBefore() {
    return past == null || past.beginning() == null ? 0 : past.beginning().readTo();
  }
}
