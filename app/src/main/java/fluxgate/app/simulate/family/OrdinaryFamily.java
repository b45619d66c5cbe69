package fluxgate.app.simulate.family;

import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Authority;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.app.simulate.zone.Crowd;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.StepAuthority;
import fluxgate.app.simulate.zone.StepAuthority.Step;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The sites that most questions are about: popular ones that everybody asks for, and a long tail.
 */
final class OrdinaryFamily {
  private static final String TRUTH = "ordinary";

  /** Above this rank popularity is even; below it falls as Zipf says. */
  private static final double FLAT_TOP = 8;

  /** Names that change their address in a day; 85 % never do in a month (Poole et al., §2.2). */
  private static final double MOVING_SHARE = 0.01;

  private static final List<Integer> TTLS =
      List.of(60, 300, 300, 600, 900, 1_800, 3_600, 3_600, 3_600, 14_400);

  private final Setting setting;
  private final Dice dice;

  OrdinaryFamily(Setting setting, Dice dice) {
    this.setting = setting;
    this.dice = dice;
  }

  List<Zone> draw(int names) {
    double weights = 0;
    for (int rank = 1; rank <= names; rank++) {
      weights += 1 / (rank + FLAT_TOP);
    }
    List<Zone> zones = new ArrayList<>(names);
    for (int rank = 1; rank <= names; rank++) {
      double visits = setting.lookups() * names / ((rank + FLAT_TOP) * weights);
      zones.add(zone(visits, (double) rank / names, dice.at(rank)));
    }
    return zones;
  }

  private Zone zone(double visits, double rank, Dice own) {
    String domain = setting.names().next();
    AutonomousSystem system =
        setting
            .atlas()
            .one(
                own.chance(0.25)
                    ? NetworkKind.CLOUD
                    : own.chance(0.1) ? NetworkKind.CDN : NetworkKind.HOSTING,
                own);
    // A name in the middle of the ranking is asked for by a tenth of the clients, one at the end by
    // one or two.
    int clients =
        (int) Math.ceil(Math.min(setting.clients() * StrictMath.pow(1 - rank, 4) + 1, visits));
    Crowd crowd =
        new Crowd(
            visits,
            clients,
            setting.clients(),
            own.chance(0.15),
            0,
            setting.untilSecond(),
            own.forPart("visits"));
    List<String> hosts = new ArrayList<>();
    hosts.add((own.chance(0.8) ? "www." : "") + domain);
    if (own.chance(0.3)) {
      hosts.add(own.pick(List.of("api.", "static.", "cdn.", "login.")) + domain);
    }
    return new Zone(
        List.of(domain),
        List.of(),
        TRUTH,
        "",
        Draft.age(own),
        Naming.of(List.copyOf(hosts)),
        authority(system, own),
        crowd,
        own.chance(0.1) ? Contact.NONE : Contact.web(own.within(0.2, 0.8)),
        false,
        setting.operators().of(own));
  }

  private Authority authority(AutonomousSystem system, Dice own) {
    int ttl = own.pick(TTLS);
    int count = own.chance(0.25) ? own.between(2, 4) : 1;
    boolean shared = count == 1 && system.kind() == NetworkKind.HOSTING && own.chance(0.7);
    List<IpAddress> v4 =
        shared ? List.of(system.sharedV4(own)) : Setting.machines(List.of(system), count, own);
    List<IpAddress> v6 =
        own.chance(0.3) ? Setting.machinesV6(List.of(system), count, own) : List.of();
    if (!own.chance(MOVING_SHARE)) {
      return StepAuthority.staying(v4, v6, ttl);
    }
    long when = (long) own.within(600, setting.untilSecond());
    List<IpAddress> after = Setting.machines(List.of(system), count, own);
    return new StepAuthority(List.of(new Step(0, v4, v6), new Step(when, after, v6)), ttl);
  }
}
