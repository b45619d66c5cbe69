package fluxgate.observation;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.RRsetObservation.Authority;
import fluxgate.observation.RRsetObservation.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order is total: it tells apart whatever differs in any field, the same way every time. */
class CanonicalOrderTest {
  private static final Vantage HERE = new Vantage("here", Vantage.Position.BELOW_RECURSIVE);
  private static final Provenance PLACE = new Provenance("a.log", 10, 20);
  private static final Client CLIENT = Client.of(IpAddress.of("192.0.2.1"));
  private static final IpAddress SERVER = IpAddress.of("198.51.100.53");
  private static final DomainName NAME = DomainName.of("www.bad.example");
  private static final Question QUESTION = new Question(NAME, RRType.A);
  private static final Ttl TTL = new Ttl(60, TtlKind.REMAINING);
  private static final List<Rdata> RDATA =
      List.of(new Rdata.Address(IpAddress.of("203.0.113.1")), new Rdata.Other("text"));
  private static final RRset RRSET = new RRset(NAME, RRType.A, TTL, RDATA);

  private static RRsetObservation rrset(RRset rrset) {
    return new RRsetObservation(
        5,
        HERE,
        PLACE,
        CLIENT,
        SERVER,
        QUESTION,
        Section.ANSWER,
        Authority.UNKNOWN,
        Origin.ZONE,
        rrset,
        1,
        5,
        5);
  }

  /** One of each type and, for each, one for every field in which it can differ. */
  private static List<Observation> differentInOneField() {
    List<Observation> all = new ArrayList<>();
    Vantage there = new Vantage("here", Vantage.Position.UNKNOWN);
    Provenance later = new Provenance("a.log", 10, 21);
    Question other = new Question(NAME, RRType.AAAA);
    Section answer = Section.ANSWER;
    Authority unknown = Authority.UNKNOWN;
    Origin zone = Origin.ZONE;
    all.add(rrset(RRSET));
    all.add(rrset(new RRset(DomainName.of("bad.example"), RRType.A, TTL, RDATA)));
    all.add(rrset(new RRset(NAME, RRType.NS, TTL, RDATA)));
    all.add(rrset(new RRset(NAME, RRType.A, new Ttl(61, TtlKind.REMAINING), RDATA)));
    all.add(rrset(new RRset(NAME, RRType.A, new Ttl(60, TtlKind.CLAMPED), RDATA)));
    all.add(rrset(new RRset(NAME, RRType.A, TTL, RDATA.subList(0, 1))));
    all.add(rrset(new RRset(NAME, RRType.A, TTL, RDATA.reversed())));
    all.add(rrset(new RRset(NAME, RRType.A, TTL, List.of(new Rdata.Target(NAME)))));
    all.add(rrset(new RRset(NAME, RRType.A, TTL, List.of(new Rdata.Other("other")))));
    all.add(
        new RRsetObservation(
            6, HERE, PLACE, CLIENT, SERVER, QUESTION, answer, unknown, zone, RRSET, 1, 5, 5));
    all.add(
        new RRsetObservation(
            5, there, PLACE, CLIENT, SERVER, QUESTION, answer, unknown, zone, RRSET, 1, 5, 5));
    all.add(
        new RRsetObservation(
            5, HERE, later, CLIENT, SERVER, QUESTION, answer, unknown, zone, RRSET, 1, 5, 5));
    all.add(
        new RRsetObservation(
            5, HERE, PLACE, null, SERVER, QUESTION, answer, unknown, zone, RRSET, 1, 5, 5));
    all.add(
        new RRsetObservation(
            5, HERE, PLACE, CLIENT, null, QUESTION, answer, unknown, zone, RRSET, 1, 5, 5));
    all.add(
        new RRsetObservation(
            5, HERE, PLACE, CLIENT, SERVER, other, answer, unknown, zone, RRSET, 1, 5, 5));
    all.add(
        new RRsetObservation(
            5, HERE, PLACE, CLIENT, SERVER, null, answer, unknown, zone, RRSET, 1, 5, 5));
    all.add(
        new RRsetObservation(
            5,
            HERE,
            PLACE,
            CLIENT,
            SERVER,
            QUESTION,
            Section.ADDITIONAL,
            unknown,
            zone,
            RRSET,
            1,
            5,
            5));
    all.add(
        new RRsetObservation(
            5,
            HERE,
            PLACE,
            CLIENT,
            SERVER,
            QUESTION,
            answer,
            Authority.AUTHORITATIVE,
            zone,
            RRSET,
            1,
            5,
            5));
    all.add(
        new RRsetObservation(
            5,
            HERE,
            PLACE,
            CLIENT,
            SERVER,
            QUESTION,
            answer,
            unknown,
            Origin.POLICY,
            RRSET,
            1,
            5,
            5));
    all.add(
        new RRsetObservation(
            5, HERE, PLACE, CLIENT, SERVER, QUESTION, answer, unknown, zone, RRSET, 2, 5, 5));
    all.add(
        new RRsetObservation(
            5, HERE, PLACE, CLIENT, SERVER, QUESTION, answer, unknown, zone, RRSET, 1, 4, 5));
    all.add(
        new RRsetObservation(
            5, HERE, PLACE, CLIENT, SERVER, QUESTION, answer, unknown, zone, RRSET, 1, 5, 6));
    all.add(new QuestionObservation(5, HERE, PLACE, CLIENT, SERVER, QUESTION, Rcode.NXDOMAIN));
    all.add(new QuestionObservation(6, HERE, PLACE, CLIENT, SERVER, QUESTION, Rcode.NXDOMAIN));
    all.add(new QuestionObservation(5, there, PLACE, CLIENT, SERVER, QUESTION, Rcode.NXDOMAIN));
    all.add(new QuestionObservation(5, HERE, later, CLIENT, SERVER, QUESTION, Rcode.NXDOMAIN));
    all.add(new QuestionObservation(5, HERE, PLACE, null, SERVER, QUESTION, Rcode.NXDOMAIN));
    all.add(new QuestionObservation(5, HERE, PLACE, CLIENT, null, QUESTION, Rcode.NXDOMAIN));
    all.add(new QuestionObservation(5, HERE, PLACE, CLIENT, SERVER, other, Rcode.NXDOMAIN));
    all.add(new QuestionObservation(5, HERE, PLACE, CLIENT, SERVER, QUESTION, null));
    Client host = new Client(null, "host", null);
    Client process = new Client(IpAddress.of("192.0.2.1"), null, "browser");
    IpAddress destination = IpAddress.of("203.0.113.1");
    Volume volume = new Volume(1, 2);
    Result done = Result.ESTABLISHED;
    all.add(
        new ConnectionObservation(5, 5, HERE, PLACE, CLIENT, destination, 6, 443, done, volume));
    all.add(
        new ConnectionObservation(4, 5, HERE, PLACE, CLIENT, destination, 6, 443, done, volume));
    all.add(
        new ConnectionObservation(5, 6, HERE, PLACE, CLIENT, destination, 6, 443, done, volume));
    all.add(
        new ConnectionObservation(5, 5, there, PLACE, CLIENT, destination, 6, 443, done, volume));
    all.add(
        new ConnectionObservation(5, 5, HERE, later, CLIENT, destination, 6, 443, done, volume));
    all.add(new ConnectionObservation(5, 5, HERE, PLACE, host, destination, 6, 443, done, volume));
    all.add(
        new ConnectionObservation(5, 5, HERE, PLACE, process, destination, 6, 443, done, volume));
    all.add(new ConnectionObservation(5, 5, HERE, PLACE, CLIENT, SERVER, 6, 443, done, volume));
    all.add(
        new ConnectionObservation(5, 5, HERE, PLACE, CLIENT, destination, 17, 443, done, volume));
    all.add(new ConnectionObservation(5, 5, HERE, PLACE, CLIENT, destination, 6, 80, done, volume));
    all.add(
        new ConnectionObservation(
            5, 5, HERE, PLACE, CLIENT, destination, 6, 443, Result.REFUSED, volume));
    all.add(new ConnectionObservation(5, 5, HERE, PLACE, CLIENT, destination, 6, 443, done, null));
    all.add(
        new ConnectionObservation(
            5, 5, HERE, PLACE, CLIENT, destination, 6, 443, done, new Volume(1, 3)));
    return all;
  }

  @Test
  void itTellsApartWhateverDiffers() {
    List<Observation> all = differentInOneField();
    for (Observation a : all) {
      for (Observation b : all) {
        int order = CanonicalOrder.COMPLETE.compare(a, b);
        assertThat(order == 0).as("%s and %s", a, b).isEqualTo(a.equals(b));
        assertThat(Integer.signum(CanonicalOrder.COMPLETE.compare(b, a)))
            .isEqualTo(-Integer.signum(order));
      }
    }
  }

  @Test
  void everyShuffleSortsToTheSame() {
    List<Observation> sorted = new ArrayList<>(differentInOneField());
    sorted.sort(CanonicalOrder.COMPLETE);
    for (int seed = 0; seed < 50; seed++) {
      List<Observation> shuffled = new ArrayList<>(sorted);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(CanonicalOrder.COMPLETE);
      assertThat(shuffled).isEqualTo(sorted);
    }
    assertThat(sorted).extracting(Observation::orderMicros).isSorted();
  }

  @Test
  void contentDoesNotKnowWhereItWasRead() {
    QuestionObservation here =
        new QuestionObservation(5, HERE, PLACE, CLIENT, SERVER, QUESTION, null);
    QuestionObservation elsewhere =
        new QuestionObservation(
            5, HERE, new Provenance("b.log", 0, 1), CLIENT, SERVER, QUESTION, null);
    assertThat(CanonicalOrder.compareContent(here, elsewhere)).isZero();
    assertThat(CanonicalOrder.COMPLETE.compare(here, elsewhere)).isNegative();
  }
}
