package fluxgate.app.simulate.name;

import fluxgate.dns.DomainName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All zones of a world, by apex. */
public final class Catalogue {
  private final Map<DomainName, NameBehaviour> byApex = new LinkedHashMap<>();
  private final Delegation registry;

  /**
   * @param registry the servers of the parent of all zones
   */
  public Catalogue(Delegation registry, List<NameBehaviour> zones) {
    this.registry = registry;
    for (NameBehaviour zone : zones) {
      if (byApex.put(zone.zone(), zone) != null) {
        throw new IllegalArgumentException("two zones at " + zone.zone());
      }
    }
  }

  /** The servers that know where every zone is. */
  public Delegation registry() {
    return registry;
  }

  public Collection<NameBehaviour> zones() {
    return byApex.values();
  }

  /** The zone that the name is in, or null when nobody registered one. */
  public @Nullable NameBehaviour zoneOf(DomainName name) {
    for (int labels = name.labelCount(); labels > 0; labels--) {
      NameBehaviour zone = byApex.get(name.suffix(labels));
      if (zone != null) {
        return zone;
      }
    }
    return null;
  }

  /** Registered domain → class, for every zone under {@code .example}. */
  public SortedMap<String, String> truth() {
    DomainName example = DomainName.of("example");
    SortedMap<String, String> truth = new TreeMap<>();
    for (NameBehaviour zone : byApex.values()) {
      if (zone.zone().isAtOrBelow(example)) {
        truth.put(zone.zone().suffix(2).toString(), zone.truth());
      }
    }
    return truth;
  }
}
