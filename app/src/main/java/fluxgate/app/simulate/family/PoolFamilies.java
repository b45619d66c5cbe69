package fluxgate.app.simulate.family;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.PoolAuthority;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.List;

/** Pools of machines that stay for months: volunteers, mirrors, tunnels, seeds. */
final class PoolFamilies {
  private PoolFamilies() {}

  /**
   * Volunteers' clocks: TTL 150 (30 at least), 4 addresses, 551 servers for one country to some
   * 3,400 (§2.2); .35 of them in homes (§2.2, assumed: drawn around it).
   */
  static Zone time(String truth, Draft draft) {
    Dice dice = draft.dice;
    int members = dice.scaledInt(150, 3_500);
    double access = dice.within(0.2, 0.5);
    int systems = dice.scaledInt(60, 300);
    int ttl = dice.chance(0.6) ? 150 : dice.between(30, 390);
    draft.naming = Naming.evenly(draft.numbered("", dice.between(1, 4)));
    draft.machines = true;
    draft.contact(Contact.udp(dice.within(0.6, 1), 123, true));
    draft.drawn(
        "%d clocks in about %d networks, homes %.2f; TTL %d", members, systems, access, ttl);
    List<IpAddress> v4 = draft.mixed(members, access, 0.12, systems);
    List<IpAddress> v6 =
        Setting.machinesV6(draft.systems(NetworkKind.HOSTING, 30, 80), members / 2, dice);
    return draft.zone(truth, PoolAuthority.everywhere(v4, v6, ttl, 4, 0, dice.forPart("pool")));
  }

  /** Seeds of currencies: up to 32 addresses, TTL 60 to 3,600, homes .45 (§2.2, assumed). */
  static Zone seeds(String truth, Draft draft) {
    Dice dice = draft.dice;
    int members = dice.scaledInt(80, 3_000);
    double access = dice.within(0.3, 0.6);
    int systems = dice.scaledInt(40, 250);
    int ttl = dice.chance(0.5) ? 60 : dice.scaledInt(60, 3_600);
    int count = dice.between(8, 26);
    int port = dice.pick(List.of(8333, 8333, 18333, 9333, 30303, 18080, 9999));
    draft.naming(dice.pick(List.of("seed.", "dnsseed.", "nodes.")) + draft.domain);
    draft.machines = true;
    draft.clients = dice.between(1, 6);
    draft.visits = dice.scaled(8, 300);
    draft.contact(new Contact(dice.within(0.6, 1), List.of(port), false, true, 8, 600));
    draft.drawn(
        "%d nodes in about %d networks, homes %.2f; TTL %d; %d addresses; port %d",
        members, systems, access, ttl, count, port);
    return draft.zone(
        truth,
        PoolAuthority.everywhere(
            draft.mixed(members, access, 0.05, systems),
            List.of(),
            ttl,
            count,
            dice.chance(0.5) ? 0 : ttl,
            dice.forPart("pool")));
  }

  static Zone chat(String truth, Draft draft) {
    draft.naming("irc." + draft.domain);
    draft.contact(
        Contact.tcp(draft.dice.within(0.4, 1), draft.dice.pick(List.of(6697, 6667)), 1_500));
    return roundRobin(truth, draft, 6, 30, 0);
  }

  static Zone mirror(String truth, Draft draft) {
    draft.naming("mirror." + draft.domain, "download." + draft.domain);
    return roundRobin(truth, draft, 6, 60, 0.1);
  }

  static Zone updates(String truth, Draft draft) {
    draft.naming("db." + draft.domain, "update." + draft.domain);
    draft.machines = true;
    return roundRobin(truth, draft, 5, 40, 0);
  }

  /** 12 hosts in 7 to 11 networks (§2.2), and fewer and more; hosting and campuses. */
  private static Zone roundRobin(String truth, Draft draft, int least, int most, double access) {
    Dice dice = draft.dice;
    int members = dice.scaledInt(least, most);
    int systems = Math.max(4, (int) (members * dice.within(0.5, 0.9)));
    int ttl = dice.scaledInt(60, 3_600);
    int count = dice.chance(0.4) ? Math.min(members, 12) : dice.between(1, 6);
    double education = dice.within(0, 0.6);
    draft.drawn(
        "%d hosts in about %d networks; TTL %d; %d addresses", members, systems, ttl, count);
    return draft.zone(
        truth,
        PoolAuthority.everywhere(
            draft.mixed(members, access, education, systems),
            List.of(),
            ttl,
            count,
            0,
            dice.forPart("pool")));
  }

  /** Thousands of rented addresses, random answers (§2.2). */
  static Zone tunnels(String truth, Draft draft) {
    Dice dice = draft.dice;
    int members = dice.scaledInt(100, 3_000);
    int systems = dice.scaledInt(15, 110);
    int ttl = dice.scaledInt(20, 300);
    int count = dice.between(1, 8);
    int port = dice.pick(List.of(1194, 51820, 443, 500));
    draft.clients = dice.scaledInt(1, 30);
    draft.contact(new Contact(dice.within(0.5, 1), List.of(port), dice.chance(0.7), false, 3, 900));
    draft.drawn(
        "%d machines in about %d networks; TTL %d; %d addresses", members, systems, ttl, count);
    return draft.zone(
        truth,
        PoolAuthority.everywhere(
            draft.mixed(members, 0, 0, systems), List.of(), ttl, count, 0, dice.forPart("pool")));
  }

  /** Community services at home: three in four in access networks, web ports, 10 to 200 members. */
  static Zone volunteers(String truth, Draft draft) {
    Dice dice = draft.dice;
    int members = dice.scaledInt(10, 200);
    double access = dice.within(0.6, 0.85);
    int systems = Math.max(5, (int) (members * dice.within(0.3, 0.8)));
    int ttl = dice.scaledInt(60, 900);
    int count = dice.between(1, 6);
    if (dice.chance(0.3)) {
      draft.contact(Contact.tcp(0.6, dice.pick(List.of(8448, 8080, 873, 8000)), 20));
    }
    draft.drawn(
        "%d members in about %d networks, homes %.2f; TTL %d; %d addresses",
        members, systems, access, ttl, count);
    return draft.zone(
        truth,
        PoolAuthority.everywhere(
            draft.mixed(members, access, 0.05, systems),
            List.of(),
            ttl,
            count,
            dice.chance(0.5) ? 0 : ttl,
            dice.forPart("pool")));
  }

  /** Bootstrap hosts and trackers: a few that stay (§2.2). */
  static Zone peers(String truth, Draft draft) {
    Dice dice = draft.dice;
    int members = dice.between(2, 7);
    draft.naming("router." + draft.domain, "tracker." + draft.domain);
    draft.clients = dice.between(1, 10);
    draft.contact(Contact.udp(0.9, dice.pick(List.of(6881, 6969, 1337)), false));
    draft.drawn("%d hosts", members);
    return draft.zone(
        truth,
        PoolAuthority.everywhere(
            draft.mixed(members, dice.within(0, 0.4), 0, members),
            List.of(),
            dice.scaledInt(60, 3_600),
            dice.between(1, 4),
            0,
            dice.forPart("pool")));
  }
}
