package fluxgate.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.output.InventedFindings;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Status;
import org.junit.jupiter.api.Test;

/** What is news to somebody who saw the findings before. */
final class ReportedFindingsTest {
  /** The finding of two clients and two addresses, with others of both. */
  private static Finding grown(int clients, int addresses) {
    return InventedFindings.withCounts(InventedFindings.doubleFlux(), addresses, clients);
  }

  @Test
  void one_more_is_no_news_and_twice_as_many_are() {
    ReportedFindings reported = new ReportedFindings();
    Finding first = InventedFindings.doubleFlux();
    long now = first.lastSeenMicros();
    assertThat(reported.judged(first, now).status()).isEqualTo(Status.NEW);
    reported.printed(first);
    assertThat(reported.judged(grown(3, 3), now).status()).isEqualTo(Status.ONGOING);
    assertThat(reported.judged(grown(4, 3), now).changes()).containsExactly("clients were 2");
    assertThat(reported.judged(grown(3, 4), now).changes()).containsExactly("addresses were 2");
  }
}
