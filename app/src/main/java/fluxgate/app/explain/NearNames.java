package fluxgate.app.explain;

import fluxgate.app.output.NearWords;
import fluxgate.dns.DomainName;
import fluxgate.dns.PublicSuffixList;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.RRsetObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Names that somebody may have meant: at most two edits away. It listens to the answers on their
 * way, for nothing keeps every name that was seen.
 */
public final class NearNames implements ObservationSink {
  private static final int MOST_EDITS = 2;
  private static final int MOST_SHOWN = 5;

  /** So many of one distance are kept, the first in order. */
  private static final int MOST_KEPT = 64;

  private final DomainName wanted;
  private final PublicSuffixList suffixes;
  private final ObservationSink next;
  private final List<TreeSet<DomainName>> byDistance = new ArrayList<>();

  /** Hands everything on to {@code next}. */
  public NearNames(DomainName wanted, PublicSuffixList suffixes, ObservationSink next) {
    this.wanted = wanted;
    this.suffixes = suffixes;
    this.next = next;
    for (int i = 0; i <= MOST_EDITS; i++) {
      byDistance.add(new TreeSet<>());
    }
  }

  @Override
  public void accept(Observation observation) {
    if (observation instanceof RRsetObservation seen && seen.rrset().type().isAddress()) {
      DomainName domain = suffixes.registeredDomain(seen.rrset().owner());
      if (domain != null && Math.abs(domain.octetCount() - wanted.octetCount()) <= MOST_EDITS) {
        measure(domain);
      }
    }
    next.accept(observation);
  }

  private void measure(DomainName domain) {
    int edits = NearWords.edits(wanted.toString(), domain.toString());
    if (edits <= MOST_EDITS) {
      TreeSet<DomainName> near = byDistance.get(edits);
      near.add(domain);
      if (near.size() > MOST_KEPT) {
        near.pollLast();
      }
    }
  }

  /** The nearest registered domains among those seen, nearest first. */
  public List<DomainName> nearest() {
    return byDistance.stream().flatMap(TreeSet::stream).limit(MOST_SHOWN).toList();
  }
}
