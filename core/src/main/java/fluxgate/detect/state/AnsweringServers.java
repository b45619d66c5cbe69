package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The recursive resolvers that answered for a domain, as far as known. */
final class AnsweringServers implements Slice {
  private static final int MOST = 64;

  private final Set<IpAddress> servers = new LinkedHashSet<>(2);

  /** The one that answered last: mostly it is the next one too. */
  private @Nullable IpAddress last;

  /** Takes that a resolver answered; null where it is not known. */
  void answered(@Nullable IpAddress server) {
    if (server != null && !server.equals(last)) {
      last = server;
      if (servers.size() < MOST) {
        servers.add(server);
      }
    }
  }

  /** In the order in which they came; at most {@value #MOST}. */
  Set<IpAddress> all() {
    return Collections.unmodifiableSet(servers);
  }

  @Override
  public void write(StateWriter out) {
    out.count(servers.size());
    servers.forEach(out::address);
  }

  static AnsweringServers read(StateReader in) {
    AnsweringServers answering = new AnsweringServers();
    for (int i = in.size(); i > 0; i--) {
      answering.servers.add(in.address());
    }
    return answering;
  }
}
