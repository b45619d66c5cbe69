package fluxgate.detect;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where a domain was seen, by scenarios. */
final class FootprintTest {
  private static Footprint footprint(String domain, String scenario) {
    Scenario parsed = Scenario.parse(scenario);
    Detector detector = new Detector(parsed.context());
    parsed.observations.forEach(detector::observe);
    detector.finish();
    return Objects.requireNonNull(new Inquiry(detector).footprint(DomainName.of(domain)));
  }

  @Test
  void every_network_name_and_port_is_in_it() {
    Footprint seen =
        footprint(
            "flux.example",
            """
            pool homes access 300 60
            pool rented cloud 4 2
            every 150 times 60
              clients 10.0.0.1,10.0.0.2
              login.flux.example. 150 IN A {homes:10/120/7200}
              connect 443/tcp 1
            every 150 times 20 from 60
              clients 10.0.0.3
              files.flux.example. 150 IN A {rented:3}
              connect 8443/udp 1
            every 3000 times 2
              clients 10.0.0.1
              still.flux.example. 300 IN A {rented@}
            """);
    assertThat(seen.names())
        .contains(DomainName.of("login.flux.example"), DomainName.of("files.flux.example"));
    assertThat(seen.networks()).extracting(Footprint.Announced::asn).doesNotHaveDuplicates();
    assertThat(seen.networks()).filteredOn(Footprint.Announced::isAccess).hasSizeGreaterThan(30);
    assertThat(seen.networks()).filteredOn(network -> !network.isAccess()).hasSize(2);
    assertThat(seen.networks())
        .isSortedAccordingTo((a, b) -> Long.compare(a.sinceMicros(), b.sinceMicros()));
    assertThat(seen.ports()).hasToString("[443/tcp, 8443/udp]");
    assertThat(seen.blocks()).isEmpty();
    assertThat(seen.nameServersRotate()).isFalse();
    assertThat(seen.hasMoreNames()).isFalse();
    assertThat(seen.hasMoreAddresses()).isFalse();
    assertThat(seen.hasMorePorts()).isFalse();
  }

  @Test
  void names_that_rotate_beyond_those_kept_are_said() {
    StringBuilder scenario = new StringBuilder("pool homes access 300 60\n");
    for (int name = 0; name < 70; name++) {
      scenario.append("every 180 times 10 from ").append(2_000 * name).append('\n');
      scenario.append("  clients 10.0.0.1\n");
      scenario.append("  n").append(name).append(".flux.example. 180 IN A {homes:5/100/7200}\n");
    }
    assertThat(footprint("flux.example", scenario.toString()).hasMoreNames()).isTrue();
  }

  @Test
  void ever_so_many_names_that_do_not_rotate_are_none_of_them() {
    StringBuilder scenario = new StringBuilder("pool homes access 300 60\npool rented cloud 4 2\n");
    scenario.append("every 150 times 60\n  clients 10.0.0.1\n");
    scenario.append("  login.flux.example. 150 IN A {homes:10/120/7200}\n");
    for (int name = 0; name < 80; name++) {
      scenario.append("every 3000 times 2\n  clients 10.0.0.1\n");
      scenario.append("  n").append(name).append(".flux.example. 300 IN A {rented@}\n");
    }
    Footprint seen = footprint("flux.example", scenario.toString());
    assertThat(seen.hasMoreNames()).isFalse();
    assertThat(seen.names()).contains(DomainName.of("login.flux.example"));
  }

  @Test
  void name_servers_that_rotate_are_said() {
    Footprint seen =
        footprint(
            "flux.example",
            """
            pool homes access 300 60
            every 180 times 40
              clients 10.0.0.1
              www.flux.example. 180 IN A {homes:5/150/7200}
            every 180 times 40
              upstream
              www.flux.example. 180 IN A {homes:5/150/7200}
              authority flux.example. 300 IN NS ns1.flux.example. ns2.flux.example.
              additional ns1.flux.example. 300 IN A {homes:1/150/7200}
              additional ns2.flux.example. 300 IN A {homes:1/150/7200}
            """);
    assertThat(seen.nameServersRotate()).isTrue();
    assertThat(seen.ports()).isEmpty();
  }
}
