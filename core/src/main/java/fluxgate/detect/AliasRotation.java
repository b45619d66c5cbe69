package fluxgate.detect;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Names whose CNAME leads to ever other registered domains: the addresses stand under owners that
 * change, so only the queried name shows the rotation.
 */
final class AliasRotation implements Slice {
  private static final int MAX_NAMES = 50_000;

  /**
   * Sites switch between two or three content-delivery networks; a name sent to a fourth domain
   * rotates.
   */
  private static final int ROTATING = 4;

  private final Map<DomainName, Set<DomainName>> targets = new LinkedHashMap<>();

  /**
   * Takes an answer whose question led to another registered domain.
   *
   * @return whether the queried name has led to so many that it rotates itself
   */
  boolean led(DomainName asked, DomainName targetDomain) {
    Set<DomainName> domains = targets.get(asked);
    if (domains == null) {
      if (targets.size() >= MAX_NAMES) {
        Iterator<DomainName> oldest = targets.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
      domains = new LinkedHashSet<>(2);
      targets.put(asked, domains);
    }
    if (domains.size() < ROTATING) {
      domains.add(targetDomain);
    }
    return domains.size() >= ROTATING;
  }

  @Override
  public void write(StateWriter out) {
    out.count(targets.size());
    targets.forEach((asked, domains) -> {
      out.name(asked);
      out.count(domains.size());
      domains.forEach(out::name);
    });
  }

  static AliasRotation read(StateReader in) {
    AliasRotation rotation = new AliasRotation();
    for (int i = in.size(); i > 0; i--) {
      Set<DomainName> domains = new LinkedHashSet<>(2);
      rotation.targets.put(in.name(), domains);
      for (int d = in.size(); d > 0; d--) {
        domains.add(in.name());
      }
    }
    return rotation;
  }
}
