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
 * Names whose CNAME leads to ever other registered domains, or to ever other names below one: the
 * addresses stand under owners that change, so only the queried name shows the rotation.
 */
final class AliasRotation implements Slice {
  private static final int MAX_NAMES = 50_000;

  /**
   * Sites switch between two or three content-delivery networks; a name sent to a fourth domain
   * rotates.
   */
  private static final int ROTATING = 4;

  /**
   * Services name a target for each of a handful of regions, and keep to them; an alias that has
   * led to eight names gives out names as it gives out addresses.
   */
  private static final int IN_TURN = 8;

  private final Map<DomainName, Set<DomainName>> targets = new LinkedHashMap<>();
  private final Map<DomainName, Set<DomainName>> owners = new LinkedHashMap<>();

  /**
   * Takes an answer whose question led to another registered domain.
   *
   * @return whether the queried name has led to so many that it rotates itself
   */
  boolean led(DomainName asked, DomainName targetDomain) {
    return isMany(targets, asked, targetDomain, ROTATING);
  }

  /**
   * Takes an answer whose question led to a name of another registered domain.
   *
   * @return whether the queried name has led to so many names that they count as one
   */
  boolean ledInTurn(DomainName asked, DomainName owner) {
    return isMany(owners, asked, owner, IN_TURN);
  }

  private static boolean isMany(
      Map<DomainName, Set<DomainName>> all, DomainName asked, DomainName led, int many) {
    Set<DomainName> names = all.get(asked);
    if (names == null) {
      if (all.size() >= MAX_NAMES) {
        Iterator<DomainName> oldest = all.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
      names = new LinkedHashSet<>(2);
      all.put(asked, names);
    }
    if (names.size() < many) {
      names.add(led);
    }
    return names.size() >= many;
  }

  @Override
  public void write(StateWriter out) {
    write(targets, out);
    write(owners, out);
  }

  private static void write(Map<DomainName, Set<DomainName>> all, StateWriter out) {
    out.count(all.size());
    all.forEach((asked, names) -> {
      out.name(asked);
      out.count(names.size());
      names.forEach(out::name);
    });
  }

  static AliasRotation read(StateReader in) {
    AliasRotation rotation = new AliasRotation();
    read(rotation.targets, in);
    read(rotation.owners, in);
    return rotation;
  }

  private static void read(Map<DomainName, Set<DomainName>> all, StateReader in) {
    for (int i = in.size(); i > 0; i--) {
      Set<DomainName> names = new LinkedHashSet<>(2);
      all.put(in.name(), names);
      for (int n = in.size(); n > 0; n--) {
        names.add(in.name());
      }
    }
  }
}
