package fluxgate.format.powerdnsprotobuf;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.observation.Observation;
import fluxgate.observation.Provenance;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.Vantage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenQueriesTest {
  private static final Vantage VANTAGE = new Vantage("ns1", Vantage.Position.BELOW_RECURSIVE);
  private static final Question QUESTION =
      new Question(DomainName.of("c2.flux9.example"), RRType.A);

  private final OpenQueries open = new OpenQueries();
  private final List<Observation> unanswered = new ArrayList<>();

  private static QuestionObservation at(long seconds) {
    Provenance provenance = new Provenance("log", 0, 1);
    return new QuestionObservation(
        seconds * 1_000_000, VANTAGE, provenance, null, null, QUESTION, null);
  }

  @Test
  void an_answered_query_is_not_reported() {
    open.asked("1", at(100), unanswered::add);
    open.asked("2", at(101), unanswered::add);
    open.answered("1");
    open.finish(unanswered::add);
    assertThat(unanswered).containsExactly(at(101));
  }

  @Test
  void a_query_is_reported_when_patience_ends() {
    open.asked("1", at(100), unanswered::add);
    open.asked("2", at(100 + OpenQueries.PATIENCE_SECONDS), unanswered::add);
    assertThat(unanswered).isEmpty();
    open.asked("3", at(101 + OpenQueries.PATIENCE_SECONDS), unanswered::add);
    assertThat(unanswered).containsExactly(at(100));
  }

  @Test
  void the_oldest_goes_first() {
    for (int i = 0; i <= OpenQueries.MOST; i++) {
      open.asked("" + i, at(i == 0 ? 100 : 101), unanswered::add);
    }
    assertThat(unanswered).containsExactly(at(100));
  }
}
