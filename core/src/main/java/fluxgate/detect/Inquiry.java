package fluxgate.detect;

import fluxgate.detect.state.DomainState;
import fluxgate.dns.DomainName;
import fluxgate.observation.RRsetObservation;
import fluxgate.verdict.Finding;
import fluxgate.verdict.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about one domain to a detector that has read everything. Changes nothing in it. */
public final class Inquiry {
  private final Detector detector;

  /** Asks this detector. */
  public Inquiry(Detector detector) {
    this.detector = detector;
  }

  /** The finding of one domain, whatever its level; null where no name of it rotates. */
  public @Nullable Finding finding(DomainName domain) {
    DomainState state = detector.domains.get(domain);
    return state == null
        ? null
        : FindingMaker.make(
            state, detector.verdicts.of(state), detector.surroundings, detector.baseline(state));
  }

  /**
   * What would change the verdict on one domain; null where no name of it rotates.
   *
   * @param owner the owner name of its last answer, as a witness was told it
   * @param last that answer; null where none is known
   */
  public @Nullable WhatIf whatIf(
      DomainName domain, DomainName owner, @Nullable RRsetObservation last) {
    DomainState state = detector.domains.get(domain);
    return state == null ? null : new Hypotheses(detector).of(state, owner, last);
  }

  /** Where a domain was seen; null where no name of it rotates. */
  public @Nullable Footprint footprint(DomainName domain) {
    DomainState state = detector.domains.get(domain);
    return state == null ? null : Footprint.of(state, detector.verdicts.of(state));
  }

  /** What it had to forget for want of memory. */
  public MemoryPressure pressure() {
    return new MemoryPressure(
        detector.coverage.evictedDomains(),
        detector.quietNames.evicted(),
        detector.contacts.evicted(),
        detector.delegations.evicted(),
        detector.rotating.singleUse.evicted(),
        detector.rotating.aliases.evicted());
  }

  /**
   * Findings of every domain that lists alone kept below {@code least} at every time, best score
   * first: what context holds down stays in sight.
   */
  public List<Finding> heldDown(Level least) {
    List<Finding> findings = new ArrayList<>();
    for (DomainState state : detector.domains.values()) {
      if (state.history().peak().compareTo(least) < 0
          && state.history().unlistedPeak().compareTo(least) >= 0) {
        findings.add(
            FindingMaker.make(
                state,
                detector.verdicts.of(state),
                detector.surroundings,
                detector.baseline(state)));
      }
    }
    Collections.sort(findings, Finding.RANKED);
    return findings;
  }
}
