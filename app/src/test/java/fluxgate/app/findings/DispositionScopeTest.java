package fluxgate.app.findings;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.detect.Footprint;
import fluxgate.detect.state.ContactBook;
import fluxgate.dns.DomainName;
import fluxgate.net.IpPrefix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scope covers, and what goes beyond it. */
final class DispositionScopeTest {
  private static final DomainName DOMAIN = DomainName.of("cdn.example");

  /** 2026-11-02T08:00:00Z. */
  private static final long EIGHT = 1_793_606_400_000_000L;

  private static final Footprint.Announced FIRST =
      new Footprint.Announced(64_500, "Example CDN, Inc.", false, EIGHT);

  private static final Footprint.Announced SECOND =
      new Footprint.Announced(64_501, "Example Homes", true, EIGHT);

  private static Footprint.Unannounced block(String prefix) {
    return new Footprint.Unannounced(IpPrefix.of(prefix), EIGHT);
  }

  private static Footprint seen(
      List<Footprint.Announced> networks,
      List<Footprint.Unannounced> blocks,
      List<ContactBook.Port> ports) {
    return new Footprint(
        List.of(DomainName.of("www.cdn.example")),
        networks,
        blocks,
        ports,
        false,
        false,
        false,
        false);
  }

  @Test
  void what_was_seen_is_covered_and_kept_word_for_word() {
    Footprint all =
        seen(
            List.of(FIRST, SECOND),
            List.of(block("192.0.2.0/24"), block("2001:db8:7::/48")),
            List.of(new ContactBook.Port(6, 443), new ContactBook.Port(17, 443)));
    DispositionScope scope = DispositionScope.of(all);
    assertThat(scope.exceededBy(all, DOMAIN)).isNull();
    assertThat(DispositionScope.read(scope.json())).isEqualTo(scope);
    assertThat(FootprintJson.read(FootprintJson.write(all))).isEqualTo(all);
    assertThat(scope.homes(all)).isEqualTo(1);
    assertThat(scope.words(all))
        .isEqualTo(
            "name www[.]cdn[.]example; networks AS64500 (Example CDN, Inc.), AS64501 (Example"
                + " Homes), 192.0.2.0/24, 2001:db8:7::/48; ports 443/tcp, 443/udp");
  }

  @Test
  void networks_blocks_and_ports_beside_it_are_named() {
    DispositionScope scope =
        DispositionScope.of(
            seen(
                List.of(FIRST),
                List.of(block("192.0.2.0/24")),
                List.of(new ContactBook.Port(6, 443))));
    assertThat(scope.exceededBy(seen(List.of(FIRST, SECOND), List.of(), List.of()), DOMAIN))
        .isEqualTo("AS64501 (Example Homes), seen since 2026-11-02T08:00:00Z");
    assertThat(
            scope.exceededBy(seen(List.of(), List.of(block("198.51.100.0/24")), List.of()), DOMAIN))
        .isEqualTo(
            "198.51.100.0/24, of which no network is known, seen since 2026-11-02T08:00:00Z");
    assertThat(
            scope.exceededBy(
                seen(List.of(), List.of(), List.of(new ContactBook.Port(17, 443))), DOMAIN))
        .isEqualTo("the port 443/udp, which clients contacted");
    assertThat(scope.exceededBy(seen(List.of(), List.of(), List.of()), DOMAIN)).isNull();
  }

  @Test
  void where_no_connection_was_seen_the_web_is_covered() {
    DispositionScope scope = DispositionScope.of(seen(List.of(FIRST), List.of(), List.of()));
    assertThat(scope.words(null)).endsWith("; ports 80, 443");
    Footprint shell = seen(List.of(FIRST), List.of(), List.of(new ContactBook.Port(6, 22)));
    assertThat(scope.exceededBy(shell, DOMAIN))
        .isEqualTo("the port 22/tcp, which clients contacted");
    DispositionScope any = scope.with(List.of("ports=any"), DOMAIN);
    assertThat(any.exceededBy(shell, DOMAIN)).isNull();
    assertThat(DispositionScope.read(any.json())).isEqualTo(any);
  }

  @Test
  void what_was_not_kept_is_not_covered() {
    Footprint more =
        new Footprint(List.of(), List.of(FIRST), List.of(), List.of(), false, false, true, false);
    assertThat(DispositionScope.of(more).exceededBy(more, DOMAIN))
        .isEqualTo("more addresses than are kept");
    Footprint ports =
        new Footprint(List.of(), List.of(FIRST), List.of(), List.of(), false, false, false, true);
    assertThat(DispositionScope.of(ports).exceededBy(ports, DOMAIN))
        .isEqualTo("more ports than are kept");
  }

  @Test
  void names_beyond_those_kept_are_covered_by_all_of_the_domain_alone() {
    Footprint names =
        new Footprint(
            List.of(DomainName.of("www.cdn.example")),
            List.of(FIRST),
            List.of(),
            List.of(),
            false,
            true,
            false,
            false);
    DispositionScope scope = DispositionScope.of(names);
    assertThat(scope.exceededBy(names, DOMAIN)).isEqualTo("more names than are kept");
    for (String part : List.of("name=*.cdn.example", "name=.www.cdn.example")) {
      assertThat(scope.with(List.of(part), DOMAIN).exceededBy(names, DOMAIN))
          .as(part)
          .isEqualTo("more names than are kept");
    }
    assertThat(scope.with(List.of("name=.cdn.example"), DOMAIN).exceededBy(names, DOMAIN)).isNull();
    assertThat(FootprintJson.read(FootprintJson.write(names))).isEqualTo(names);
  }

  @Test
  void name_servers_that_begin_to_rotate_are_beyond_it() {
    Footprint single = seen(List.of(FIRST), List.of(), List.of());
    Footprint twice =
        new Footprint(
            single.names(), single.networks(), List.of(), List.of(), true, false, false, false);
    assertThat(DispositionScope.of(single).exceededBy(twice, DOMAIN))
        .isEqualTo("name servers that rotate as well");
    DispositionScope scope = DispositionScope.of(twice);
    assertThat(scope.exceededBy(twice, DOMAIN)).isNull();
    assertThat(scope.words(null)).endsWith("; name servers that rotate as well");
    assertThat(DispositionScope.read(scope.json())).isEqualTo(scope);
    assertThat(FootprintJson.read(FootprintJson.write(twice))).isEqualTo(twice);
  }

  @Test
  void organisations_are_named_as_tables_have_them_and_blocks_may_be_wider() {
    DispositionScope none = DispositionScope.of(seen(List.of(), List.of(), List.of()));
    DispositionScope scope =
        none.with(
            List.of("networks=as64501,\"example cdn, inc.\",192.0.0.0/16", "name=*.cdn.example"),
            DOMAIN);
    assertThat(
            scope.exceededBy(
                seen(List.of(FIRST, SECOND), List.of(block("192.0.2.0/24")), List.of()), DOMAIN))
        .isNull();
    // A block speaks for addresses of which no network is known, and for nothing else.
    assertThat(
            none.with(List.of("networks=192.0.0.0/16"), DOMAIN)
                .exceededBy(seen(List.of(FIRST), List.of(), List.of()), DOMAIN))
        .startsWith("AS64500");
  }

  @Test
  void what_a_later_version_wrote_covers_nothing() {
    DispositionScope scope = DispositionScope.read("?");
    assertThat(scope.exceededBy(seen(List.of(FIRST), List.of(), List.of()), DOMAIN))
        .startsWith("AS64500");
  }
}
