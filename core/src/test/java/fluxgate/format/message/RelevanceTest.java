package fluxgate.format.message;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.format.message.Relevance.Part;
import fluxgate.net.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server may answer for what it was asked, and for nothing else. */
final class RelevanceTest {
  private static final DomainName ASKED = DomainName.of("www.shop.example");

  private static Part address(Section section, String owner) {
    return new Part(
        section,
        new RRset(
            DomainName.of(owner),
            RRType.A,
            Ttl.ABSENT,
            List.of(new Rdata.Address(IpAddress.of("198.18.0.1")))));
  }

  private static Part names(Section section, String owner, RRType type, String target) {
    return new Part(
        section,
        new RRset(
            DomainName.of(owner),
            type,
            Ttl.ABSENT,
            List.of(new Rdata.Target(DomainName.of(target)))));
  }

  private static List<Part> believed(Part... parts) {
    Relevance relevance = Relevance.of(ASKED, List.of(parts));
    return List.of(parts).stream().filter(relevance::has).toList();
  }

  @Test
  void believes_the_name_asked_for_and_where_its_aliases_lead() {
    Part first = names(Section.ANSWER, "www.shop.example", RRType.CNAME, "a.cdn.example");
    Part second = names(Section.ANSWER, "a.cdn.example", RRType.CNAME, "b.cdn.example");
    Part third = address(Section.ANSWER, "b.cdn.example");
    assertThat(believed(third, second, first)).containsExactly(third, second, first);
  }

  @Test
  void believes_nothing_of_another_name_beside_the_answer() {
    Part own = address(Section.ANSWER, "www.shop.example");
    Part other = address(Section.ANSWER, "www.victim.example");
    Part alias = names(Section.ANSWER, "www.victim.example", RRType.CNAME, "www.shop.example");
    assertThat(believed(own, other, alias)).containsExactly(own);
  }

  @Test
  void believes_delegations_of_zones_that_the_name_lies_in() {
    Part own = names(Section.AUTHORITY, "shop.example", RRType.NS, "ns1.shop.example");
    Part other = names(Section.AUTHORITY, "victim.example", RRType.NS, "ns1.shop.example");
    assertThat(believed(own, other)).containsExactly(own);
  }

  @Test
  void believes_glue_of_hosts_inside_the_zone_alone() {
    Part zone = names(Section.AUTHORITY, "shop.example", RRType.NS, "ns1.shop.example");
    Part second = names(Section.AUTHORITY, "shop.example", RRType.NS, "ns.victim.example");
    Part glue = address(Section.ADDITIONAL, "ns1.shop.example");
    Part foreign = address(Section.ADDITIONAL, "ns.victim.example");
    Part stray = address(Section.ADDITIONAL, "ns2.shop.example");
    assertThat(believed(zone, second, glue, foreign, stray)).containsExactly(zone, second, glue);
  }

  @Test
  void ends_on_aliases_that_lead_in_a_circle() {
    Part there = names(Section.ANSWER, "www.shop.example", RRType.CNAME, "a.shop.example");
    Part back = names(Section.ANSWER, "a.shop.example", RRType.CNAME, "www.shop.example");
    assertThat(believed(there, back)).containsExactly(there, back);
  }
}
