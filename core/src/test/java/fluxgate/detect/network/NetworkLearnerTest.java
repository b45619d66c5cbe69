package fluxgate.detect.network;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.Slice;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.net.NetworkKind;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import fluxgate.verdict.Level;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which suspects are compared where there are too many. */
final class NetworkLearnerTest {
  private static final long HOUR_MICROS = 3600 * 1_000_000L;
  private static final Network HOMES = new Network(64500, "homes", null, NetworkKind.ACCESS, true);

  /** A suspect whose zone three homes serve; both of a pair have the same. */
  private static DomainState suspect(String name, int homes, long micros) {
    DomainName domain = DomainName.of(name);
    DomainState state = new DomainState(domain, address -> HOMES, new Slice[0]);
    state.delegated(List.of(domain), micros);
    for (int i = 0; i < 3; i++) {
      IpAddress address = IpAddress.v4(100 << 24 | homes << 8 | i);
      RRset rrset =
          new RRset(
              domain,
              RRType.A,
              new Ttl(300, TtlKind.AUTHORITATIVE),
              List.of(new Rdata.Address(address)));
      state.nameServerAddressed(
          new RRsetObservation(
              micros,
              new Vantage("test", Vantage.Position.UNKNOWN),
              new Provenance("test", 0, 0),
              null,
              null,
              null,
              Section.ADDITIONAL,
              RRsetObservation.Authority.UNKNOWN,
              RRsetObservation.Origin.ZONE,
              rrset,
              1,
              micros,
              micros),
          List.of(address));
    }
    state.history().reached(Level.SUSPECT, micros, 4);
    state.history().reachedAlone(Level.SUSPECT);
    return state;
  }

  private static List<DomainName> compared(NetworkLearner learner, List<DomainState> candidates) {
    return learner
        .close(9 * HOUR_MICROS, candidates, Set.of(), FluxNetworks.NONE)
        .networks()
        .stream()
        .flatMap(network -> network.members().stream())
        .sorted()
        .toList();
  }

  @Test
  void of_too_many_suspects_those_last_heard_of_are_compared() {
    List<DomainState> candidates =
        List.of(
            suspect("decoy1.example", 1, 1 * HOUR_MICROS),
            suspect("decoy2.example", 1, 2 * HOUR_MICROS),
            suspect("new1.example", 2, 8 * HOUR_MICROS),
            suspect("new2.example", 2, 7 * HOUR_MICROS));
    NetworkLearner roomy = new NetworkLearner(4);
    assertThat(compared(roomy, candidates)).hasSize(4);
    assertThat(roomy.leftOut()).isZero();
    NetworkLearner narrow = new NetworkLearner(2);
    List<DomainName> recent = List.of(DomainName.of("new1.example"), DomainName.of("new2.example"));
    assertThat(compared(narrow, candidates)).isEqualTo(recent);
    assertThat(narrow.leftOut()).isEqualTo(2);
    assertThat(compared(narrow, candidates.reversed())).isEqualTo(recent);
  }
}
