package fluxgate.app.evaluate.published;

import fluxgate.app.evaluate.published.FluxBusterClusters.Member;
import fluxgate.net.IpAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which candidate names of the last days used which addresses. */
final class FluxBusterHistory {
  /** The window of the released feature calculator. */
  static final long DAYS = 9;

  /** Addresses remembered; later ones are not. */
  private static final int MOST = 1_000_000;

  private final Map<IpAddress, Map<Integer, Long>> names = new HashMap<>();

  void add(long day, List<Member> candidates) {
    for (Member candidate : candidates) {
      for (IpAddress address : candidate.addresses()) {
        if (names.size() < MOST || names.containsKey(address)) {
          names.computeIfAbsent(address, a -> new HashMap<>(2)).put(candidate.key(), day);
        }
      }
    }
  }

  void forgetBefore(long day) {
    names
        .values()
        .removeIf(users -> {
          users.values().removeIf(last -> last < day);
          return users.isEmpty();
        });
  }

  /** How many names used one of the addresses. */
  int namesOn(Set<IpAddress> addresses) {
    Set<Integer> users = new HashSet<>();
    for (IpAddress address : addresses) {
      users.addAll(names.getOrDefault(address, Map.of()).keySet());
    }
    return users.size();
  }
}
