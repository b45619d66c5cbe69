package fluxgate.app.evaluate.published;

import fluxgate.net.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** The distinct addresses of the last while. */
final class RecentAddresses {
  /** Every rule that asks is satisfied by far fewer. */
  private static final int MOST = 1024;

  private final Map<IpAddress, Long> lastSeen = new LinkedHashMap<>(4, 0.75f, true);

  /** Takes the addresses of an answer and forgets what was last seen before the time given. */
  void add(Answer answer, long sinceMicros) {
    for (IpAddress address : answer.addresses()) {
      lastSeen.put(address, answer.micros());
    }
    while (lastSeen.size() > MOST
        || (!lastSeen.isEmpty() && lastSeen.values().iterator().next() < sinceMicros)) {
      lastSeen.remove(lastSeen.keySet().iterator().next());
    }
  }

  int size() {
    return lastSeen.size();
  }
}
