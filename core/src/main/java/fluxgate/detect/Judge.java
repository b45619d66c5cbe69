package fluxgate.detect;

import fluxgate.detect.baseline.Baseline;
import fluxgate.detect.context.DomainContext;
import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signals;
import fluxgate.detect.state.AccessShare;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.HostingRotation;
import fluxgate.detect.surroundings.Surroundings;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Level;
import fluxgate.verdict.Variant;
import fluxgate.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sums the evidence of one domain at one time, and keeps the level within what the evidence can
 * bear.
 */
final class Judge {
  /** Two addresses rotate nowhere. */
  private static final int LEAST_ADDRESSES = 3;

  /** Known homes in two networks need not rotate to mean something. */
  private static final int LEAST_RECOGNISED = 2;

  private static final int LEAST_FRESH = 4;

  /** Rotating name servers, or homes known from another name, are a second witness. */
  private static final int LEAST_FRESH_WITH_NS = 2;

  private static final int LEAST_GROUPS = 2;
  private static final int LEAST_WITNESSES = 2;

  private static final String FLOW_FANOUT = "FLOW_FANOUT";
  private static final String SHARED_AGENTS = "SHARED_AGENTS";

  /**
   * Evidence that something moved, or that a client followed: without any, a name is merely widely
   * hosted.
   */
  private static final Set<String> MOVEMENT =
      Set.of(
          "NEW_AGENTS",
          "AGENT_TURNOVER",
          "NS_FLUX",
          "ROTATING_HOSTING",
          FLOW_FANOUT,
          SHARED_AGENTS);

  /** Evidence that pools of lasting members do not give. */
  private static final Set<String> BEYOND_POOLS =
      Set.of(
          "AGENT_TURNOVER",
          "ENDLESS_POOL",
          "NS_FLUX",
          "NEW_DOMAIN",
          "ROTATING_HOSTING",
          SHARED_AGENTS,
          "UNUSUAL_PROCESS",
          "WATCH_LISTED");

  /**
   * Addresses in one answer, nearly all homes, in that many networks: no service but flux and
   * peer-to-peer seeds is hosted so, and two answers show that it lasts.
   */
  private static final int WIDE_AT_HOME = 8;

  private static final double HOMES = 0.7;

  /** Networks, as many as of equal size: what FEW_ASN calls few. */
  private static final double ONE_OPERATOR = 2.5;

  private Judge() {}

  /** Whether the verdict rests, in part, on what the domain shares with others. */
  static boolean restsOnOthers(Verdict verdict) {
    return verdict.evidence().stream().anyMatch(e -> e.code().equals(SHARED_AGENTS));
  }

  /**
   * The verdict at a time.
   *
   * @param without codes of evidence that is taken for unsaid; none for the verdict itself
   */
  static Verdict judge(
      DomainState state,
      long nowMicros,
      Surroundings surroundings,
      DomainContext domains,
      long sinceMicros,
      Baseline baseline,
      Set<String> without) {
    if (state.pool().unitCount() < (state.isRecognised() ? LEAST_RECOGNISED : LEAST_ADDRESSES)) {
      return new Verdict(
          Level.NONE, Variant.UNDETERMINED, 0, List.of(), List.of(), List.of(), Level.NONE);
    }
    long shown = state.lastSeenMicros();
    Scene scene =
        new Scene(
            nowMicros,
            shown,
            surroundings,
            HostingRotation.of(state, shown),
            domains,
            sinceMicros,
            baseline.at(state));
    Signals.Measurement measurement = Signals.measure(state, scene, without);
    EvidenceSink said = measurement.said();
    List<Evidence> evidence = new ArrayList<>(said.evidence());
    evidence.sort((a, b) -> {
      int byWeight = Double.compare(-Math.abs(a.contribution()), -Math.abs(b.contribution()));
      return byWeight != 0 ? byWeight : a.code().compareTo(b.code());
    });
    double score = evidence.stream().mapToDouble(Evidence::contribution).sum();
    List<String> caps = new ArrayList<>();
    Level level = level(score, state, scene, measurement, caps);
    Level unlisted = level;
    double held = HeldDown.by(evidence);
    if (held < 0) {
      unlisted = level(score - held, state, scene, measurement, new ArrayList<>());
      if (unlisted.compareTo(level) > 0) {
        caps.add(HeldDown.sentence(held, unlisted));
      }
    }
    List<String> unknown = new ArrayList<>(said.unknown());
    if (state.clients().size() == 0) {
      unknown.add("CLIENTS_UNOBSERVED");
    }
    if (state.isOwnerCapped()) {
      unknown.add("NAMES_CAPPED");
    }
    if (state.clients().leftOut() > 0) {
      unknown.add("CLIENTS_CAPPED");
    }
    if (state.pool().leftOut() > 0) {
      unknown.add("ADDRESSES_CAPPED");
    }
    return new Verdict(level, variant(said, level), score, evidence, unknown, caps, unlisted);
  }

  /** The level that a score reaches, with the sentences on what keeps it from a higher one. */
  private static Level level(
      double score,
      DomainState state,
      Scene scene,
      Signals.Measurement measurement,
      List<String> caps) {
    Level level = Level.of(score);
    if (level.compareTo(Level.SUSPECT) >= 0) {
      caps.addAll(measurement.said().caps());
      List<Evidence> said = measurement.said().evidence();
      boolean moves = said.stream().anyMatch(Judge::isMovement);
      Level shape = isWideAtHome(state) ? Level.of(score - HeldDown.lift(said)) : Level.WATCH;
      shape = shape == Level.NONE ? Level.WATCH : shape;
      if (!moves && shape.compareTo(level) < 0) {
        caps.add(
            "The shape of its answers alone: no rotation was seen, so no more than "
                + shape.word()
                + ".");
        level = shape;
      }
    }
    if (level.compareTo(Level.WATCH) > 0
        && state.areStrangers()
        && measurement.said().evidence().stream().noneMatch(Judge::isBeyondAnyNames)) {
      caps.add(
          "Each of its names was asked once and led to a home of its own, as at a provider of"
              + " dynamic names: no more than watch.");
      level = Level.WATCH;
    }
    if (level == Level.ALERT) {
      caps.addAll(alertConditionsMissed(state, scene, measurement));
      level = caps.isEmpty() ? level : Level.SUSPECT;
    }
    return level;
  }

  private static boolean isMovement(Evidence piece) {
    return MOVEMENT.contains(piece.code()) && piece.contribution() > 0;
  }

  private static boolean isWideAtHome(DomainState state) {
    AccessShare share = AccessShare.best(state.pool());
    return state.freshAnswers() >= 2
        && state.widestAnswer() >= WIDE_AT_HOME
        && state.pool().asnCount() >= WIDE_AT_HOME
        && share.isMeasurable()
        && share.value() >= HOMES;
  }

  private static List<String> alertConditionsMissed(
      DomainState state, Scene scene, Signals.Measurement measurement) {
    List<String> missed = new ArrayList<>();
    boolean witnessed =
        has(measurement.said(), "NS_FLUX") || has(measurement.said(), SHARED_AGENTS);
    if (state.freshAnswers() < (witnessed ? LEAST_FRESH_WITH_NS : LEAST_FRESH)) {
      missed.add("Too few fresh answers for an alert: " + state.freshAnswers() + ".");
    }
    if (measurement.groupsFor() < LEAST_GROUPS) {
      missed.add("All evidence is of one kind: no more than suspect.");
    }
    if (!isMoreThanAPool(state, measurement.said())) {
      missed.add(
          "A pool of volunteers or caches inside access networks could look so: neither turnover"
              + " nor a clear majority of homes tells it from one, so no more than suspect.");
    }
    if (isOfOneOperator(state) && !witnessed && !has(measurement.said(), "ROTATING_HOSTING")) {
      missed.add(
          "All its addresses lie in one or two networks: a balancer of that operator, or lines that"
              + " it renumbers, could look so, so no more than suspect.");
    }
    if (has(measurement.said(), "ROTATING_HOSTING") && has(measurement.said(), "OLD_DOMAIN")) {
      missed.add(
          "A domain over a year old may replace its rented servers every few hours for reasons of"
              + " its own: no more than suspect.");
    }
    if (!state.hasLiveAnswers()) {
      missed.add("Known from passive DNS alone, without clients: no more than suspect.");
    } else if (!state.contacts().isUsed()
        && state.servers().size() < LEAST_WITNESSES
        && clients(state, scene) < LEAST_WITNESSES) {
      missed.add(
          state.clients().size() == 0
              ? "Nobody was seen to ask for it or to contact it: it could be forged, so no more than"
                  + " suspect."
              : "Seen by one client through one resolver, and no contact was seen: it could be"
                  + " forged, so no more than suspect.");
    }
    return missed;
  }

  /**
   * Whether anything was seen that no pool of lasting members shows. Where clients were seen to
   * follow from home to home a wrong doubt costs more, and less is asked of the homes. Where homes
   * are known only by what does not live beside them, rented servers in networks that host nothing
   * popular stay unknown, so that all that is unknown counts as rented.
   */
  private static boolean isMoreThanAPool(DomainState state, EvidenceSink said) {
    if (said.evidence().stream()
        .anyMatch(e -> e.contribution() > 0 && BEYOND_POOLS.contains(e.code()))) {
      return true;
    }
    AccessShare recurring = AccessShare.recurring(state.pool());
    return isNearlyAllAtHome(AccessShare.withoutPlanted(state.pool()), state, said)
        || recurring != null && isNearlyAllAtHome(recurring, state, said);
  }

  /** Whether one operator, whose network may be misjudged, announces as good as all of it. */
  private static boolean isOfOneOperator(DomainState state) {
    return 2 * state.pool().unitsOfKnownAsn() > state.pool().unitCount()
        && StrictMath.exp(state.pool().asnEntropy()) <= ONE_OPERATOR;
  }

  /** Evidence that a provider of dynamic names does not give, however many names it has. */
  private static boolean isBeyondAnyNames(Evidence piece) {
    return piece.contribution() > 0
        && BEYOND_POOLS.contains(piece.code())
        && !piece.code().equals("ENDLESS_POOL");
  }

  private static boolean isNearlyAllAtHome(
      AccessShare share, DomainState state, EvidenceSink said) {
    AccessShare sure = state.pool().isHomeByLearning() ? share.unknownCounted() : share;
    return has(said, FLOW_FANOUT)
        ? sure.isNearlyAll()
        : sure.isNearlyAllWheneverAsked(said.unknown().contains("CONNECTIONS_UNOBSERVED"));
  }

  private static int clients(DomainState state, Scene scene) {
    return state.clients().machines(client -> !scene.surroundings().isResolver(client));
  }

  private static Variant variant(EvidenceSink said, Level level) {
    if (has(said, "NS_FLUX")) {
      return Variant.DOUBLE_FLUX;
    }
    if (has(said, "ROTATING_HOSTING")) {
      return Variant.ROTATING_HOSTING;
    }
    return level.compareTo(Level.SUSPECT) >= 0 ? Variant.SINGLE_FLUX : Variant.UNDETERMINED;
  }

  private static boolean has(EvidenceSink said, String code) {
    return said.evidence().stream().anyMatch(e -> e.code().equals(code));
  }
}
