package fluxgate.app.simulate.family;

import fluxgate.app.simulate.atlas.Atlas;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.NameServers;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.List;

/** Companies that run name servers for others; most zones are with few of them. */
final class Operators {
  private static final int COUNT = 60;

  private final List<NameServers> all = new ArrayList<>();

  Operators(Atlas atlas, DomainNames names, Dice dice) {
    for (int i = 0; i < COUNT; i++) {
      NetworkKind kind = dice.chance(0.3) ? NetworkKind.CDN : NetworkKind.HOSTING;
      all.add(NameServers.operated(names.next(), atlas.one(kind, dice), dice.between(2, 4), dice));
    }
  }

  NameServers of(Dice dice) {
    return all.get((int) (COUNT * dice.unit() * dice.unit()));
  }
}
