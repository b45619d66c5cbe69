package fluxgate.detect;

import fluxgate.detect.baseline.BaselineLearner;
import fluxgate.detect.baseline.BaselineView;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.surroundings.Day;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.dns.DomainName;
import fluxgate.net.LearnedKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a detector learns of the networks and names around it, and what it makes of a baseline. */
final class Training {
  private final DetectorContext context;
  private final Map<DomainName, DomainState> domains;
  private LearnedKinds kinds = LearnedKinds.NONE;
  @Nullable BaselineLearner trainee;

  Training(DetectorContext context, Map<DomainName, DomainState> domains) {
    this.context = context;
    this.domains = domains;
  }

  void begin() {
    trainee = trainee == null ? new BaselineLearner() : trainee;
  }

  void dayEnded(Day.OfVantages ended, Surroundings surroundings, Coverage coverage) {
    if (trainee != null) {
      trainee.dayEnded(
          ended,
          domains,
          context.networks()::lookup,
          kinds,
          surroundings.roles().kinds(),
          coverage.evictedDomains());
    }
  }

  BaselineLearner.Lesson lesson(
      Day.OfVantages today, Surroundings surroundings, Coverage coverage) {
    return trainee == null
        ? BaselineLearner.Lesson.NOTHING
        : trainee.lesson(
            today,
            domains,
            context.networks()::lookup,
            kinds,
            surroundings.roles().kinds(),
            coverage.evictedDomains());
  }

  /** Sentences on why the baseline was not used for some of what was judged; empty mostly. */
  List<String> notes() {
    long expired = 0;
    long elsewhere = 0;
    for (DomainState state : domains.values()) {
      BaselineView view = context.baseline().at(state);
      expired += view == BaselineView.EXPIRED ? 1 : 0;
      elsewhere += view == BaselineView.ELSEWHERE ? 1 : 0;
    }
    List<String> notes = new ArrayList<>();
    String label = context.baseline().label();
    if (expired > 0) {
      notes.add(
          "the baseline "
              + label
              + " ends more than 30 days before this input, and was not used for "
              + expired
              + " rotating domains.");
    }
    if (elsewhere > 0) {
      notes.add(
          "the baseline "
              + label
              + " was learned by other sensors, and was not used for "
              + elsewhere
              + " rotating domains.");
    }
    return notes;
  }

  /** Gives every pool the kinds that were learned since, so that all states know the same. */
  void applyKinds(Surroundings surroundings) {
    LearnedKinds now =
        context.baseline().kinds(surroundings.closedMicros()).over(surroundings.roles().kinds());
    if (!now.equals(kinds)) {
      kinds = now;
      domains.values().forEach(this::learnKinds);
    }
  }

  /** Gives one state what is known by now. */
  void learnKinds(DomainState state) {
    state.learn(kinds);
  }
}
