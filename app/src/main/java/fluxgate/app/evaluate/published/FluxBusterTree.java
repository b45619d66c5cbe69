package fluxgate.app.evaluate.published;

import fluxgate.app.evaluate.published.FluxBusterClusters.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * FluxBuster: R. Perdisci, I. Corona, G. Giacinto, "Early Detection of Malicious Flux Networks via
 * Large-Scale Passive DNS Traffic Analysis", IEEE TDSC 9(5), 2012, and its released program: a
 * prefilter on RRsets and on a name's twelve hours (F1 to F3), clustering of the day's candidates
 * by shared addresses, and the decision tree that the program ships.
 *
 * <p>Passively approximated: the authors' collector sits above resolvers and counts queries; here
 * every logged answer is one query. Domains per network, the feature that carries most of their
 * positives, counts candidate names of the last nine days of this input that share an address with
 * the cluster, where the authors had months of two countries. The other trained features
 * (cardinality, diversity, growth, TTL, number of domains) are theirs. An answer without a TTL
 * passes the prefilter and counts as {@value #ASSUMED_TTL_SECONDS} s. There is no list of exempted
 * names, and no limit of 200 candidates.
 *
 * <p>Each UTC day is judged at its end, as by the authors' daily epoch.
 */
public final class FluxBusterTree implements PublishedDetector {
  private static final long WINDOW_MICROS = 12 * 3600L * 1_000_000;
  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  /** The TTL that most flux networks of the literature use lies between 60 and 300 s. */
  static final long ASSUMED_TTL_SECONDS = 300;

  private final Map<Integer, Member> window = new HashMap<>();
  private final Map<Integer, Member> day = new HashMap<>();
  private final FluxBusterHistory history = new FluxBusterHistory();
  private long windowNumber = Long.MIN_VALUE;
  private long nowMicros = Long.MIN_VALUE;

  @Override
  public void answered(Answer answer, Accusations accusations) {
    advance(answer.micros(), accusations);
    if (FluxBusterFilter.passes(answer) && window.size() < FluxBusterClusters.MOST_CANDIDATES) {
      window
          .computeIfAbsent(answer.key(), key -> new Member(key, answer.domain()))
          .add(answer, ttl(answer));
    }
  }

  private static long ttl(Answer answer) {
    return answer.ttl().isKnown() ? answer.ttl().seconds() : ASSUMED_TTL_SECONDS;
  }

  private void advance(long micros, Accusations accusations) {
    nowMicros = Math.max(nowMicros, micros);
    long number = Math.floorDiv(nowMicros, WINDOW_MICROS);
    if (number == windowNumber) {
      return;
    }
    if (windowNumber != Long.MIN_VALUE) {
      closeWindow();
      long today = Math.floorDiv(nowMicros, DAY_MICROS);
      long judged = Math.floorDiv(windowNumber * WINDOW_MICROS, DAY_MICROS);
      if (today > judged) {
        closeDay(judged, Math.min(nowMicros, (judged + 1) * DAY_MICROS), accusations);
      }
    }
    windowNumber = number;
  }

  private void closeWindow() {
    for (Member member : window.values()) {
      if (FluxBusterFilter.passes(member)) {
        Member known = day.putIfAbsent(member.key(), member);
        if (known != null) {
          known.add(member);
        }
      }
    }
    window.clear();
  }

  private void closeDay(long number, long micros, Accusations accusations) {
    List<Member> candidates = new ArrayList<>();
    for (Member member : day.values()) {
      if (FluxBusterFilter.isCandidate(member)) {
        candidates.add(member);
      }
    }
    history.forgetBefore(number - FluxBusterHistory.DAYS);
    history.add(number, candidates);
    for (List<Member> cluster : FluxBusterClusters.of(candidates)) {
      if (FluxBusterFeatures.of(cluster, history).isFlux()) {
        cluster.forEach(member -> accusations.add(member.domain(), micros));
      }
    }
    day.clear();
  }

  @Override
  public void finish(Accusations accusations) {
    if (windowNumber != Long.MIN_VALUE) {
      closeWindow();
      closeDay(Math.floorDiv(nowMicros, DAY_MICROS), nowMicros, accusations);
    }
  }
}
