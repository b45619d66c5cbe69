package fluxgate.format;

import fluxgate.format.netflow.FlowTemplates;
import fluxgate.observation.Provenance;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a decoder knows of the input that it reads.
 *
 * @param name as the user gave it; stands in every provenance
 * @param zone of times that name none
 * @param writtenMicros when it was last written, for times without a year: microseconds since the
 *     epoch
 * @param templates of flow records, which other inputs announce
 * @param keepsGlue whether Sysmon's addresses are taken that may be glue, or cut
 */
public record Input(
    String name, ZoneId zone, long writtenMicros, FlowTemplates templates, boolean keepsGlue) {
  /** 2100-01-01, for inputs of which nobody knows when they were written. */
  private static final long SOME_DAY_MICROS = 4_102_444_800_000_000L;

  /** An input whose times say all, or lie in UTC. */
  public Input(String name) {
    this(name, ZoneOffset.UTC, SOME_DAY_MICROS);
  }

  /** Whether somebody knows when it was written. */
  public boolean isDated() {
    return writtenMicros != SOME_DAY_MICROS;
  }

  /** An input that stands for itself. */
  public Input(String name, ZoneId zone, long writtenMicros) {
    this(name, zone, writtenMicros, FlowTemplates.NONE, false);
  }

  /** The same input, where others announce templates for it. */
  public Input withTemplates(FlowTemplates known) {
    return new Input(name, zone, writtenMicros, known, keepsGlue);
  }

  /** The same input, of which the user wants every address that Sysmon wrote down. */
  public Input withGlue() {
    return new Input(name, zone, writtenMicros, templates, true);
  }

  /** Reads its times without a zone or a year. */
  public LogClock clock() {
    return new LogClock(zone, writtenMicros);
  }

  /** Where {@code frame} lies in this input. */
  public Provenance locate(Frame frame) {
    return new Provenance(name, frame.position, frame.rawLength);
  }
}
