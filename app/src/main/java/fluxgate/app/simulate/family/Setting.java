package fluxgate.app.simulate.family;

import fluxgate.app.simulate.atlas.Atlas;
import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What all families draw from.
 *
 * @param operators whose name servers most zones use
 * @param clients of the organisation
 * @param untilSecond when nobody asks any more
 * @param lookups of a benign name on average a day
 */
record Setting(
    Atlas atlas,
    DomainNames names,
    Operators operators,
    int clients,
    long untilSecond,
    double lookups) {

  /** So many addresses, spread over so many systems of a kind. */
  List<IpAddress> machines(NetworkKind kind, int systems, int count, Dice dice) {
    return machines(atlas.some(kind, systems, dice), count, dice);
  }

  /** So many addresses spread over these systems, each system once before any twice. */
  static List<IpAddress> machines(List<AutonomousSystem> systems, int count, Dice dice) {
    List<IpAddress> machines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      machines.add((i < systems.size() ? systems.get(i) : dice.pick(systems)).v4(dice));
    }
    return machines;
  }

  /** As {@link #machines}, IPv6. */
  static List<IpAddress> machinesV6(List<AutonomousSystem> systems, int count, Dice dice) {
    List<IpAddress> machines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      machines.add(dice.pick(systems).v6(dice));
    }
    return machines;
  }

  /** So many different clients. */
  int[] someClients(int count, Dice dice) {
    int first = dice.below(clients);
    int[] some = new int[Math.min(count, clients)];
    int stride = 1 + dice.below(Math.max(1, clients / Math.max(1, some.length)));
    for (int i = 0; i < some.length; i++) {
      some[i] = (int) ((first + (long) i * stride) % clients);
    }
    return some;
  }
}
