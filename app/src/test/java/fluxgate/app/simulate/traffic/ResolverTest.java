package fluxgate.app.simulate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.simulate.name.Catalogue;
import fluxgate.app.simulate.name.ContentDelivery;
import fluxgate.app.simulate.name.Delegation;
import fluxgate.app.simulate.name.Delegation.NameServer;
import fluxgate.app.simulate.name.DeliveredSite;
import fluxgate.app.simulate.name.OrdinarySite;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.World;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private static final long MINUTE = 60 * Clock.SECOND;
  private static final Question SITE = new Question(DomainName.of("www.site.example"), RRType.A);
  private static final Question SHOP = new Question(DomainName.of("www.shop.example"), RRType.A);
  private static final DomainName EDGE = DomainName.of("shop.edges.example");

  private final List<AuthorityExchange> upstream = new ArrayList<>();
  private final Resolver resolver = new Resolver(catalogue(), new Dice(2), upstream::add);

  private static Catalogue catalogue() {
    World world = World.of(new Dice(1));
    Delegation servers =
        Delegation.stable(
            List.of(
                new NameServer(
                    DomainName.of("ns1.dns.example"),
                    world.hosts(world.networks(NetworkKind.HOSTING), 1, 0).getFirst())));
    return new Catalogue(
        servers,
        List.of(
            new OrdinarySite(
                DomainName.of("site.example"),
                List.of(SITE.name()),
                servers,
                300,
                world.hosts(world.someNetworks(NetworkKind.HOSTING, 1), 1, 0),
                null,
                false),
            new DeliveredSite(DomainName.of("shop.example"), List.of(SHOP.name()), servers, EDGE),
            new ContentDelivery(
                DomainName.of("edges.example"),
                List.of(EDGE),
                servers,
                world.hosts(world.networks(NetworkKind.CDN), 40, 0),
                world.hosts(world.someNetworks(NetworkKind.ACCESS, 2), 4, 0),
                new Dice(3))));
  }

  private long ttl(Question question, long micros) {
    return resolver.resolve(question, micros).answers().getLast().ttl().seconds();
  }

  @Test
  void cachedTtlCountsDownAndTheAuthorityIsAskedWhenItRanOut() {
    assertThat(ttl(SITE, 0)).isEqualTo(300);
    assertThat(upstream).hasSize(2);
    assertThat(ttl(SITE, MINUTE)).isBetween(240L, 241L);
    assertThat(ttl(SITE, 4 * MINUTE)).isBetween(60L, 61L);
    assertThat(upstream).hasSize(2);
    assertThat(ttl(SITE, 6 * MINUTE)).isEqualTo(300);
    assertThat(upstream).as("the delegation is still cached").hasSize(3);
  }

  @Test
  void referralComesFirstAndIsNotAuthoritative() {
    resolver.resolve(SITE, 0);
    AuthorityExchange referral = upstream.get(0);
    assertThat(referral.authoritative()).isFalse();
    assertThat(referral.answers()).isEmpty();
    assertThat(referral.authorities().getFirst().type()).isEqualTo(RRType.NS);
    AuthorityExchange answer = upstream.get(1);
    assertThat(answer.authoritative()).isTrue();
    assertThat(answer.authorities().getFirst().owner()).isEqualTo(DomainName.of("site.example"));
    assertThat(answer.additionals()).isNotEmpty();
    assertThat(answer.micros()).isGreaterThan(referral.micros());
  }

  @Test
  void aliasIsFollowedIntoTheOtherZoneAndCachedForItsOwnTime() {
    List<RRset> answers = resolver.resolve(SHOP, 0).answers();
    assertThat(answers).extracting(RRset::type).containsExactly(RRType.CNAME, RRType.A);
    assertThat(answers.getLast().owner()).isEqualTo(EDGE);
    int asked = upstream.size();
    List<RRset> later = resolver.resolve(SHOP, MINUTE).answers();
    assertThat(later.getFirst().ttl().seconds()).isBetween(240L, 241L);
    assertThat(later.getLast().ttl().seconds()).isEqualTo(20);
    assertThat(upstream).as("only the edge was asked again").hasSize(asked + 1);
  }

  @Test
  void denialIsCachedToo() {
    Question unknown = new Question(DomainName.of("nobody.example"), RRType.A);
    assertThat(resolver.resolve(unknown, 0).rcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(resolver.resolve(unknown, MINUTE).answers()).isEmpty();
    assertThat(upstream).hasSize(1);
  }
}
