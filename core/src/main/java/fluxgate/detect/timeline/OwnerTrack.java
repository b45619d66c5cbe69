package fluxgate.detect.timeline;

import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One owner name's answers. */
public final class OwnerTrack {
  private static final int MOST_ADDRESSES = 512;

  private final DomainName name;
  private final Set<IpAddress> addresses = new LinkedHashSet<>();
  private long answers;

  OwnerTrack(DomainName name) {
    this.name = name;
  }

  void answered(List<IpAddress> seen, long count) {
    answers += count;
    for (IpAddress address : seen) {
      if (addresses.size() < MOST_ADDRESSES) {
        addresses.add(address);
      }
    }
  }

  public DomainName name() {
    return name;
  }

  public long answers() {
    return answers;
  }

  /** First seen first, a bounded number. */
  public Set<IpAddress> addresses() {
    return Collections.unmodifiableSet(addresses);
  }
}
