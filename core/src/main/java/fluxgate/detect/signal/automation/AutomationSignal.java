package fluxgate.detect.signal.automation;

import fluxgate.detect.signal.EvidenceSink;
import fluxgate.detect.signal.Scene;
import fluxgate.detect.signal.Signal;
import fluxgate.detect.state.ClientBook;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.Rhythm;
import fluxgate.verdict.Evidence;
import fluxgate.verdict.Sentence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A program that follows the rotation: it fails over, or comes by the clock. */
public final class AutomationSignal implements Signal.Stateless {
  /** As for following the rotation at all. */
  private static final int LEAST_ADDRESSES = 3;

  /** One dead address is an accident. */
  private static final int LEAST_FAILOVERS = 3;

  /** Of so many pauses at random (unevenness 1, give or take .2) none is a timer by chance. */
  private static final int LEAST_PAUSES = 10;

  /** A timer with a jitter of 40 % has .23. */
  private static final double EVEN = 0.25;

  /**
   * Benign programs fail over and poll as well: it tells what kind of client it is, not much more.
   */
  private static final double CONTRIBUTION = 0.2;

  @Override
  public void measure(DomainState state, Scene scene, EvidenceSink sink) {
    if (state.contacts().addresses().size() < LEAST_ADDRESSES) {
      return;
    }
    ClientBook.Dealings failing = null;
    ClientBook.Dealings even = null;
    for (ClientBook.Dealings dealings : state.clients().all()) {
      if (dealings.homesContacted() + dealings.unknownContacted() < LEAST_ADDRESSES) {
        continue;
      }
      Rhythm rhythm = dealings.rhythm();
      if (rhythm.failovers() >= LEAST_FAILOVERS
          && (failing == null || rhythm.failovers() > failing.rhythm().failovers())) {
        failing = dealings;
      }
      if (rhythm.pauses() >= LEAST_PAUSES
          && rhythm.unevenness() <= EVEN
          && (even == null || rhythm.unevenness() < even.rhythm().unevenness())) {
        even = dealings;
      }
    }
    sayFailover(failing, state, sink);
    sayRegular(even, state, sink);
  }

  private static void sayFailover(
      ClientBook.@Nullable Dealings dealings, DomainState state, EvidenceSink sink) {
    if (dealings != null) {
      sink.say(
          new Evidence(
              "FLOW_FAILOVER",
              dealings.rhythm().failovers(),
              "times",
              "hardly ever: people wait or give up",
              CONTRIBUTION,
              Sentence.of(
                  "%s tried another of its addresses within 30 s of one that did not answer, %,d"
                      + " times.",
                  dealings.client(), dealings.rhythm().failovers()),
              state.contacts().examples().places()));
    }
  }

  private static void sayRegular(
      ClientBook.@Nullable Dealings dealings, DomainState state, EvidenceSink sink) {
    if (dealings != null) {
      Rhythm rhythm = dealings.rhythm();
      Duration pause = Duration.ofSeconds(Math.round(rhythm.meanSeconds()));
      sink.say(
          new Evidence(
              "FLOW_REGULAR",
              rhythm.unevenness(),
              "standard deviation of pauses over their mean",
              "about 1 for chance, more for people",
              CONTRIBUTION,
              Sentence.of(
                  "%s came back every %,d s, by the clock: its %,d pauses differ by %.0f %%.",
                  dealings.client(), pause.toSeconds(), rhythm.pauses(), 100 * rhythm.unevenness()),
              state.contacts().examples().places()));
    }
  }
}
