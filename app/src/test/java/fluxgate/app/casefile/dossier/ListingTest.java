package fluxgate.app.casefile.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.history.sighting.SeenAnswer;
import fluxgate.app.history.sighting.SeenHost;
import fluxgate.app.history.sighting.SeenHost.Deed;
import fluxgate.app.history.sighting.SeenHost.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a case lists only grows, whatever is added to it, and is read as it was written. */
final class ListingTest {
  private static final Instant NOW = Instant.parse("2026-11-03T09:00:00Z");

  private static ListedHost host(String label, Kind kind, long... times) {
    List<RawPlace> places = new ArrayList<>();
    long first = Long.MAX_VALUE;
    long last = 0;
    for (long time : times) {
      places.add(new RawPlace(1, "dns.log", time * 100, 90));
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
    Deed deed =
        new Deed(
            kind, times.length, times.length, first, last, List.of("a.example"), 0, List.of(), 0);
    return new ListedHost(
        new SeenHost(label, List.of(label), List.of(), 1, false, List.of(deed)),
        Map.of(kind, places));
  }

  private static Deed deed(ListedHost host) {
    return host.seen().deeds().getFirst();
  }

  @Test
  void records_of_two_times_are_counted_once_each() {
    ListedHost early = host("10.0.0.1", Kind.ASKED, 1, 2, 3);
    ListedHost late = host("10.0.0.1", Kind.ASKED, 3, 4);
    ListedHost both = early.with(late);
    assertThat(deed(both).count()).isEqualTo(4);
    assertThat(deed(both).times()).isEqualTo(4);
    assertThat(deed(both).firstMicros()).isEqualTo(1);
    assertThat(deed(both).lastMicros()).isEqualTo(4);
    assertThat(both.places(Kind.ASKED)).hasSize(4);
    assertThat(early.beyond(both)).isEmpty();
    assertThat(both.beyond(late)).containsExactly(deed(both));
    assertThat(both.with(early)).isEqualTo(both);
  }

  @Test
  void what_one_did_besides_stays() {
    ListedHost asked = host("10.0.0.1", Kind.ASKED, 1);
    ListedHost connected = host("10.0.0.1", Kind.CONNECTED, 2);
    assertThat(asked.with(connected).seen().deeds()).containsExactly(deed(asked), deed(connected));
    assertThat(asked.beyond(connected)).containsExactly(deed(asked));
    assertThat(asked.beyond(asked.with(connected))).isEmpty();
  }

  @Test
  void a_listing_is_read_as_it_was_written() {
    Listing listing = new Listing();
    listing.add(
        new ListedHost(
            new SeenHost(
                "pc-\u00fc\n\"1\"",
                List.of("10.0.0.1", "2001:db8::1"),
                List.of("C:\\b.exe"),
                2,
                true,
                List.of(new Deed(Kind.CONNECTED, 3, 4, 5, 6, List.of(), 7, List.of(80, 443), 2))),
            Map.of(Kind.CONNECTED, List.of(new RawPlace(9, "conn.log", Long.MAX_VALUE, 10)))));
    listing.add(
        new SeenAnswer(
            "a.example", "A", "192.0.2.7", 1, 2, 3, List.of(new RawPlace(1, "dns.log", 0, 5))));
    listing.addAlias("elsewhere.example");
    listing.add(judged(14_200, 1_000L));
    listing.add(
        new Judged("b.example", NOW, 0, "", null, null, "{\"type\":\"finding\"}", List.of()));
    String text = ListingLines.write(listing, NOW, "nonce");
    Listing read = new Listing();
    ListingLines.read(text, read);
    assertThat(listing.beyond(read).isEmpty()).isTrue();
    assertThat(read.beyond(listing).isEmpty()).isTrue();
    assertThat(ListingLines.write(read, NOW, "nonce")).isEqualTo(text);
    assertThat(read.gist()).isEqualTo("1 machine, 1 answer, 1 name that led there, 2 verdicts");
  }

  private static Judged judged(long thousandths, Long alertAt) {
    return new Judged(
        "a.example",
        NOW,
        thousandths,
        "alert",
        null,
        alertAt,
        "{}",
        List.of(new Judged.Piece("WIDE: it is.", List.of(new RawPlace(1, "dns.log", 0, 5)))));
  }

  @Test
  void of_verdicts_the_highest_score_counts_and_the_first_of_it() {
    Listing listing = new Listing();
    listing.add(judged(7_000, 1L));
    listing.add(judged(7_000, 2L));
    listing.add(judged(6_000, 3L));
    assertThat(Objects.requireNonNull(listing.verdict("a.example")).alertAt()).isEqualTo(1L);
    listing.add(judged(8_000, 4L));
    assertThat(Objects.requireNonNull(listing.verdict("a.example")).alertAt()).isEqualTo(4L);
  }

  @Test
  void whatever_is_added_nothing_is_less() {
    Random random = new Random(11);
    Listing all = new Listing();
    for (int i = 0; i < 300; i++) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      long[] times = random.longs(1 + random.nextInt(4), 1, 30).distinct().toArray();
      ListedHost host = host("10.0.0." + random.nextInt(5), kind, times);
      Listing before = all;
      Listing more = new Listing();
      more.add(host);
      all = before.with(more);
      for (ListedHost old : before.hosts()) {
        assertThat(old.beyond(all.host(old.label()))).isEmpty();
      }
      assertThat(host.beyond(all.host(host.label()))).isEmpty();
      assertThat(all.with(more).beyond(all).isEmpty()).isTrue();
    }
    assertThat(all.hosts()).hasSize(5);
    for (ListedHost host : all.hosts()) {
      for (Deed deed : host.seen().deeds()) {
        assertThat(deed.count()).isEqualTo(host.places(deed.kind()).size());
      }
    }
  }
}
