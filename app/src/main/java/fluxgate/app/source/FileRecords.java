package fluxgate.app.source;

import fluxgate.observation.Observation;
import java.util.List;

/** All records of one file. */
interface FileRecords extends Records {
  /** How many blocks may be decoded before they are asked for, from now on. */
  default void limitAhead(int blocks) {}

  /** The stream has ended: what was still being put together, the caller's to keep. */
  List<Observation> finish();

  /** Decodes no more. The stream is its opener's to close. */
  default void close() {}
}
