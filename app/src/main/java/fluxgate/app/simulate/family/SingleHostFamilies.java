package fluxgate.app.simulate.family;

import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.app.simulate.zone.EachOwnAuthority;
import fluxgate.app.simulate.zone.LoopbackAuthority;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.StepAuthority;
import fluxgate.app.simulate.zone.StepAuthority.Step;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.List;

/** Names with one machine each, that move or of which a zone has very many. */
final class SingleHostFamilies {
  private static final int HOUR = 3_600;

  /** Parking companies and sinkholes are few. */
  private static final int PARKING_PLACES = 4;

  private SingleHostFamilies() {}

  /** A dynamic DNS provider: many names, one home line each (§2.2). */
  static Zone dynamicZone(String truth, Draft draft) {
    Dice dice = draft.dice;
    int names = dice.scaledInt(30, 1_500);
    int lease = dice.chance(0.3) ? 0 : dice.between(10, 60) * HOUR;
    List<AutonomousSystem> systems = draft.systems(NetworkKind.ACCESS, 10, 150);
    draft.naming = Naming.evenly(draft.numbered("home", names));
    draft.drawn("%d names in %d networks, leases of %d h", names, systems.size(), lease / HOUR);
    return draft.zone(
        truth,
        new EachOwnAuthority(systems, lease, dice.between(30, 300), false, dice.forPart("homes")));
  }

  /** A home line with a domain of its own: at most 3 addresses a day (§2.2). */
  static Zone dynamicHome(String truth, Draft draft) {
    Dice dice = draft.dice;
    AutonomousSystem home = draft.setting.atlas().one(NetworkKind.ACCESS, dice);
    draft.naming("home." + draft.domain);
    draft.clients = dice.between(1, 4);
    draft.visits = dice.scaled(5, 400);
    return moves(truth, draft, List.of(home), dice.between(0, 2), dice.between(30, 300));
  }

  /** A laptop that keeps its name while it goes from network to network. */
  static Zone moving(String truth, Draft draft) {
    Dice dice = draft.dice;
    List<AutonomousSystem> places = new ArrayList<>(draft.systems(NetworkKind.ACCESS, 1, 3));
    places.addAll(draft.systems(NetworkKind.EDUCATION, 1, 1));
    draft.clients = dice.between(1, 4);
    draft.visits = dice.scaled(10, 500);
    return moves(truth, draft, places, dice.between(2, 6), dice.between(30, 300));
  }

  /** A site that goes to another host, once. */
  static Zone migration(String truth, Draft draft) {
    List<AutonomousSystem> hosts = draft.systems(NetworkKind.HOSTING, 2, 2);
    return moves(truth, draft, hosts, 1, draft.dice.scaledInt(60, 3_600));
  }

  private static Zone moves(
      String truth, Draft draft, List<AutonomousSystem> among, int moves, int ttl) {
    Dice dice = draft.dice;
    List<Long> times = new ArrayList<>();
    times.add(0L);
    for (int i = 0; i < moves; i++) {
      times.add((long) dice.within(600, draft.setting.untilSecond()));
    }
    List<Step> steps = new ArrayList<>();
    for (long time : times.stream().sorted().toList()) {
      AutonomousSystem there = among.get(steps.size() % among.size());
      steps.add(new Step(time, List.of(there.v4(dice)), List.of()));
    }
    draft.drawn("%d moves over %d networks; TTL %d", moves, among.size(), ttl);
    return draft.zone(truth, new StepAuthority(steps, ttl));
  }

  /** Managed name service: many hosts ns1, ns2 …, each with an address that stays. */
  static Zone nameServers(String truth, Draft draft) {
    Dice dice = draft.dice;
    int servers = dice.scaledInt(8, 200);
    draft.naming = Naming.evenly(draft.numbered("ns", servers));
    draft.machines = true;
    draft.contact(Contact.NONE);
    draft.drawn("%d name servers", servers);
    return draft.zone(
        truth,
        new EachOwnAuthority(
            draft.systems(NetworkKind.HOSTING, 1, 13),
            0,
            dice.scaledInt(3_600, 86_400),
            true,
            dice.forPart("servers")));
  }

  /** A provider that names its customers' machines. */
  static Zone hostProvider(String truth, Draft draft) {
    Dice dice = draft.dice;
    int customers = dice.scaledInt(50, 2_000);
    List<AutonomousSystem> systems = new ArrayList<>(draft.systems(NetworkKind.HOSTING, 3, 40));
    systems.addAll(draft.systems(NetworkKind.ACCESS, 1, 20));
    draft.naming = Naming.evenly(draft.numbered("member", customers));
    draft.drawn("%d names in %d networks", customers, systems.size());
    return draft.zone(
        truth,
        new EachOwnAuthority(systems, 0, dice.scaledInt(300, 3_600), false, dice.forPart("homes")));
  }

  /** Many unrelated names at the same address. */
  static Zone parking(String truth, Draft draft) {
    Dice dice = draft.dice;
    AutonomousSystem place =
        draft.setting.atlas().of(NetworkKind.HOSTING).get(dice.below(PARKING_PLACES));
    IpAddress address = IpAddress.v4(place.v4().getFirst().address().v4Bits() + 7);
    draft.clients = dice.between(1, 4);
    draft.visits = dice.scaled(2, 60);
    draft.drawn("parked");
    return draft.zone(
        truth, StepAuthority.staying(List.of(address), List.of(), dice.scaledInt(60, 3_600)));
  }

  /** A block list: a name for each address asked about, 127.0.0.2 and up as answers (§2.2). */
  static Zone blockList(String truth, Draft draft) {
    Dice dice = draft.dice;
    String domain = draft.domain;
    draft.naming =
        (client, own) ->
            "%d.%d.%d.%d.%s"
                .formatted(own.below(256), own.below(256), own.below(256), own.below(256), domain);
    draft.clients = dice.between(1, 3);
    draft.machines = true;
    draft.contact(Contact.NONE);
    draft.drawn("block list");
    return draft.zone(
        truth,
        new LoopbackAuthority(
            dice.within(0.05, 0.4), dice.scaledInt(300, 3_600), dice.forPart("entries")));
  }

  /** A name is used once and carries data; the answer is always the same (§2.2). */
  static Zone disposable(String truth, Draft draft) {
    Dice dice = draft.dice;
    draft.naming = Naming.random(draft.domain, 12, 40);
    draft.contact(dice.chance(0.5) ? Contact.NONE : Contact.web(0.3));
    int ttl = dice.scaledInt(1, 600);
    if (dice.chance(0.4)) {
      draft.drawn("single-use names, loopback answers");
      return draft.zone(truth, new LoopbackAuthority(dice.within(0.5, 1), ttl, dice.forPart("e")));
    }
    int count = dice.between(1, 4);
    draft.drawn("single-use names, %d addresses", count);
    return draft.zone(
        truth,
        StepAuthority.staying(
            Setting.machines(draft.systems(NetworkKind.CLOUD, 1, 2), count, dice), List.of(), ttl));
  }
}
