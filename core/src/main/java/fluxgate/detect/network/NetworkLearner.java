package fluxgate.detect.network;

import fluxgate.detect.state.Agent;
import fluxgate.detect.state.DomainState;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import fluxgate.verdict.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Closes snapshots of which names share their homes.
 *
 * <p>At a boundary each name that is suspect by itself is compared, through the index, with the
 * candidates that share a home with it: cost by what they share, not by pairs of names. Those
 * suspect by themselves are clustered; the others follow the one that they are most like.
 */
public final class NetworkLearner {
  /** Homes of the last three days count; leases and infections of homes last hours to days. */
  private static final long HORIZON_MICROS = 72 * 3600L * 1_000_000;

  /** So long a network that is gone can come back under its id. */
  private static final long DORMANT_MICROS = DomainState.SILENCE_MICROS;

  /**
   * Suspects that are compared: a matrix of 8 MB. Beyond, those that were silent longest are left
   * out, so that names of long ago keep no new one out.
   */
  private static final int MOST_SUSPECTS = 1_000;

  private static final int MOST_DORMANT = 1_000;

  /** So many identical homes that serve the zones of both are no accident. */
  private static final int STRONG_NAME_SERVERS = 2;

  private static final Comparator<DomainState> BY_SUSPICION =
      (a, b) -> {
        int byTime = Long.compare(suspectMicros(a), suspectMicros(b));
        return byTime != 0 ? byTime : a.domain().compareTo(b.domain());
      };

  private static final Comparator<DomainState> BY_SILENCE =
      (a, b) -> {
        int byTime = Long.compare(-a.lastSeenMicros(), -b.lastSeenMicros());
        return byTime != 0 ? byTime : a.domain().compareTo(b.domain());
      };

  private final AgentIndex index = new AgentIndex();
  private final int mostSuspects;
  private int leftOut;

  /** Compares up to {@value #MOST_SUSPECTS} suspects. */
  public NetworkLearner() {
    this(MOST_SUSPECTS);
  }

  NetworkLearner(int mostSuspects) {
    this.mostSuspects = mostSuspects;
  }

  /** How many suspects were left out at the last boundary, for there were too many to compare. */
  public int leftOut() {
    return leftOut;
  }

  private static long suspectMicros(DomainState state) {
    Long micros = state.history().suspectSinceMicros();
    return micros == null ? Long.MAX_VALUE : micros;
  }

  /**
   * The snapshot at a boundary.
   *
   * @param candidates domains at watch, once, or near it
   * @param sharedAnswers addresses that alone answer for many unrelated names
   * @param before the snapshot before
   */
  public FluxNetworks close(
      long micros,
      Collection<DomainState> candidates,
      Set<IpAddress> sharedAnswers,
      FluxNetworks before) {
    Map<DomainName, DomainState> states = new HashMap<>();
    candidates.forEach(state -> states.put(state.domain(), state));
    index.refresh(states, micros - HORIZON_MICROS, sharedAnswers);
    List<DomainState> suspects = suspects(candidates);
    if (suspects.isEmpty() && before.networks().isEmpty() && before.dormant().isEmpty()) {
      return FluxNetworks.NONE;
    }
    List<FluxNetwork> past = new ArrayList<>(before.networks());
    past.addAll(before.dormant());
    Comparison comparison = compare(suspects);
    List<NetworkIdentity.Named> named =
        NetworkIdentity.name(clusters(suspects, comparison, past), past);
    List<FluxNetwork> networks = networks(micros, named, comparison.kin, states);
    return new FluxNetworks(
        networks, dormant(micros, networks, past), comparison.kin, agents(suspects));
  }

  /** Those that are suspect by themselves, earliest first. */
  private List<DomainState> suspects(Collection<DomainState> candidates) {
    List<DomainState> suspects = new ArrayList<>();
    for (DomainState state : candidates) {
      if (state.history().alone().compareTo(Level.SUSPECT) >= 0) {
        suspects.add(state);
      }
    }
    leftOut = Math.max(0, suspects.size() - mostSuspects);
    if (leftOut > 0) {
      suspects.sort(BY_SILENCE);
      suspects.subList(mostSuspects, suspects.size()).clear();
    }
    suspects.sort(BY_SUSPICION);
    return suspects;
  }

  /** What the suspects share with each other and with the rest. */
  private record Comparison(double[][] similarity, Map<DomainName, Kin> kin) {}

  private Comparison compare(List<DomainState> suspects) {
    int n = suspects.size();
    double[][] similarity = new double[n][n];
    Map<DomainName, Integer> place = new HashMap<>();
    for (int i = 0; i < n; i++) {
      place.put(suspects.get(i).domain(), i);
    }
    Map<DomainName, Kin> kin = new HashMap<>();
    Similarity all = new Similarity(index);
    for (int i = 0; i < n; i++) {
      DomainName suspect = suspects.get(i).domain();
      int row = i;
      all.of(suspect)
          .forEach((other, overlap) -> {
            Integer column = place.get(other);
            if (column != null && overlap.shared() >= Similarity.LEAST_SHARED) {
              similarity[row][column] = overlap.similarity();
            }
            if (overlap.lent() >= Similarity.LEAST_SHARED
                && overlap.similarity() >= Similarity.LEAST) {
              kin.merge(
                  other, new Kin(suspect, overlap.lent(), overlap.similarity()), this::closer);
            }
          });
    }
    addNameServers(suspects, similarity);
    return new Comparison(similarity, kin);
  }

  private Kin closer(Kin a, Kin b) {
    if (a.similarity() != b.similarity()) {
      return a.similarity() > b.similarity() ? a : b;
    }
    return a.other().compareTo(b.other()) <= 0 ? a : b;
  }

  /** Homes that serve two zones: as strong as the same homes for both names. */
  private static void addNameServers(List<DomainState> suspects, double[][] similarity) {
    Map<IpAddress, List<Integer>> zones = new HashMap<>();
    for (int i = 0; i < suspects.size(); i++) {
      for (Agent agent : suspects.get(i).nameServers().addresses().agents()) {
        if (agent.kind() == NetworkKind.ACCESS) {
          zones.computeIfAbsent(agent.address(), address -> new ArrayList<>(1)).add(i);
        }
      }
    }
    Map<Long, Integer> shared = new HashMap<>();
    for (List<Integer> of : zones.values()) {
      for (int a = 0; of.size() <= AgentIndex.MOST_HOLDERS && a < of.size(); a++) {
        for (int b = a + 1; b < of.size(); b++) {
          shared.merge((long) of.get(a) << 32 | of.get(b), 1, Integer::sum);
        }
      }
    }
    shared.forEach((pair, count) -> {
      if (count >= STRONG_NAME_SERVERS) {
        int a = (int) (pair >>> 32);
        int b = (int) (long) pair;
        similarity[a][b] = 1;
        similarity[b][a] = 1;
      }
    });
  }

  private static List<List<DomainName>> clusters(
      List<DomainState> suspects, Comparison comparison, List<FluxNetwork> past) {
    Map<DomainName, Integer> formerly = new HashMap<>();
    for (int p = past.size() - 1; p >= 0; p--) {
      for (DomainName member : past.get(p).coreMembers()) {
        formerly.put(member, p);
      }
    }
    int[] former = new int[suspects.size()];
    for (int i = 0; i < former.length; i++) {
      former[i] = formerly.getOrDefault(suspects.get(i).domain(), -1);
    }
    List<List<DomainName>> clusters = new ArrayList<>();
    for (List<Integer> cluster : AverageLinkage.clusters(comparison.similarity, former)) {
      clusters.add(cluster.stream().map(i -> suspects.get(i).domain()).toList());
    }
    return clusters;
  }

  private List<FluxNetwork> networks(
      long micros,
      List<NetworkIdentity.Named> named,
      Map<DomainName, Kin> kin,
      Map<DomainName, DomainState> states) {
    Map<DomainName, List<DomainName>> followers = new HashMap<>();
    Set<DomainName> core = new HashSet<>();
    named.forEach(network -> core.addAll(network.members()));
    kin.forEach((domain, with) -> {
      if (!core.contains(domain)) {
        followers.computeIfAbsent(with.other(), name -> new ArrayList<>(1)).add(domain);
      }
    });
    List<FluxNetwork> networks = new ArrayList<>();
    for (NetworkIdentity.Named network : named) {
      List<DomainName> members = new ArrayList<>(network.members());
      Collections.sort(members);
      Set<DomainName> following = new TreeSet<>();
      for (DomainName member : network.members()) {
        following.addAll(followers.getOrDefault(member, List.of()));
      }
      members.addAll(following);
      if (members.size() > 1) {
        boolean confirmed = network.members().stream().anyMatch(name -> isAlert(states.get(name)));
        networks.add(
            new FluxNetwork(
                network.id(),
                List.copyOf(members),
                network.members().size(),
                confirmed,
                sharedAgents(members),
                micros));
      }
    }
    networks.sort(Comparator.comparing(FluxNetwork::id));
    return networks;
  }

  private static boolean isAlert(@Nullable DomainState state) {
    return state != null && state.history().alone() == Level.ALERT;
  }

  private int sharedAgents(List<DomainName> members) {
    Set<IpAddress> once = new HashSet<>();
    Set<IpAddress> twice = new HashSet<>();
    for (DomainName member : members) {
      for (AgentSet.Held held : index.units(member)) {
        if (!once.add(held.unit())) {
          twice.add(held.unit());
        }
      }
    }
    return twice.size();
  }

  private static List<FluxNetwork> dormant(
      long micros, List<FluxNetwork> networks, List<FluxNetwork> past) {
    Set<String> present = new HashSet<>();
    networks.forEach(network -> present.add(network.id()));
    return past.stream()
        .filter(network -> micros - network.seenMicros() <= DORMANT_MICROS)
        .filter(network -> !present.contains(network.id()))
        .sorted(
            Comparator.comparingLong((FluxNetwork network) -> -network.seenMicros())
                .thenComparing(FluxNetwork::id))
        .limit(MOST_DORMANT)
        .toList();
  }

  private Map<IpAddress, KnownAgent> agents(List<DomainState> suspects) {
    Map<IpAddress, KnownAgent> agents = new HashMap<>();
    for (DomainState state : suspects) {
      if (isAlert(state)) {
        for (AgentSet.Held held : index.units(state.domain())) {
          KnownAgent agent =
              new KnownAgent(state.domain(), held.firstMicros(), held.lastMicros(), held.network());
          if (held.holders().weight() > 0) {
            agents.merge(held.unit(), agent, KnownAgent::and);
          }
        }
      }
    }
    return agents;
  }
}
