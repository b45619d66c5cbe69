package fluxgate.detect;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKinds;
import fluxgate.net.NetworkMap;
import fluxgate.net.Networks;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only connections need is remembered where they may come, and nowhere else. */
final class WithoutConnectionsTest {
  private static final long MICROS = 1_793_577_600_000_000L; // 2026-11-02T00:00:00Z
  private static final Vantage SENSOR = new Vantage("sensor", Vantage.Position.BELOW_RECURSIVE);
  private static final Provenance PLACE = new Provenance("log", 0, 1);
  private static final Client CLIENT = Client.of(IpAddress.of("10.0.0.1"));
  private static final IpAddress ADDRESS = IpAddress.of("8.8.4.1");

  private static Detector detector() {
    return new Detector(
        DetectorContext.of(
            new Networks(NetworkMap.EMPTY, () -> address -> null, NetworkKinds.bundled()),
            PublicSuffixList.bundled()));
  }

  private static Coverage afterOneContact(Detector detector) {
    DomainName name = DomainName.of("www.a.example");
    detector.observe(
        new RRsetObservation(
            MICROS,
            SENSOR,
            PLACE,
            CLIENT,
            IpAddress.of("10.0.0.53"),
            new Question(name, RRType.A),
            Section.ANSWER,
            RRsetObservation.Authority.UNKNOWN,
            RRsetObservation.Origin.ZONE,
            new RRset(
                name,
                RRType.A,
                new Ttl(60, TtlKind.REMAINING),
                List.of(new Rdata.Address(ADDRESS))),
            1,
            MICROS,
            MICROS));
    detector.observe(
        new ConnectionObservation(
            MICROS + 1,
            MICROS + 1,
            SENSOR,
            PLACE,
            CLIENT,
            ADDRESS,
            ConnectionObservation.TCP,
            443,
            ConnectionObservation.Result.ESTABLISHED,
            null));
    return detector.coverage();
  }

  @Test
  void an_answer_explains_a_connection_where_connections_may_come() {
    assertThat(afterOneContact(detector()).explainedConnections()).isEqualTo(1);
  }

  @Test
  void nothing_is_remembered_for_connections_that_never_come() {
    Coverage coverage = afterOneContact(detector().withoutConnections());
    assertThat(coverage.outboundConnections()).isEqualTo(1);
    assertThat(coverage.explainedConnections()).isZero();
  }
}
