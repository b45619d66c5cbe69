package fluxgate.app.simulate;

import fluxgate.app.simulate.play.Counts;
import fluxgate.app.simulate.zone.Zone;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a simulation made.
 *
 * @param classes how many registered domains of each class somebody asked for
 * @param exchanges questions of clients
 * @param fetches answers of authorities, where they are written
 * @param defects what went wrong on purpose, for people
 */
public record Made(
    Map<String, Integer> classes,
    long exchanges,
    long connections,
    long fetches,
    List<String> defects) {

  static Made of(List<Zone> asked, Counts counts, List<String> defects) {
    Map<String, Integer> classes = new TreeMap<>();
    for (Zone zone : asked) {
      count(classes, zone.truth(), zone.domains().size());
      count(classes, Zone.CUSTOMER, zone.customers().size());
    }
    return new Made(classes, counts.exchanges(), counts.connections(), counts.fetches(), defects);
  }

  private static void count(Map<String, Integer> classes, String truth, int domains) {
    if (domains > 0) {
      classes.merge(truth, domains, Integer::sum);
    }
  }

  /** Registered domains of classes that begin with {@code flux}. */
  public int flux() {
    return sum(true);
  }

  /** All others. */
  public int benign() {
    return sum(false);
  }

  private int sum(boolean flux) {
    return classes.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("flux-") == flux)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
