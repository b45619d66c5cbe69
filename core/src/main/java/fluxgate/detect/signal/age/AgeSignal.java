package fluxgate.detect.signal.age;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.DomainState;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.HowMany;
import fluxgate.verdict.Sentence;

/** The age of the domain, where somebody knows it. */
public final class AgeSignal implements Signal.Stateless {
  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  /** Half of the flux domains of the literature are used up within a week of registration. */
  private static final int FRESH_DAYS = 7;

  private static final int NEW_DAYS = 30;
  private static final int OLD_DAYS = 365;

  /** A name first seen after so long a memory without it was not there all the time. */
  private static final int TELLING_DAYS = 30;

  /** Natural-log likelihood ratios of detection-science §6.5. */
  private static final double FRESH = 1.5;

  private static final double NEW = 1;
  private static final double OLD = -1.5;

  /** New to this network is weaker than new to the world: most names are looked up by chance. */
  private static final double NEW_HERE = 0.5;

  private static final String REGISTERED = "It was registered %s before it was last seen.";

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (state.pool().size() == 0) {
      return;
    }
    Long registered = scene.domains().registered(state.domain());
    if (registered != null && registered <= scene.shownMicros()) {
      registered((scene.shownMicros() - registered) / DAY_MICROS, state, sink);
    } else {
      firstSeen(state, scene, sink);
    }
  }

  private static void registered(long days, DomainState state, EvidenceSink sink) {
    if (days <= NEW_DAYS) {
      say(
          "NEW_DOMAIN",
          days,
          days <= FRESH_DAYS ? FRESH : NEW,
          Sentence.of(REGISTERED, HowMany.days(days)),
          state,
          sink);
    } else if (days > OLD_DAYS) {
      say("OLD_DOMAIN", days, OLD, Sentence.of(REGISTERED, HowMany.days(days)), state, sink);
    }
  }

  /** The first sighting bounds the age from below, and from above only after a long memory. */
  private static void firstSeen(DomainState state, Scene scene, EvidenceSink sink) {
    long days = (scene.shownMicros() - state.firstSeenMicros()) / DAY_MICROS;
    if (days > OLD_DAYS) {
      say(
          "OLD_DOMAIN",
          days,
          OLD,
          Sentence.of("It has been seen for %,d days.", days),
          state,
          sink);
      return;
    }
    sink.unknown("DOMAIN_AGE_UNKNOWN");
    boolean telling = state.firstSeenMicros() - TELLING_DAYS * DAY_MICROS > scene.sinceMicros();
    if (telling && days <= FRESH_DAYS) {
      say(
          "NEW_HERE",
          days,
          NEW_HERE,
          Sentence.of(
              "It was first seen here %s before it was last seen, in telemetry that begins"
                  + " %s earlier, gaps included; when it was registered is not known.",
              HowMany.days(days),
              HowMany.days((state.firstSeenMicros() - scene.sinceMicros()) / DAY_MICROS)),
          state,
          sink);
    }
  }

  private static void say(
      String code,
      long days,
      double contribution,
      Sentence sentence,
      DomainState state,
      EvidenceSink sink) {
    sink.say(
        new Evidence(
            code,
            days,
            "days",
            "months or years",
            contribution,
            sentence,
            state.examples().places()));
  }
}
