package fluxgate.app.cli;

import fluxgate.app.context.ContextStore;
import fluxgate.app.context.KnownDomains;
import fluxgate.detect.Detector;
import fluxgate.detect.DetectorContext;
import fluxgate.detect.context.HostMap;
import fluxgate.observation.ObservationSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside the inputs.
 *
 * @param context with what people know of domains
 * @param hosts which machine held which address; null where nobody says
 */
record Knowledge(DetectorContext context, @Nullable HostMap hosts) {
  /**
   * Loads what the options name.
   *
   * @param say takes a sentence for each thing that a person should know
   * @return null where a file cannot be read, which was then said
   */
  static @Nullable Knowledge load(
      OpenedInputs inputs, ReadingOptions options, Consumer<String> say) {
    try {
      Path leases = options.hostMap();
      HostMap hosts = leases == null ? null : KnownDomains.hosts(leases, say);
      return new Knowledge(
          inputs
              .context()
              .withDomains(
                  KnownDomains.load(
                      new ContextStore(ContextStore.standard()), options.context(), say)),
          hosts);
    } catch (IOException e) {
      say.accept(e.getMessage() + ".");
      return null;
    }
  }

  /** Where observations go on their way to the detector: machines under their own names. */
  ObservationSink into(Detector detector) {
    HostMap known = hosts;
    return known == null ? detector::observe : seen -> detector.observe(known.named(seen));
  }
}
