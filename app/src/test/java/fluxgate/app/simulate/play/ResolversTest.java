package fluxgate.app.simulate.play;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.AliasAuthority;
import fluxgate.app.simulate.zone.Authority;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.app.simulate.zone.Crowd;
import fluxgate.app.simulate.zone.LoopbackAuthority;
import fluxgate.app.simulate.zone.NameServers;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.StepAuthority;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResolversTest {
  private static final long MINUTE = 60_000_000L;
  private static final String SITE = "www.site.example";
  private static final IpAddress SERVER = IpAddress.of("198.18.0.1");
  private static final Authority STAYING =
      StepAuthority.staying(List.of(IpAddress.of("198.18.0.9")), List.of(), 300);

  private final List<Fetch> upstream = new ArrayList<>();
  private final Resolvers resolvers = new Resolvers(new Dice(2), new Dice(3), upstream::add);

  private static Zone zone(Authority authority) {
    NameServers servers =
        NameServers.stable(List.of(new NameServers.Server("ns1.site.example", SERVER)));
    return new Zone(
        List.of("site.example"),
        List.of(),
        "ordinary",
        "",
        -1,
        Naming.of(List.of(SITE)),
        authority,
        new Crowd(1, 1, 1, true, 0, 1, new Dice(1)),
        Contact.NONE,
        false,
        servers);
  }

  private Resolvers.Response resolve(Authority authority, long micros) {
    return resolvers.resolve(zone(authority), SITE, false, 0, micros);
  }

  private long ttl(long micros) {
    return resolve(STAYING, micros).rows().getLast().ttlSeconds();
  }

  @Test
  void a_cached_ttl_counts_down_and_the_authority_is_asked_when_it_ran_out() {
    assertThat(ttl(0)).isEqualTo(300);
    assertThat(upstream).hasSize(1);
    assertThat(ttl(MINUTE)).isBetween(240L, 241L);
    assertThat(ttl(4 * MINUTE)).isBetween(60L, 61L);
    assertThat(upstream).hasSize(1);
    assertThat(ttl(6 * MINUTE)).isEqualTo(300);
    assertThat(upstream).hasSize(2);
  }

  @Test
  void each_resolver_has_a_cache_of_its_own() {
    ttl(0);
    resolvers.resolve(zone(STAYING), SITE, false, 1, MINUTE);
    assertThat(upstream).extracting(Fetch::resolver).containsExactly(0, 1);
  }

  @Test
  void an_authority_answers_with_its_own_ttl_from_its_own_address() {
    resolve(STAYING, 0);
    Fetch fetch = upstream.getFirst();
    assertThat(fetch.server()).isEqualTo(SERVER.toString());
    assertThat(fetch.answers()).singleElement().extracting("ttlSeconds").isEqualTo(300L);
  }

  @Test
  void an_alias_is_followed_and_cached_for_its_own_time() {
    Authority edge = StepAuthority.staying(List.of(IpAddress.of("198.18.0.7")), List.of(), 20);
    Authority alias =
        new AliasAuthority(
            List.of(SITE), 300, List.of("edges.example"), false, 3_600, edge, new Dice(3));
    assertThat(resolve(alias, 0).rows()).extracting("type").containsExactly("CNAME", "A");
    assertThat(upstream).hasSize(2);
    Resolvers.Response later = resolve(alias, MINUTE);
    assertThat(later.rows().getFirst().ttlSeconds()).isBetween(240L, 241L);
    assertThat(later.rows().getLast().ttlSeconds()).isEqualTo(20);
    assertThat(upstream).as("only the edge was asked again").hasSize(3);
  }

  @Test
  void a_denial_is_cached_too() {
    Authority nothing = new LoopbackAuthority(0, 300, new Dice(4));
    assertThat(resolve(nothing, 0).rcode()).isEqualTo(3);
    assertThat(resolve(nothing, MINUTE).rows()).isEmpty();
    assertThat(upstream).hasSize(1);
  }
}
