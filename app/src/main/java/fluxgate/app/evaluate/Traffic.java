package fluxgate.app.evaluate;

import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many clients asked, and for how long: what a rate of findings is a rate of. */
final class Traffic {
  private static final double DAY_MICROS = 86_400e6;

  /** A rate over less than an hour would promise too much. */
  private static final double LEAST_DAYS = 1.0 / 24;

  private static final int MOST = 1_000_000;

  private final Set<Client> clients = new HashSet<>();
  private final Set<IpAddress> servers = new HashSet<>();
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  /** Takes who asked whom. */
  void asked(@Nullable Client client, @Nullable IpAddress server, long micros) {
    firstMicros = Math.min(firstMicros, micros);
    lastMicros = Math.max(lastMicros, micros);
    if (client != null && clients.size() < MOST) {
      clients.add(new Client(client.address(), client.host(), null));
    }
    if (server != null && servers.size() < MOST) {
      servers.add(server);
    }
  }

  /** Distinct clients, without those that answer others. */
  long clients() {
    return clients.stream()
        .filter(client -> client.address() == null || !servers.contains(client.address()))
        .count();
  }

  /** From the first question or answer to the last, at least an hour; 0 of nothing. */
  double days() {
    return lastMicros < firstMicros
        ? 0
        : Math.max(LEAST_DAYS, (lastMicros - firstMicros) / DAY_MICROS);
  }
}
