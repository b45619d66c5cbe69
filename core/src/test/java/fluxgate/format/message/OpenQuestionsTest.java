package fluxgate.format.message;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.net.IpAddress;
import fluxgate.observation.Observation;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Open questions against the same rule on the map of the library. */
class OpenQuestionsTest {
  private static final int MESSAGES = 200_000;
  private static final Vantage BELOW = new Vantage("test", Vantage.Position.BELOW_RECURSIVE);

  private record Key(Endpoint asker, int id, Question question) {}

  @Test
  void reportsWhatAMapInOrderOfAskingReports() {
    Random random = new Random(3);
    OpenQuestions open = new OpenQuestions();
    Map<Key, Long> model = new LinkedHashMap<>();
    List<Observation> reported = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    long time = 1_700_000_000_000_000L;
    for (int i = 0; i < MESSAGES; i++) {
      // Now so fast that the table fills, now so slow that patience ends.
      time += i % 100_000 < 60_000 ? 100 : 5_000;
      long now = time;
      open.advance(now, reported::add);
      Iterator<Long> oldest = model.values().iterator();
      while (oldest.hasNext()) {
        long asked = oldest.next();
        if (model.size() < OpenQuestions.MOST && now - asked < OpenQuestions.PATIENCE_MICROS) {
          break;
        }
        expected.add(asked);
        oldest.remove();
      }
      int who = random.nextInt(40_000);
      Endpoint asker = new Endpoint(IpAddress.v4(0xC000_0200 + who % 256), who);
      Question question =
          new Question(DomainName.of("n" + who % 1_000 + ".example"), new RRType(1 + who % 2 * 27));
      Key key = new Key(asker, who % 65_536, question);
      if (random.nextInt(5) < 2) {
        Vantage asked = open.answer(asker, key.id, question);
        assertThat(asked != null).isEqualTo(model.remove(key) != null);
      } else {
        Exchange exchange =
            new Exchange(now, BELOW, new Provenance("test", i, 1), asker, null, null, false);
        open.ask(asker, key.id, question, exchange);
        model.putIfAbsent(key, now);
      }
    }
    open.finish(reported::add);
    expected.addAll(model.values());
    assertThat(reported.stream().map(Observation::timeMicros)).isEqualTo(expected);
    assertThat(expected).hasSizeGreaterThan(2 * OpenQuestions.MOST);
  }
}
