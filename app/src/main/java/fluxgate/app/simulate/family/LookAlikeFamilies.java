package fluxgate.app.simulate.family;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Zone;
import java.util.ArrayList;
import java.util.List;

/** The benign families that look like flux to some detector or other, one row each (§2.2). */
final class LookAlikeFamilies {
  /** Draws one name. */
  interface Family {
    Zone draw(String truth, Draft draft);
  }

  private record Row(String truth, Family family) {}

  private static final List<Row> TABLE =
      List.of(
          new Row("cdn-embedded", DeliveryFamilies::embedded),
          new Row("cdn-own", DeliveryFamilies::own),
          new Row("elb", DeliveryFamilies::loadBalancer),
          new Row("gslb", DeliveryFamilies::clouds),
          new Row("adtech", DeliveryFamilies::advertising),
          new Row("game", DeliveryFamilies::game),
          new Row("anycast", DeliveryFamilies::anycast),
          new Row("ntp-pool", PoolFamilies::time),
          new Row("crypto-seed", PoolFamilies::seeds),
          new Row("irc", PoolFamilies::chat),
          new Row("mirror", PoolFamilies::mirror),
          new Row("av-update", PoolFamilies::updates),
          new Row("vpn-provider", PoolFamilies::tunnels),
          new Row("volunteer-pool", PoolFamilies::volunteers),
          new Row("p2p-seed", PoolFamilies::peers),
          new Row("ddns-zone", SingleHostFamilies::dynamicZone),
          new Row("ddns-home", SingleHostFamilies::dynamicHome),
          new Row("moving-host", SingleHostFamilies::moving),
          new Row("site-migration", SingleHostFamilies::migration),
          new Row("large-ns", SingleHostFamilies::nameServers),
          new Row("host-provider", SingleHostFamilies::hostProvider),
          new Row("parking", SingleHostFamilies::parking),
          new Row("dnsbl", SingleHostFamilies::blockList),
          new Row("disposable", SingleHostFamilies::disposable));

  private LookAlikeFamilies() {}

  /**
   * One name of a family.
   *
   * @throws IllegalArgumentException where there is no such family
   */
  static Zone draw(String truth, Draft draft) {
    for (Row row : TABLE) {
      if (row.truth.equals(truth)) {
        return row.family.draw(truth, draft);
      }
    }
    throw new IllegalArgumentException("no family " + truth);
  }

  /** So many names, the families in turn. */
  static List<Zone> draw(Setting setting, int names, Dice dice) {
    List<Zone> zones = new ArrayList<>();
    int first = dice.below(TABLE.size());
    for (int i = 0; i < names; i++) {
      Row row = TABLE.get((first + i) % TABLE.size());
      zones.add(row.family.draw(row.truth, new Draft(setting, dice.at(i))));
    }
    return zones;
  }
}
