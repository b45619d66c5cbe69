package fluxgate.app.source;

import fluxgate.app.ledger.ReadReport;
import fluxgate.format.Carries;
import fluxgate.format.Format;
import fluxgate.observation.ObservationSink;
import java.util.List;

/** Where observations come from in the order of time: inputs, or a store that kept them. */
public interface ObservationSource {
  /**
   * Reads all of it into the sink, in event-time order, on this thread; once.
   *
   * <p>What the sink or the listener throws ends the reading and is thrown on, with every file
   * closed.
   */
  ReadReport read(ObservationSink sink, Progress progress);

  /** Whether what will be read may hold this. */
  boolean carries(Carries what);

  /** The formats of the inputs, each once. */
  List<Format> formats();

  /** Inputs that are not read. */
  List<Unrecognised> unrecognised();
}
