package fluxgate.app.simulate.atlas;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import fluxgate.net.NetworkKind;
import java.util.List;

/**
 * An invented autonomous system.
 *
 * @param kind what its addresses are really used for
 * @param listed what tables say of it; they do not know everything and are wrong now and then
 * @param v4 at least one
 * @param v6 a /44: a /56 for each of 4,096 homes or racks
 */
public record AutonomousSystem(
    long asn,
    String name,
    String country,
    NetworkKind kind,
    NetworkKind listed,
    List<IpPrefix> v4,
    IpPrefix v6) {
  /** Machines on which small sites live together. */
  private static final int SHARED_MACHINES = 40;

  public AutonomousSystem {
    v4 = List.copyOf(v4);
  }

  /** Some address of it, neither the first nor the last of a prefix. */
  public IpAddress v4(Dice dice) {
    IpPrefix prefix = dice.pick(v4);
    int size = 1 << (32 - prefix.length());
    return IpAddress.v4(prefix.address().v4Bits() + dice.between(1, size - 2));
  }

  /** The address of a machine on which many sites live. */
  public IpAddress sharedV4(Dice dice) {
    return IpAddress.v4(v4.getFirst().address().v4Bits() + 10 + dice.below(SHARED_MACHINES));
  }

  /** An address in some /56. */
  public IpAddress v6(Dice dice) {
    return v6(dice.below(4096), dice);
  }

  /** Some address in the /56 with this number, 0 to 4095. */
  public IpAddress v6(int home, Dice dice) {
    return new IpAddress(v6.address().high() | (long) home << 8 | dice.below(4), dice.next());
  }
}
