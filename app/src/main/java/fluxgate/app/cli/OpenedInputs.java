package fluxgate.app.cli;

import fluxgate.app.context.DetectorContexts;
import fluxgate.app.source.Plan;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import fluxgate.detect.DetectorContext;
import fluxgate.net.NetworkMap;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a command, looked at and ready to be read once, with the context to judge them by.
 *
 * @param plan without problems
 */
record OpenedInputs(Plan plan, DetectorContext context) {
  /**
   * Opens the inputs.
   *
   * @param say takes a sentence for each thing that a person should know
   * @return null where a named input cannot be read, which was then said
   */
  static @Nullable OpenedInputs open(
      List<String> paths, ReadingOptions options, Consumer<String> say) {
    ReadOptions reading =
        options.reading().withContext(head -> NetworkMap.recognises(head.lines()));
    Plan plan = Telemetry.open(paths, reading);
    if (!plan.problems().isEmpty()) {
      plan.problems().forEach(say);
      return null;
    }
    try {
      return new OpenedInputs(plan, DetectorContexts.load(plan.contextFiles(), options.asn(), say));
    } catch (IOException e) {
      say.accept(options.asn() + ": " + e.getMessage() + ".");
      return null;
    }
  }
}
