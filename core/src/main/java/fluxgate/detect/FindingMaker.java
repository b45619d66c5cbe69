package fluxgate.detect;

import fluxgate.detect.baseline.BaselineView;
import fluxgate.detect.baseline.Features;
import fluxgate.detect.baseline.LocalExpectation;
import fluxgate.detect.network.FluxNetwork;
import fluxgate.detect.state.AddressPool;
import fluxgate.detect.state.Agent;
import fluxgate.detect.state.ClientBook;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.NameServerBook;
import fluxgate.detect.state.OwnerName;
import fluxgate.detect.state.TtlBook;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.dns.DomainName;
import fluxgate.dns.TtlKind;
import fluxgate.net.Network;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Status;
import fluxgate.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts what is known of a domain into a finding. */
final class FindingMaker {
  /** Enough to see the shape; the store keeps the rest. */
  private static final int SAMPLE = 20;

  /** AN1332 of DET0485: Linux network traffic and resolver logs. */
  private static final String NETWORK_ANALYTIC = "AN1332";

  /** AN1331: what programs ask and connect to on Windows, as Sysmon's events 22 and 3 say it. */
  private static final String WINDOWS_ANALYTIC = "AN1331";

  private FindingMaker() {}

  static Finding make(
      DomainState state, Verdict verdict, Surroundings surroundings, BaselineView baseline) {
    List<ClientBook.Dealings> clients = clients(state, surroundings);
    FluxNetwork network = surroundings.networks().of(state.domain());
    return new Finding(
        id(state.domain(), state.history().campaign()),
        state.domain(),
        names(state),
        state.owners().size(),
        via(state),
        state.history().level(),
        state.history().peak(),
        LocalExpectation.in(baseline, state, surroundings).applyTo(verdict),
        baseline.label(),
        state.firstSeenMicros(),
        state.lastSeenMicros(),
        state.history().suspectSinceMicros(),
        state.history().alertSinceMicros(),
        new Finding.Answers(state.answers(), state.freshAnswers(), state.history().freshAtAlert()),
        addresses(state.pool()),
        ttls(state, surroundings),
        nameServers(state.nameServers()),
        clients.stream().limit(SAMPLE).map(FindingMaker::contact).toList(),
        Features.clients(state, surroundings),
        network == null ? null : network.id(),
        analytics(clients),
        state.pool().isSynthetic(),
        Status.NEW,
        List.of());
  }

  /**
   * FNV-1a of the canonical name and, from the second campaign on, its number: the same campaign
   * has the same id in every run and on every machine.
   */
  private static String id(DomainName domain, long campaign) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < domain.octetCount(); i++) {
      hash = (hash ^ (domain.octet(i) & 0xFF)) * 0x100000001B3L;
    }
    for (long rest = campaign; rest > 0; rest >>>= 8) {
      hash = (hash ^ (rest & 0xFF)) * 0x100000001B3L;
    }
    return String.format("f-%016x", hash);
  }

  private static List<DomainName> names(DomainState state) {
    List<OwnerName> owners = new ArrayList<>(state.owners());
    owners.sort(
        Comparator.comparingInt((OwnerName owner) -> -owner.addresses().size())
            .thenComparing(OwnerName::name));
    return owners.stream().limit(SAMPLE).map(OwnerName::name).toList();
  }

  /** Names that a wildcard stands for led nowhere: the answers stood under them. */
  private static Set<DomainName> via(DomainState state) {
    Set<DomainName> leading = state.leading().names();
    if (!state.countsFromWildcard()) {
      return leading;
    }
    Set<DomainName> via = new LinkedHashSet<>(leading);
    via.removeIf(name -> name.isAtOrBelow(state.domain()));
    return via;
  }

  private static Finding.Addresses addresses(AddressPool pool) {
    Set<String> countries = new TreeSet<>();
    List<Finding.SeenAddress> sample = new ArrayList<>();
    for (Agent agent : pool.agents()) {
      Network network = agent.network();
      if (network != null && network.country() != null) {
        countries.add(network.country());
      }
      if (sample.size() < SAMPLE) {
        sample.add(
            new Finding.SeenAddress(
                agent.address(), network, agent.firstSeenMicros(), agent.lastSeenMicros()));
      }
    }
    return new Finding.Addresses(
        pool.size(), pool.asnCount(), countries.isEmpty() ? null : countries.size(), sample);
  }

  private static Finding.@Nullable Ttls ttls(DomainState state, Surroundings surroundings) {
    TtlBook ttls = state.ttls();
    if (!ttls.isKnown()) {
      return null;
    }
    boolean clamped =
        !state.servers().isEmpty() && state.servers().stream().allMatch(surroundings::clamps);
    return new Finding.Ttls(
        ttls.min(), ttls.median(), ttls.max(), clamped ? TtlKind.CLAMPED : ttls.kind());
  }

  private static Finding.NameServers nameServers(NameServerBook book) {
    return new Finding.NameServers(
        book.isObserved(),
        book.names().stream().sorted().limit(SAMPLE).toList(),
        book.names().size(),
        book.addresses().size(),
        book.addresses().asnCount(),
        book.addresses().agents().stream().limit(SAMPLE).map(Agent::address).toList());
  }

  /** Those who asked or connected, without resolvers: most connections first. */
  private static List<ClientBook.Dealings> clients(DomainState state, Surroundings surroundings) {
    List<ClientBook.Dealings> clients = new ArrayList<>();
    for (ClientBook.Dealings dealings : state.clients().all()) {
      if (!surroundings.isResolver(dealings.client())) {
        clients.add(dealings);
      }
    }
    clients.sort(
        Comparator.comparingLong((ClientBook.Dealings d) -> -d.connections())
            .thenComparingLong(d -> -d.answers())
            .thenComparing(d -> d.client().label()));
    return clients;
  }

  private static List<String> analytics(List<ClientBook.Dealings> clients) {
    boolean windows =
        clients.stream()
            .map(dealings -> dealings.client().process())
            .anyMatch(process -> process != null && process.indexOf('\\') >= 0);
    return windows ? List.of(WINDOWS_ANALYTIC, NETWORK_ANALYTIC) : List.of(NETWORK_ANALYTIC);
  }

  private static Finding.ClientContact contact(ClientBook.Dealings dealings) {
    return new Finding.ClientContact(
        dealings.client(),
        dealings.answers(),
        dealings.connections(),
        dealings.contacted().size(),
        dealings.firstSeenMicros(),
        dealings.lastSeenMicros());
  }
}
