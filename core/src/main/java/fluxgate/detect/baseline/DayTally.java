package fluxgate.detect.baseline;

import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.detect.surroundings.Day;
import fluxgate.detect.surroundings.NameToday;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.LearnedKinds;
import fluxgate.net.Network;
import fluxgate.net.NetworkKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One day at one vantage, as far as it can be told at its end: quiet names are added up, rotating
 * ones wait one by one, because a later day may show that they were not to train.
 */
final class DayTally implements Slice {
  /** Rotating names a day; what comes beyond is counted and trains nothing. */
  private static final int MAX_WAITING = 10_000;

  /** Names a day that are remembered by name: those that more clients ask than most others. */
  private static final int MAX_POPULAR = 2_000;

  private static final int POPULAR_CLIENTS = 10;

  /** A rotating name's day. */
  private record Waiting(Stratum stratum, Features features, int clients) {}

  private final SortedMap<Integer, StratumDay> quiet;
  private final Histogram quietClients;
  private final Map<DomainName, Waiting> waiting = new LinkedHashMap<>();
  private final Set<DomainName> popular = new HashSet<>();
  private final LearnedKinds kinds;
  private final int everybody;

  private DayTally(
      SortedMap<Integer, StratumDay> quiet,
      Histogram quietClients,
      LearnedKinds kinds,
      int everybody) {
    this.quiet = quiet;
    this.quietClients = quietClients;
    this.kinds = kinds;
    this.everybody = everybody;
  }

  /**
   * What a day shows by the states of its domains.
   *
   * @param kinds in force
   * @param learnedNow of these, the ones that this run's own traffic shows: what an earlier
   *     baseline said must not pass for news
   */
  static DayTally of(
      Day day,
      Map<DomainName, DomainState> states,
      Function<IpAddress, @Nullable Network> lookup,
      LearnedKinds kinds,
      LearnedKinds learnedNow) {
    DayTally tally =
        new DayTally(new TreeMap<>(), new Histogram(), learnedNow, day.clients().estimate());
    Map<Integer, Set<NetworkKey>> networks = new HashMap<>();
    List<DomainName> asked = new ArrayList<>();
    day.names()
        .forEach((domain, name) -> {
          int clients = name.clients().estimate();
          DomainState state = states.get(domain);
          if (state == null) {
            Network network = lookup.apply(name.address());
            Stratum stratum = Stratum.of(clients, name.ttlSeconds());
            tally
                .quiet
                .computeIfAbsent(stratum.index(), absent -> new StratumDay())
                .add(Features.of(name, kinds.kind(name.address(), network)));
            tally.quietClients.add(clients);
            networks
                .computeIfAbsent(stratum.index(), absent -> new HashSet<>())
                .add(NetworkKey.of(name.address(), network));
            if (clients >= POPULAR_CLIENTS) {
              asked.add(domain);
            }
          } else if (tally.waiting.size() < MAX_WAITING) {
            Stratum stratum = Features.stratum(state, clients);
            tally.waiting.put(domain, new Waiting(stratum, Features.of(state), clients));
          }
        });
    networks.forEach((index, seen) -> {
      StratumDay stratum = tally.quiet.get(index);
      if (stratum != null) {
        stratum.seenIn(seen.size());
      }
    });
    Map<DomainName, NameToday> names = day.names();
    asked.sort(
        Comparator.comparingInt((DomainName domain) -> -clients(names.get(domain)))
            .thenComparing(Comparator.naturalOrder()));
    tally.popular.addAll(asked.subList(0, Math.min(MAX_POPULAR, asked.size())));
    return tally;
  }

  private static int clients(@Nullable NameToday name) {
    return name == null ? 0 : name.clients().estimate();
  }

  /** What the day taught, without the names that {@code isSuspect} holds for. */
  BaselineDay trained(Predicate<DomainName> isSuspect) {
    SortedMap<Integer, StratumDay> names = new TreeMap<>();
    quiet.forEach((index, stratum) -> {
      StratumDay copy = new StratumDay();
      copy.add(stratum);
      names.put(index, copy);
    });
    Histogram clients = new Histogram();
    clients.add(quietClients);
    waiting.forEach((domain, name) -> {
      if (!isSuspect.test(domain)) {
        names.computeIfAbsent(name.stratum.index(), absent -> new StratumDay()).add(name.features);
        clients.add(name.clients);
      }
    });
    return new BaselineDay(names, clients, everybody, kinds);
  }

  /** Names to be known by: everybody's, and those that rotate and are not suspect. */
  Set<DomainName> known(Predicate<DomainName> isSuspect) {
    Set<DomainName> known = new HashSet<>(popular);
    known.addAll(waiting.keySet());
    known.removeIf(isSuspect);
    return known;
  }

  /** Names that rotated. */
  Set<DomainName> rotating() {
    return waiting.keySet();
  }

  @Override
  public void write(StateWriter out) {
    new BaselineDay(quiet, quietClients, everybody, kinds).write(out);
    out.count(popular.size());
    popular.stream().sorted().forEach(out::name);
    out.count(waiting.size());
    waiting.forEach((domain, name) -> {
      out.name(domain);
      out.count(name.stratum.popularity());
      out.count(name.stratum.ttl());
      name.features.write(out);
      out.count(name.clients);
    });
  }

  static DayTally read(StateReader in) {
    BaselineDay day = BaselineDay.read(in);
    DayTally tally = new DayTally(day.names(), day.clients(), day.kinds(), day.everybody());
    for (int i = in.size(); i > 0; i--) {
      tally.popular.add(in.name());
    }
    for (int i = in.size(); i > 0; i--) {
      DomainName domain = in.name();
      Stratum stratum = new Stratum(in.smallCount(), in.smallCount());
      if (stratum.index() < 0 || stratum.index() >= Stratum.COUNT) {
        throw new StateReader.StateFormatException("no stratum " + stratum);
      }
      tally.waiting.put(domain, new Waiting(stratum, Features.read(in), in.smallCount()));
    }
    return tally;
  }
}
