package fluxgate.app.cli.option;

import fluxgate.app.context.BaselineFile;
import fluxgate.app.context.ContextStore;
import fluxgate.app.context.DetectorContexts;
import fluxgate.app.context.KnownDomains;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredContext;
import fluxgate.app.history.replay.Replay;
import fluxgate.app.redaction.Redaction;
import fluxgate.app.source.ContextFile;
import fluxgate.app.source.ObservationSource;
import fluxgate.app.source.Plan;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import fluxgate.detect.DetectorContext;
import fluxgate.detect.baseline.Baseline;
import fluxgate.detect.context.HostMap;
import fluxgate.net.NetworkMap;
import fluxgate.observation.Client;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a command, looked at and ready to be read once, with the context to judge them by.
 *
 * @param plan without problems; where a store is read, of its context alone
 * @param source the observations: of the plan, or of a store
 * @param maps the network maps that it is judged by: of the inputs, or of the store
 * @param hosts which machine had which address; null where nobody said
 * @param listening hears of every client
 */
public record OpenedInputs(
    Plan plan,
    ObservationSource source,
    List<ContextFile> maps,
    DetectorContext context,
    @Nullable HostMap hosts,
    Redaction listening) {
  private static final String REFUSED =
      " is telemetry, and with --from-store what is judged comes from the store: add it with"
          + " 'fluxgate history import', or leave it out.";

  /**
   * Opens the inputs.
   *
   * @param say takes a sentence for each thing that a person should know
   * @return null where a named input cannot be read, which was then said
   */
  public static @Nullable OpenedInputs open(
      List<String> paths, ReadingOptions options, Consumer<String> say) {
    ReadOptions reading =
        options.reading().withContext(head -> NetworkMap.recognises(head.lines()));
    boolean fromStore = options.fromStore();
    Plan plan =
        fromStore ? Telemetry.openContext(paths, reading, REFUSED) : Telemetry.open(paths, reading);
    if (!plan.problems().isEmpty()) {
      plan.problems().forEach(say);
      return null;
    }
    ObservationSource source = plan;
    List<ContextFile> maps = plan.contextFiles();
    if (fromStore) {
      try {
        StoreFolder store = StoreFolder.toRead(options.store());
        source = replay(store, reading, options.archived());
        maps = maps.isEmpty() ? StoredContext.newest(store) : maps;
      } catch (StoreException e) {
        say.accept(String.valueOf(e.getMessage()));
        return null;
      }
    }
    DetectorContext networks;
    try {
      networks = DetectorContexts.load(maps, options.asn(), say);
    } catch (IOException e) {
      say.accept(e.getMessage() + ".");
      return null;
    }
    try {
      Path leases = options.hostMap();
      HostMap hosts = leases == null ? null : KnownDomains.hosts(leases, say);
      Path baseline = options.baseline();
      ContextStore store = options.usesContextStore() ? StandardFolder.contextStore() : null;
      DetectorContext context =
          options
              .memory()
              .limit(networks)
              .withDomains(KnownDomains.load(store, options.context(), networks.suffixes(), say))
              .withBaseline(baseline == null ? Baseline.COLD : BaselineFile.read(baseline));
      Redaction listening = options.listening();
      if (hosts != null) {
        hosts.forEach((address, host) -> listening.meet(new Client(address, host, null)));
      }
      return new OpenedInputs(plan, source, maps, context, hosts, listening);
    } catch (IOException e) {
      say.accept(e.getMessage() + ".");
      return null;
    }
  }

  private static Replay replay(StoreFolder store, ReadOptions reading, boolean archived) {
    long since = reading.sinceMicros();
    long until = reading.untilMicros();
    return archived ? Replay.withArchive(store, since, until) : Replay.of(store, since, until);
  }

  /** Hands observations on with their clients named as the host map has them. */
  public ObservationSink named(ObservationSink sink) {
    HostMap map = hosts;
    return observation -> {
      Observation seen = map == null ? observation : map.named(observation);
      listening.meet(seen);
      sink.accept(seen);
    };
  }
}
