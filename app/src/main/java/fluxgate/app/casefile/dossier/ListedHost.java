package fluxgate.app.casefile.dossier;

import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.history.sighting.SeenHost;
import fluxgate.app.history.sighting.SeenHost.Deed;
import fluxgate.app.history.sighting.SeenHost.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A machine as a case lists it.
 *
 * @param seen what it did
 * @param places the raw records that say so: all, or evenly chosen ones
 */
record ListedHost(SeenHost seen, Map<Kind, List<RawPlace>> places) {
  ListedHost {
    places = Map.copyOf(places);
  }

  String label() {
    return seen.label();
  }

  List<RawPlace> places(Kind kind) {
    return places.getOrDefault(kind, List.of());
  }

  private @Nullable Deed deed(Kind kind) {
    return seen.deeds().stream().filter(deed -> deed.kind() == kind).findFirst().orElse(null);
  }

  /**
   * What both say together, where each may know records that the other does not: never less than
   * either, and where nobody can tell how much more, not more.
   *
   * @param later whose order of names and of programs counts where it has all
   */
  ListedHost with(ListedHost later) {
    List<Deed> deeds = new ArrayList<>();
    Map<Kind, List<RawPlace>> both = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Set<RawPlace> records = new LinkedHashSet<>(places(kind));
      records.addAll(later.places(kind));
      Deed deed = both(deed(kind), later.deed(kind), records.size());
      if (deed != null) {
        deeds.add(deed);
        both.put(kind, records.stream().limit(Claims.MOST_RECORDS).toList());
      }
    }
    SeenHost other = later.seen;
    return new ListedHost(
        new SeenHost(
            label(),
            both(seen.addresses(), other.addresses()),
            both(seen.processes(), other.processes()),
            Math.max(seen.namesakes(), other.namesakes()),
            seen.resolver() || other.resolver(),
            deeds),
        both);
  }

  /**
   * @param records that are known of both together
   */
  private static @Nullable Deed both(@Nullable Deed one, @Nullable Deed two, int records) {
    if (one == null || two == null) {
      return one == null ? two : one;
    }
    long count = Math.max(Math.max(one.count(), two.count()), records);
    boolean oneSensor = one.times() == one.count() && two.times() == two.count();
    return new Deed(
        one.kind(),
        oneSensor ? count : Math.max(one.times(), two.times()),
        count,
        Math.min(one.firstMicros(), two.firstMicros()),
        Math.max(one.lastMicros(), two.lastMicros()),
        both(one.names(), two.names()),
        Math.max(one.destinations(), two.destinations()),
        both(one.ports(), two.ports()),
        Math.max(one.answered(), two.answered()));
  }

  private static <T extends Comparable<T>> List<T> both(List<T> one, List<T> two) {
    if (two.containsAll(one)) {
      return two;
    }
    Set<T> both = new TreeSet<>(one);
    both.addAll(two);
    return List.copyOf(both);
  }

  /** What of this another does not say as well. */
  List<Deed> beyond(@Nullable ListedHost other) {
    if (other == null) {
      return seen.deeds();
    }
    List<Deed> told = with(other).seen.deeds();
    return told.stream()
        .filter(deed -> !deed.equals(other.deed(deed.kind())))
        .map(deed -> Objects.requireNonNull(deed(deed.kind())))
        .toList();
  }
}
