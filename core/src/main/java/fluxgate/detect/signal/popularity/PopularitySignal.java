package fluxgate.detect.signal.popularity;

import fluxgate.detect.baseline.BaselineView;
import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.surroundings.Popularity;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.util.Locale;

/** Names that everybody asks for. */
public final class PopularitySignal implements Signal.Stateless {
  /** A campaign's victims are few among all clients; a service's users are many. */
  private static final double LEAST_SHARE = 0.2;

  /** A wave of mail is clicked on within a morning or two; what is used all day is used. */
  private static final int LEAST_BUSY_HOURS = 6;

  private static final long LONG_KNOWN_DAYS = 180;

  /** Natural-log likelihood ratios. */
  private static final double KNOWN_AND_POPULAR = -2;

  private static final double POPULAR_TODAY = -1;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    Popularity.Asked asked = scene.surroundings().roles().popularity().of(state.domain());
    if (asked == null) {
      return;
    }
    BaselineView.Limit limit = scene.baseline().popularFrom();
    long days = scene.baseline().daysKnown(state.domain(), scene.shownMicros());
    if (limit != null && asked.clients() >= limit.value() && days > LONG_KNOWN_DAYS) {
      say(
          state,
          asked,
          String.format(
              Locale.ROOT,
              "fewer than %,.0f for 99.5 %% of names here (%,d name-days, %s)",
              limit.value(),
              limit.nameDays(),
              scene.baseline().version()),
          KNOWN_AND_POPULAR,
          Sentence.of(
              "It is asked for by %s, and has been ordinary here for %,d days.",
              asked.words(), days),
          sink);
    } else if (asked.clients() >= LEAST_SHARE * asked.everybody()
        && asked.busyHours() >= LEAST_BUSY_HOURS) {
      say(
          state,
          asked,
          "a few clients for a campaign's names",
          POPULAR_TODAY,
          Sentence.of(
              "It is asked for by %s, several at a time in %d hours of the day.",
              asked.words(), asked.busyHours()),
          sink);
    }
  }

  private static void say(
      DomainState state,
      Popularity.Asked asked,
      String expected,
      double contribution,
      Sentence sentence,
      EvidenceSink sink) {
    sink.say(
        new Evidence(
            "POPULAR",
            asked.clients(),
            "clients a day",
            expected,
            contribution,
            sentence,
            state.examples().places()));
  }
}
