package fluxgate.app.simulate.family;

import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.AliasAuthority;
import fluxgate.app.simulate.zone.Authority;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.PoolAuthority;
import fluxgate.app.simulate.zone.StepAuthority;
import fluxgate.app.simulate.zone.StepAuthority.Step;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.List;

/** Content delivery, load balancers and clouds. */
final class DeliveryFamilies {
  private static final int HOUR = 3_600;

  private DeliveryFamilies() {}

  /**
   * Caches in more than 40 access networks beside the company's own; a resolver is led to the few
   * near it, now and then elsewhere. TTL 20 to 60 (§2.2).
   */
  static Zone embedded(String truth, Draft draft) {
    Dice dice = draft.dice;
    int networks = dice.between(41, 120);
    int own = dice.scaledInt(20, 120);
    List<List<IpAddress>> places = new ArrayList<>();
    for (AutonomousSystem system : draft.setting.atlas().some(NetworkKind.ACCESS, networks, dice)) {
      places.add(rack(system, dice.between(1, 4), dice));
    }
    for (AutonomousSystem system : draft.systems(NetworkKind.CDN, 1, 2)) {
      for (int i = own / 8; i >= 0; i--) {
        places.add(rack(system, dice.between(4, 8), dice));
      }
    }
    List<IpAddress> edges =
        dice.sample(places, places.size()).stream().flatMap(List::stream).toList();
    int ttl = dice.between(20, 60);
    int count = dice.between(1, 4);
    double near = dice.scaled(0.02, 0.3);
    double far = dice.within(0, 0.04);
    draft.drawn(
        "caches in %d access networks, %d edges; TTL %d; %d addresses; near %.2f far %.2f",
        networks, edges.size(), ttl, count, near, far);
    List<IpAddress> v6 =
        Setting.machinesV6(draft.systems(NetworkKind.CDN, 1, 2), dice.between(4, 40), dice);
    Dice own2 = dice.forPart("edges");
    return delivered(truth, draft, new PoolAuthority(edges, v6, ttl, count, ttl, near, far, own2));
  }

  /** Machines side by side. */
  private static List<IpAddress> rack(AutonomousSystem system, int count, Dice dice) {
    IpAddress first = system.v4(dice);
    List<IpAddress> rack = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rack.add(IpAddress.v4((first.v4Bits() & ~0xF) + i + 1));
    }
    return rack;
  }

  /** A company's own systems: 1 to 3 of them, rotating answers (§2.2). */
  static Zone own(String truth, Draft draft) {
    Dice dice = draft.dice;
    List<AutonomousSystem> systems = draft.systems(NetworkKind.CDN, 1, 3);
    int edges = dice.scaledInt(12, 500);
    int ttl = dice.scaledInt(20, 300);
    int count = dice.between(1, 8);
    double near = dice.scaled(0.1, 1);
    draft.drawn(
        "%d edges in %d networks; TTL %d; %d addresses; near %.2f",
        edges, systems.size(), ttl, count, near);
    PoolAuthority pool =
        new PoolAuthority(
            Setting.machines(systems, edges, dice),
            Setting.machinesV6(systems, edges, dice),
            ttl,
            count,
            dice.chance(0.5) ? 0 : ttl,
            near,
            0.01,
            dice.forPart("edges"));
    return dice.chance(0.6) ? delivered(truth, draft, pool) : draft.zone(truth, pool);
  }

  /** Customers' names are aliases for names of the network; both stand in the truth file. */
  private static Zone delivered(String truth, Draft draft, Authority edges) {
    Dice dice = draft.dice;
    List<String> fronts = new ArrayList<>();
    List<String> customers = new ArrayList<>();
    for (int i = dice.between(1, 4); i > 0; i--) {
      String customer = draft.setting.names().next();
      customers.add(customer);
      fronts.add("www." + customer);
    }
    draft.customers = customers;
    draft.naming = Naming.of(fronts);
    return draft.zone(
        truth,
        new AliasAuthority(
            fronts,
            dice.scaledInt(60, 3_600),
            List.of(draft.domain),
            false,
            HOUR,
            edges,
            dice.forPart("alias")));
  }

  /** Nodes of one cloud that are replaced after some hours, not all at once; TTL 60 (§2.2). */
  static Zone loadBalancer(String truth, Draft draft) {
    Dice dice = draft.dice;
    AutonomousSystem cloud = draft.setting.atlas().one(NetworkKind.CLOUD, dice);
    int slots = dice.between(2, 8);
    double life = dice.scaled(HOUR, 12 * HOUR);
    List<IpAddress> nodes = new ArrayList<>(Setting.machines(List.of(cloud), slots, dice));
    List<Step> steps = new ArrayList<>();
    for (double at = 0;
        at < draft.setting.untilSecond();
        at += 60 + dice.exponential(life / slots)) {
      steps.add(new Step((long) at, List.copyOf(nodes), List.of()));
      nodes.set(dice.below(slots), cloud.v4(dice));
    }
    draft.drawn("%d nodes that serve %.1f h", slots, life / HOUR);
    return draft.zone(truth, new StepAuthority(steps, 60));
  }

  /** Global load balancing over 3 to 6 clouds, at most 50 addresses (§2.2). */
  static Zone clouds(String truth, Draft draft) {
    Dice dice = draft.dice;
    List<AutonomousSystem> systems = new ArrayList<>(draft.systems(NetworkKind.CLOUD, 2, 5));
    systems.addAll(draft.systems(NetworkKind.HOSTING, 1, 1));
    int machines = dice.between(6, 50);
    int ttl = dice.scaledInt(15, 120);
    int count = dice.between(1, 4);
    draft.drawn(
        "%d machines in %d clouds; TTL %d; %d addresses", machines, systems.size(), ttl, count);
    return draft.zone(
        truth,
        PoolAuthority.everywhere(
            Setting.machines(systems, machines, dice),
            List.of(),
            ttl,
            count,
            ttl,
            dice.forPart("pool")));
  }

  /** TTL up to 10 in one to three clouds, and everybody's browser asks (§2.2). */
  static Zone advertising(String truth, Draft draft) {
    draft.visits *= 2;
    draft.clients = draft.setting.clients();
    return shortLived(truth, draft, 10);
  }

  static Zone game(String truth, Draft draft) {
    Dice dice = draft.dice;
    if (dice.chance(0.5)) {
      draft.contact(
          Contact.udp(dice.within(0.3, 0.9), dice.pick(List.of(27015, 7777, 3074, 5222)), false));
    }
    return shortLived(truth, draft, 30);
  }

  private static Zone shortLived(String truth, Draft draft, int mostTtl) {
    Dice dice = draft.dice;
    List<AutonomousSystem> systems =
        draft.systems(dice.chance(0.7) ? NetworkKind.CLOUD : NetworkKind.HOSTING, 1, 3);
    int machines = dice.scaledInt(10, 400);
    int ttl = dice.between(1, mostTtl);
    int count = dice.between(1, 8);
    draft.drawn(
        "%d machines in %d networks; TTL %d; %d addresses", machines, systems.size(), ttl, count);
    return draft.zone(
        truth,
        PoolAuthority.everywhere(
            Setting.machines(systems, machines, dice),
            List.of(),
            ttl,
            count,
            0,
            dice.forPart("pool")));
  }

  /** One or two addresses the whole world over. */
  static Zone anycast(String truth, Draft draft) {
    Dice dice = draft.dice;
    List<AutonomousSystem> systems = draft.systems(NetworkKind.CDN, 1, 1);
    int count = dice.between(1, 2);
    draft.drawn("%d addresses", count);
    return draft.zone(
        truth,
        StepAuthority.staying(
            Setting.machines(systems, count, dice),
            Setting.machinesV6(systems, count, dice),
            dice.scaledInt(60, 3_600)));
  }
}
