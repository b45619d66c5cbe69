package fluxgate.detect;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.verdict.Verdict;
import java.util.List;

/**
 * Looks over a detector's shoulder: is told what the detector makes of each observation of the
 * domains that it watches, and of each judgement. It can change nothing.
 *
 * <p>Called on the detector's thread, in the detector's order; connections may lie before what was
 * told already. What it is given is immutable and may be kept.
 */
public interface Witness {
  /** What the detector made of an address answer. */
  enum Reading {
    /** The name has shown at most two addresses so far: nothing rotates. */
    QUIET,
    /** Counts: new to this view, or its time had run out and it brings something new. */
    FRESH,
    /** Fetched again after its time had run out, unchanged. */
    RENEWED,
    /** A cached repeat, or of an owner name for which there was no room. */
    REPEAT,
    /** A policy's, not the zone's. */
    POLICY
  }

  /** Whether it wants to be told of this registered domain; asked before every other call. */
  boolean watches(DomainName domain);

  /**
   * An address RRset of the answer section.
   *
   * @param owner the name that it counts to: the RRset's owner, the wildcard that stands for
   *     single-use names, or the queried name where its aliases lead ever elsewhere
   */
  void answered(
      DomainName domain,
      DomainName owner,
      RRsetObservation seen,
      List<IpAddress> usable,
      Reading reading);

  /** The domain's NS RRset: {@code hosts} sorted and distinct. */
  void delegated(DomainName domain, List<DomainName> hosts, RRsetObservation seen);

  /** An address of one of the domain's name servers. */
  void nameServerAddressed(DomainName domain, RRsetObservation seen, List<IpAddress> usable);

  /** A connection that one of the domain's answers explains. */
  void connected(DomainName domain, ConnectionObservation connection, boolean stale);

  /** A judgement, at event time. */
  void judged(DomainName domain, long micros, Verdict verdict);
}
