package fluxgate.detect.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.detect.Witness;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.RRset;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import fluxgate.dns.Ttl;
import fluxgate.dns.TtlKind;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.Provenance;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import fluxgate.verdict.Level;
import fluxgate.verdict.Variant;
import fluxgate.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a timeline keeps, and that it stays small. */
final class TimelineTest {
  private static final long SECOND = 1_000_000L;
  private static final DomainName NAME = DomainName.of("rotates.example");

  private static RRsetObservation answer(long second, String client, IpAddress... addresses) {
    RRset rrset =
        new RRset(
            NAME,
            RRType.A,
            new Ttl(60, TtlKind.REMAINING),
            List.of(addresses).stream().map(a -> (Rdata) new Rdata.Address(a)).toList());
    return new RRsetObservation(
        second * SECOND,
        new Vantage("tap", Vantage.Position.BELOW_RECURSIVE),
        new Provenance("dns.log", second, 100),
        Client.of(IpAddress.of(client)),
        null,
        null,
        Section.ANSWER,
        RRsetObservation.Authority.UNKNOWN,
        RRsetObservation.Origin.ZONE,
        rrset,
        1,
        second * SECOND,
        second * SECOND);
  }

  private static void take(Timeline timeline, RRsetObservation seen) {
    timeline.answered(NAME, NAME, seen, seen.rrset().addresses(), Witness.Reading.FRESH);
  }

  private static Verdict verdict(Level level, double score) {
    return new Verdict(level, Variant.UNDETERMINED, score, List.of(), List.of(), List.of(), level);
  }

  @Test
  void keeps_when_each_address_was_current() {
    Timeline timeline = new Timeline(NAME);
    IpAddress a = IpAddress.of("198.51.100.1");
    IpAddress b = IpAddress.of("198.51.100.2");
    take(timeline, answer(0, "10.0.0.1", a));
    take(timeline, answer(30, "10.0.0.1", a, b));
    take(timeline, answer(300, "10.0.0.2", a));
    List<AddressTrack> tracks = List.copyOf(timeline.addresses());
    assertThat(tracks).extracting(AddressTrack::address).containsExactly(a, b);
    assertThat(tracks.get(0).spans().count()).isEqualTo(2);
    assertThat(tracks.get(0).spans().endOf(0)).isEqualTo(90 * SECOND);
    assertThat(tracks.get(0).spans().startOf(1)).isEqualTo(300 * SECOND);
    assertThat(timeline.clients()).hasSize(2);
    assertThat(timeline.events().all().stream().filter(e -> e instanceof Event.Asked)).hasSize(2);
  }

  @Test
  void a_name_server_that_was_away_has_a_gap() {
    Timeline timeline = new Timeline(NAME);
    DomainName here = DomainName.of("ns1.rotates.example");
    DomainName away = DomainName.of("ns2.rotates.example");
    IpAddress address = IpAddress.of("198.51.100.1");
    timeline.delegated(NAME, List.of(here, away), answer(0, "10.0.0.1", address));
    timeline.delegated(NAME, List.of(here, away), answer(60, "10.0.0.1", address));
    timeline.delegated(NAME, List.of(here), answer(120, "10.0.0.1", address));
    timeline.delegated(NAME, List.of(here, away), answer(180, "10.0.0.1", address));
    List<NameServerTrack> tracks = List.copyOf(timeline.nameServers());
    assertThat(tracks.get(0).spans().count()).isEqualTo(1);
    assertThat(tracks.get(0).lastMicros()).isEqualTo(180 * SECOND);
    assertThat(tracks.get(1).spans().count()).isEqualTo(2);
    assertThat(tracks.get(1).spans().endOf(0)).isEqualTo(60 * SECOND);
    assertThat(tracks.get(1).spans().startOf(1)).isEqualTo(180 * SECOND);
  }

  @Test
  void stays_bounded_however_much_comes_and_counts_what_it_left_out() {
    Timeline timeline = new Timeline(NAME);
    int answers = 100_000;
    for (int i = 0; i < answers; i++) {
      String client = "10." + (i % 200) + "." + (i / 200 % 200) + ".7";
      take(timeline, answer(i * 600L, client, IpAddress.v4(0xC6120000 + i)));
      timeline.judged(NAME, i * 600L * SECOND, verdict(Level.WATCH, i % 2 == 0 ? 5 : 6));
    }
    assertThat(timeline.addresses()).hasSize(4096);
    assertThat(timeline.clients()).hasSize(256);
    assertThat(timeline.bins().size()).isBetween(TimeBins.MOST / 2, TimeBins.MOST);
    assertThat(timeline.scores()).hasSizeLessThanOrEqualTo(1024);
    assertThat(timeline.events().all()).hasSizeLessThanOrEqualTo(3 * EventList.FIRST);
    assertThat(timeline.leftOut()).isGreaterThan(answers - 4096);
    assertThat(timeline.answers()).isEqualTo(answers);
    long counted = 0;
    for (int i = 0; i < timeline.bins().size(); i++) {
      counted += timeline.bins().get(i).fresh();
    }
    assertThat(counted).isEqualTo(answers);
  }

  @Test
  void joins_the_nearest_spans_where_there_would_be_too_many() {
    AddressTrack track = new AddressTrack(IpAddress.of("198.51.100.1"));
    for (int i = 0; i < 1000; i++) {
      track.answered(i * 100 * SECOND, 10 * SECOND);
    }
    Spans spans = track.spans();
    assertThat(spans.count()).isEqualTo(Spans.MOST);
    assertThat(spans.startOf(0)).isZero();
    assertThat(spans.endOf(spans.count() - 1)).isEqualTo((999 * 100 + 10) * SECOND);
    for (int i = 1; i < spans.count(); i++) {
      assertThat(spans.startOf(i)).isGreaterThan(spans.endOf(i - 1));
    }
  }

  @Test
  void tells_of_each_change_of_level_once() {
    Timeline timeline = new Timeline(NAME);
    timeline.judged(NAME, 1, verdict(Level.WATCH, 5));
    timeline.judged(NAME, 2, verdict(Level.WATCH, 6));
    timeline.judged(NAME, 3, verdict(Level.NONE, 1));
    assertThat(timeline.events().all()).extracting(Event::micros).containsExactly(1L, 3L);
    assertThat(timeline.scores()).extracting(ScorePoint::score).containsExactly(5.0, 6.0, 1.0);
  }
}
