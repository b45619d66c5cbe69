package fluxgate.net;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What local traffic taught of networks whose kind no table knows. It only fills {@link
 * NetworkKind#UNKNOWN}: where the table speaks, the table is believed.
 *
 * @param kinds never {@link NetworkKind#UNKNOWN}; sorted
 */
public record LearnedKinds(SortedMap<NetworkKey, NetworkKind> kinds) {
  /** Nothing learned. */
  public static final LearnedKinds NONE = new LearnedKinds(new TreeMap<>());

  public LearnedKinds {
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
  }

  /** The kind in force for an address of a network that the table may or may not know. */
  public NetworkKind kind(IpAddress address, @Nullable Network network) {
    NetworkKind table = network == null ? NetworkKind.UNKNOWN : network.kind();
    if (table != NetworkKind.UNKNOWN || kinds.isEmpty()) {
      return table;
    }
    return kinds.getOrDefault(NetworkKey.of(address, network), NetworkKind.UNKNOWN);
  }

  /** These, and those of {@code other} for networks of which these say nothing. */
  public LearnedKinds over(LearnedKinds other) {
    if (other.kinds.isEmpty()) {
      return this;
    }
    Map<NetworkKey, NetworkKind> both = new TreeMap<>(other.kinds);
    both.putAll(kinds);
    return new LearnedKinds(new TreeMap<>(both));
  }
}
