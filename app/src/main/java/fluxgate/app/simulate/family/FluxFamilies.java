package fluxgate.app.simulate.family;

import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.AliasAuthority;
import fluxgate.app.simulate.zone.Beacons;
import fluxgate.app.simulate.zone.ChangeAuthority;
import fluxgate.app.simulate.zone.FluxAuthority;
import fluxgate.app.simulate.zone.NameServers;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.StepAuthority;
import fluxgate.app.simulate.zone.StepAuthority.Step;
import fluxgate.app.simulate.zone.Swarm;
import fluxgate.app.simulate.zone.Together;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The planted families, one row each. */
final class FluxFamilies {
  private static final int HOUR = 3_600;

  /** Draws the zones of one name, or of a few that belong together. */
  private interface Family {
    List<Zone> draw(String truth, FluxPlan plan);
  }

  private record Row(String truth, Family family) {}

  private static final List<Row> TABLE =
      List.of(
          new Row("flux-classic", (truth, plan) -> List.of(plan.zone(truth))),
          new Row("flux-double", FluxFamilies::twofold),
          new Row("flux-slow", FluxFamilies::slow),
          new Row("flux-single-answer", FluxFamilies::singleAnswer),
          new Row("flux-few-networks", FluxFamilies::fewNetworks),
          new Row("flux-small-pool", FluxFamilies::smallPool),
          new Row("flux-planted", FluxFamilies::planted),
          new Row("flux-wildcard", FluxFamilies::wildcard),
          new Row("flux-cname", FluxFamilies::cname),
          new Row("flux-ipv6", FluxFamilies::ipv6),
          new Row("flux-rotating-hosting", FluxFamilies::rotatingHosting),
          new Row("flux-network", FluxFamilies::network),
          new Row("flux-flood", FluxFamilies::flood),
          new Row("flux-midday", FluxFamilies::midday),
          new Row("flux-national", FluxFamilies::national),
          new Row("flux-sinkholed", FluxFamilies::sinkholed));

  private FluxFamilies() {}

  /** About so many names, the families in turn. */
  static List<Zone> draw(Setting setting, int names, Dice dice) {
    List<Zone> zones = new ArrayList<>();
    int first = dice.below(TABLE.size());
    for (int i = 0; zones.size() < names; i++) {
      Row row = TABLE.get((first + i) % TABLE.size());
      zones.addAll(row.family.draw(row.truth, new FluxPlan(setting, dice.at(i))));
    }
    return zones;
  }

  /** The name servers rotate over the same machines; their TTLs are short (§3: up to an hour). */
  private static List<Zone> twofold(String truth, FluxPlan plan) {
    Dice dice = plan.dice;
    String domain = plan.setting.names().next();
    Swarm swarm = plan.recruit();
    int names = dice.between(3, 12);
    plan.servers =
        new NameServers.Fluxing(
            swarm,
            domain,
            names,
            dice.between(2, Math.min(5, names)),
            dice.scaledInt(1_800, 20_000),
            dice.scaledInt(180, 3_600),
            dice.scaledInt(60, 3_600),
            dice.forPart("name servers"));
    return List.of(
        plan.zone(truth, List.of(domain), Naming.of(plan.hosts(domain)), plan.over(swarm)));
  }

  /** TTL of hours (§4 has 1 to 24), still asked often enough for some answers a day. */
  private static List<Zone> slow(String truth, FluxPlan plan) {
    plan.ttlSeconds = plan.dice.scaledInt(2_700, 9_000);
    plan.turnSeconds = plan.dice.chance(0.5) ? 0 : plan.ttlSeconds;
    plan.victims = plan.dice.between(4, 15);
    plan.periodSeconds = plan.dice.scaled(300, 1_500);
    plan.onlineHours = plan.dice.scaled(6, 24);
    return List.of(plan.zone(truth));
  }

  private static List<Zone> singleAnswer(String truth, FluxPlan plan) {
    plan.least = 1;
    plan.most = 1;
    plan.ttlSeconds = plan.dice.scaledInt(20, 900);
    plan.turnSeconds = plan.dice.chance(0.5) ? 0 : plan.ttlSeconds;
    return List.of(plan.zone(truth));
  }

  /** As of the Silent Ransom Group: 22 providers, TTL up to 60, 5 addresses (§1.7). */
  private static List<Zone> fewNetworks(String truth, FluxPlan plan) {
    plan.systems = plan.dice.between(10, 30);
    plan.agents = plan.dice.scaledInt(60, 500);
    plan.ttlSeconds = plan.dice.between(30, 120);
    plan.turnSeconds = plan.dice.chance(0.5) ? 0 : plan.ttlSeconds;
    return List.of(plan.zone(truth));
  }

  /** Some dozens of agents that come again and again (§4). */
  private static List<Zone> smallPool(String truth, FluxPlan plan) {
    plan.agents = plan.dice.between(20, 40);
    plan.systems = plan.dice.between(7, 25);
    plan.onlineHours = plan.dice.scaled(3, 16);
    plan.offlineHours = plan.dice.scaled(1, 8);
    plan.least = plan.dice.between(1, 5);
    plan.most = plan.least + plan.dice.between(0, 2);
    return List.of(plan.zone(truth));
  }

  /**
   * Innocent addresses among the agents', as Akamai saw in 2017 (§0.9): a handful that come again
   * and again, or so many that hardly one does; of all sorts, or rented ones alone.
   */
  private static List<Zone> planted(String truth, FluxPlan plan) {
    Dice dice = plan.dice;
    plan.plantedShare = dice.within(0.1, 0.4);
    plan.least = dice.between(4, 8);
    plan.most = plan.least + dice.between(0, 4);
    int count = dice.chance(0.5) ? dice.scaledInt(4, 60) : dice.scaledInt(1_000, 6_000);
    List<NetworkKind> kinds =
        dice.chance(0.7)
            ? List.of(NetworkKind.CLOUD, NetworkKind.HOSTING, NetworkKind.CDN, NetworkKind.UNKNOWN)
            : List.of(NetworkKind.HOSTING);
    List<IpAddress> innocent = new ArrayList<>();
    for (NetworkKind kind : kinds) {
      innocent.addAll(plan.setting.machines(kind, dice.between(1, 6), 1 + count / 4, dice));
    }
    plan.planted = List.copyOf(innocent);
    return List.of(plan.zone(truth));
  }

  private static List<Zone> wildcard(String truth, FluxPlan plan) {
    String domain = plan.setting.names().next();
    Naming naming =
        switch (plan.dice.below(3)) {
          case 0 -> Naming.random(domain, 6, 20);
          case 1 -> Naming.ofClient(domain, plan.dice.between(1, 8), plan.dice.forPart("labels"));
          default -> Naming.random(domain, 3, 5);
        };
    plan.least = plan.dice.between(1, 6);
    plan.most = plan.least + plan.dice.between(0, 3);
    return List.of(plan.zone(truth, List.of(domain), naming, plan.over(plan.recruit())));
  }

  /** The names that people see are aliases; the truth file has the domains that rotate. */
  private static List<Zone> cname(String truth, FluxPlan plan) {
    Dice dice = plan.dice;
    String front = plan.setting.names().next();
    List<String> fronts =
        plan.hosts(front).stream()
            .map(host -> host.equals(front) ? "www." + front : host)
            .distinct()
            .toList();
    List<String> targets = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      targets.add(plan.setting.names().next());
    }
    FluxAuthority behind = plan.over(plan.recruit());
    int turn = dice.between(300, 3_600);
    boolean randomly = dice.chance(0.6);
    return List.of(
        plan.zone(
            truth,
            targets,
            Naming.of(fronts),
            new AliasAuthority(
                fronts,
                Math.min(turn, 300),
                targets,
                randomly,
                turn,
                behind,
                dice.forPart("alias"))));
  }

  /** Homes with IPv6 whose /56 changes. */
  private static List<Zone> ipv6(String truth, FluxPlan plan) {
    plan.v6Share = 1;
    plan.v4 = plan.dice.chance(0.6);
    plan.bothFamilies = true;
    plan.renumbered = plan.dice.within(0.3, 0.95);
    return List.of(plan.zone(truth));
  }

  /** One rented machine at a time in a few hosting networks (§4: bulletproof hosting). */
  private static List<Zone> rotatingHosting(String truth, FluxPlan plan) {
    Dice dice = plan.dice;
    List<AutonomousSystem> hosting =
        plan.setting.atlas().some(NetworkKind.HOSTING, dice.between(1, 6), dice);
    double life = dice.scaled(600, 2.5 * HOUR);
    List<Step> steps = new ArrayList<>();
    for (double at = 0; at < plan.setting.untilSecond(); ) {
      steps.add(new Step((long) at, List.of(dice.pick(hosting).v4(dice)), List.of()));
      at += life * dice.within(0.5, 1.5);
    }
    plan.ttlSeconds = Math.min(dice.scaledInt(30, 1_800), (int) life);
    plan.agents = steps.size();
    plan.homes = hosting;
    plan.onlineHours = life / HOUR;
    plan.offlineHours = 0;
    plan.least = 1;
    plan.most = 1;
    plan.turnSeconds = (int) life;
    String domain = plan.setting.names().next();
    return List.of(
        plan.zone(
            truth,
            List.of(domain),
            Naming.of(plan.hosts(domain)),
            new StepAuthority(steps, plan.ttlSeconds)));
  }

  /** Three to six names on the same machines. */
  private static List<Zone> network(String truth, FluxPlan plan) {
    Swarm swarm = plan.recruit();
    List<Zone> zones = new ArrayList<>();
    for (int i = plan.dice.between(3, 6); i > 0; i--) {
      FluxPlan one = new FluxPlan(plan.setting, plan.dice.at(i));
      one.agents = plan.agents;
      one.homes = plan.homes;
      one.v6Share = plan.v6Share;
      String domain = one.setting.names().next();
      zones.add(one.zone(truth, List.of(domain), Naming.of(one.hosts(domain)), one.over(swarm)));
    }
    return zones;
  }

  /** One client asks hundreds of times an hour, so that new addresses a question seem few (§4). */
  private static List<Zone> flood(String truth, FluxPlan plan) {
    Zone zone = plan.zone(truth);
    Beacons flood =
        new Beacons(
            plan.setting.someClients(1, plan.dice),
            new long[] {plan.fromSecond},
            new boolean[1],
            plan.dice.scaled(8, 40),
            0.5,
            plan.setting.untilSecond(),
            plan.dice.forPart("flood"));
    return List.of(zone.with(new Together(List.of(zone.asking(), flood))));
  }

  private static List<Zone> midday(String truth, FluxPlan plan) {
    plan.fromSecond = (long) (plan.setting.untilSecond() * plan.dice.within(0.4, 0.75));
    plan.ageDays = plan.dice.chance(0.6) ? 0 : -1;
    plan.periodSeconds = Math.min(plan.periodSeconds, 900);
    return List.of(plan.zone(truth));
  }

  /** One or two countries, their large providers: DarkCloud was 77 % in one (§1.7). */
  private static List<Zone> national(String truth, FluxPlan plan) {
    Map<String, List<AutonomousSystem>> byCountry =
        plan.setting.atlas().of(NetworkKind.ACCESS).stream()
            .collect(Collectors.groupingBy(AutonomousSystem::country));
    List<String> large =
        byCountry.keySet().stream()
            .filter(country -> byCountry.getOrDefault(country, List.of()).size() >= 12)
            .sorted()
            .toList();
    List<AutonomousSystem> homes = new ArrayList<>();
    for (String country : plan.dice.sample(large, plan.dice.between(1, 2))) {
      byCountry.getOrDefault(country, List.of()).stream()
          .sorted(Comparator.comparing((AutonomousSystem system) -> -system.v4().size()))
          .limit(plan.dice.between(5, 12))
          .forEach(homes::add);
    }
    plan.homes = homes;
    return List.of(plan.zone(truth));
  }

  /** Someone takes the name over late in the day. */
  private static List<Zone> sinkholed(String truth, FluxPlan plan) {
    String domain = plan.setting.names().next();
    long taken = (long) (plan.setting.untilSecond() * plan.dice.within(0.5, 0.85));
    IpAddress sinkhole =
        plan.setting.atlas().one(NetworkKind.HOSTING, plan.dice).sharedV4(plan.dice);
    return List.of(
        plan.zone(
            truth,
            List.of(domain),
            Naming.of(plan.hosts(domain)),
            new ChangeAuthority(
                plan.over(plan.recruit()),
                StepAuthority.staying(List.of(sinkhole), List.of(), 3_600),
                taken)));
  }
}
