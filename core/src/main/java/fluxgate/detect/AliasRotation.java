package fluxgate.detect;

import fluxgate.detect.state.Octets;
import fluxgate.detect.state.Remembered;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names whose CNAME leads to ever other registered domains, or to ever other names below one: the
 * addresses stand under owners that change, so only the queried name shows the rotation.
 */
final class AliasRotation implements Slice {
  /** An empty set of names. */
  private static final int SET_OCTETS = 120;

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

  private final Remembered<DomainName, Set<DomainName>> targets;
  private final Remembered<DomainName, Set<DomainName>> owners;

  /** None yet, and never more than so many octets of them. */
  AliasRotation(long mostOctets) {
    targets = new Remembered<>(mostOctets / 2, Octets::of);
    owners = new Remembered<>(mostOctets / 2, Octets::of);
  }

  /**
   * Takes an answer whose question led to another registered domain.
   *
   * @return whether the queried name has led to so many that it rotates itself
   */
  boolean led(DomainName asked, DomainName targetDomain, long micros) {
    return isMany(targets, asked, targetDomain, ROTATING, micros);
  }

  /**
   * Takes an answer whose question led to a name of another registered domain.
   *
   * @return whether the queried name has led to so many names that they count as one
   */
  boolean ledInTurn(DomainName asked, DomainName owner, long micros) {
    return isMany(owners, asked, owner, IN_TURN, micros);
  }

  private static boolean isMany(
      Remembered<DomainName, Set<DomainName>> all,
      DomainName asked,
      DomainName led,
      int many,
      long micros) {
    Set<DomainName> names = all.get(asked, micros);
    if (names == null) {
      names = new LinkedHashSet<>(2);
      all.put(asked, names, SET_OCTETS, micros);
    }
    if (names.size() < many && names.add(led)) {
      all.grew(asked, Octets.held(led), micros);
    }
    return names.size() >= many;
  }

  /** When a name that was asked for within a day had to go for want of room. */
  long evictedMicros() {
    return Math.max(targets.evictedMicros(), owners.evictedMicros());
  }

  /** How many entries had to go so. */
  long evicted() {
    return targets.evicted() + owners.evicted();
  }

  @Override
  public void write(StateWriter out) {
    for (Remembered<DomainName, Set<DomainName>> all : List.of(targets, owners)) {
      all.write(
          out,
          (asked, names) -> {
            out.name(asked);
            out.names(names);
          });
    }
  }

  static AliasRotation read(StateReader in, long mostOctets) {
    AliasRotation rotation = new AliasRotation(mostOctets);
    for (Remembered<DomainName, Set<DomainName>> all : List.of(rotation.targets, rotation.owners)) {
      all.read(
          in,
          part -> Map.entry(part.name(), new LinkedHashSet<>(part.names())),
          names -> SET_OCTETS + Octets.held(names));
    }
    return rotation;
  }
}
