package fluxgate.detect.timeline;

import fluxgate.detect.Witness;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.verdict.Level;
import fluxgate.verdict.Verdict;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Timelines of the domains of which a name rotates, each from its first judgement on. At capacity
 * one that never came near a level makes room.
 */
public final class Timelines implements Witness {
  /** Some ten kilobytes each, half a megabyte at worst; a page has charts of fewer. */
  private static final int MOST = 1000;

  /** What stays this far below is no finding. */
  private static final double NEAR = Level.WATCH.threshold() - 3;

  private final Map<DomainName, Timeline> timelines = new LinkedHashMap<>();
  private final Set<DomainName> near = new HashSet<>();

  @Override
  public boolean watches(DomainName domain) {
    return true;
  }

  @Override
  public void answered(
      DomainName domain,
      DomainName owner,
      RRsetObservation seen,
      List<IpAddress> usable,
      Reading reading) {
    Timeline timeline = timelines.get(domain);
    if (timeline != null) {
      timeline.answered(domain, owner, seen, usable, reading);
    }
  }

  @Override
  public void delegated(DomainName domain, List<DomainName> hosts, RRsetObservation seen) {
    Timeline timeline = timelines.get(domain);
    if (timeline != null) {
      timeline.delegated(domain, hosts, seen);
    }
  }

  @Override
  public void nameServerAddressed(
      DomainName domain, RRsetObservation seen, List<IpAddress> usable) {
    Timeline timeline = timelines.get(domain);
    if (timeline != null) {
      timeline.nameServerAddressed(domain, seen, usable);
    }
  }

  @Override
  public void connected(DomainName domain, ConnectionObservation connection, boolean stale) {
    Timeline timeline = timelines.get(domain);
    if (timeline != null) {
      timeline.connected(domain, connection, stale);
    }
  }

  @Override
  public void judged(DomainName domain, long micros, Verdict verdict) {
    Timeline timeline = timelines.get(domain);
    if (verdict.score() >= NEAR) {
      near.add(domain);
    }
    if (timeline == null && hasRoom()) {
      timeline = new Timeline(domain);
      timelines.put(domain, timeline);
    }
    if (timeline != null) {
      timeline.judged(domain, micros, verdict);
    }
  }

  private boolean hasRoom() {
    if (timelines.size() < MOST) {
      return true;
    }
    Iterator<DomainName> oldest = timelines.keySet().iterator();
    while (oldest.hasNext()) {
      if (!near.contains(oldest.next())) {
        oldest.remove();
        return true;
      }
    }
    return false;
  }

  /** The timeline of a domain; null where it never came near a level, or for want of room. */
  public @Nullable Timeline of(DomainName domain) {
    return timelines.get(domain);
  }
}
