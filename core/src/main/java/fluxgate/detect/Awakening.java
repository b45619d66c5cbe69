package fluxgate.detect;

import fluxgate.detect.signal.Signals;
import fluxgate.detect.state.DomainState;
import fluxgate.detect.state.Mark;
import fluxgate.detect.state.QuietNames;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.RRsetObservation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides from when on a domain is worth a state: when a name of it rotates, or is recognised. */
final class Awakening {
  private final Detector detector;

  Awakening(Detector detector) {
    this.detector = detector;
  }

  /**
   * The state of a domain of which a name rotates; null while its names are quiet. A name that
   * wakes brings what it showed before.
   *
   * @param owner to which the answer counts, which need not be its owner
   */
  @Nullable DomainState state(
      DomainName domain,
      DomainName owner,
      KnownAnswer answer,
      RRsetObservation seen,
      List<IpAddress> usable) {
    long mark = owner.equals(answer.owner()) ? answer.ownerMark() : Mark.of(owner);
    DomainState state = detector.domains.get(domain);
    boolean recognised = false;
    if (state == null) {
      recognised =
          detector.surroundings.networks().knowsAnyOf(usable)
              && isRecognised(domain, mark, usable, seen);
      if (detector.quietNames.isQuiet(
              mark,
              usable,
              !QuietNames.areFew(usable) && answer.isRented(detector.context.networks()),
              seen.count(),
              seen.firstSeenMicros(),
              detector.nowMicros)
          && !recognised) {
        return null;
      }
      if (!detector.room.make(detector.nowMicros)) {
        return null;
      }
      state = begin(domain);
    }
    QuietNames.Quiet before = detector.quietNames.wake(mark);
    if (before != null) {
      state.woke(owner, before);
    }
    if (recognised) {
      state.recognise(owner);
    }
    return state;
  }

  private DomainState begin(DomainName domain) {
    DetectorContext context = detector.context;
    DomainState state = new DomainState(domain, context.networks()::lookup, Signals.newSlices());
    detector.training.learnKinds(state);
    detector.room.enter(state, detector.nowMicros);
    detector.learner.woke(domain, context.networks()::lookup);
    DelegationJoin.Delegation delegation = detector.delegations.wake(domain);
    if (delegation != null) {
      state.delegated(delegation.hosts(), delegation.micros());
    }
    return state;
  }

  /** Whether a quiet name answers with homes that a network is known for: it need not rotate. */
  private boolean isRecognised(
      DomainName domain, long owner, List<IpAddress> usable, RRsetObservation seen) {
    QuietNames.Quiet before = detector.quietNames.quiet(owner);
    Set<IpAddress> shown = new LinkedHashSet<>(usable);
    long first = seen.firstSeenMicros();
    if (before != null) {
      shown.addAll(before.addresses());
      first = Math.min(first, before.firstSeenMicros());
    }
    return detector.surroundings.networks().recognise(domain, shown, first, seen.timeMicros())
        != null;
  }
}
