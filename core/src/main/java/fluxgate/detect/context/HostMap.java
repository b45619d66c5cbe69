package fluxgate.detect.context;

import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.ResolverSettingObservation;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which machine held which address when: leases of DHCP and private-network gateways. Immutable
 * once built, safe to share.
 *
 * <p>A lease ends where the next of its address begins: an address is one machine's at a time.
 */
public final class HostMap {
  /** A year of an organisation with ten thousand machines. */
  static final int MOST_LEASES = 4_000_000;

  private record Lease(String host, long untilMicros) {}

  private final Map<IpAddress, TreeMap<Long, Lease>> leases = new HashMap<>();
  private int count;

  HostMap() {}

  /** Adds a lease; of two that begin alike the last added counts. False where there is no room. */
  boolean add(IpAddress address, String host, long fromMicros, long untilMicros) {
    if (count >= MOST_LEASES) {
      return false;
    }
    count++;
    leases
        .computeIfAbsent(address, a -> new TreeMap<>())
        .put(fromMicros, new Lease(host, untilMicros));
    return true;
  }

  /** The machine that held the address at a time; null where no lease says. */
  public @Nullable String hostAt(IpAddress address, long micros) {
    NavigableMap<Long, Lease> of = leases.get(address);
    if (of == null) {
      return null;
    }
    Map.Entry<Long, Lease> lease = of.floorEntry(micros);
    return lease == null || micros > lease.getValue().untilMicros ? null : lease.getValue().host;
  }

  /** Every lease's address and machine, in no order; a machine as often as it had a lease. */
  public void forEach(BiConsumer<IpAddress, String> holder) {
    leases.forEach(
        (address, all) -> all.values().forEach(lease -> holder.accept(address, lease.host)));
  }

  /** How many leases. */
  public int size() {
    return count;
  }

  /** The observation with its client named; itself where no lease says or a name is there. */
  public Observation named(Observation observation) {
    return switch (observation) {
      case RRsetObservation seen -> {
        Client client = named(seen.client(), seen.timeMicros());
        yield client == seen.client() ? seen : seen.withClient(client);
      }
      case QuestionObservation asked -> {
        Client client = named(asked.client(), asked.timeMicros());
        yield client == asked.client() ? asked : asked.withClient(client);
      }
      case ConnectionObservation connection -> {
        Client client = named(connection.client(), connection.timeMicros());
        yield client == null || client == connection.client()
            ? connection
            : connection.withClient(client);
      }
      case ResolverSettingObservation setting -> {
        Client machine = named(setting.machine(), setting.timeMicros());
        yield machine == setting.machine() ? setting : setting.withMachine(machine);
      }
    };
  }

  private @Nullable Client named(@Nullable Client client, long micros) {
    if (client == null || client.address() == null || client.host() != null) {
      return client;
    }
    String host = hostAt(client.address(), micros);
    return host == null ? client : new Client(client.address(), host, client.process());
  }
}
