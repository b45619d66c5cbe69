package fluxgate.app.simulate.family;

import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Asking;
import fluxgate.app.simulate.zone.Authority;
import fluxgate.app.simulate.zone.Beacons;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.app.simulate.zone.Crowd;
import fluxgate.app.simulate.zone.FluxAuthority;
import fluxgate.app.simulate.zone.NameServers;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.Swarm;
import fluxgate.app.simulate.zone.Together;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parameters of one planted name. Drawn wide; a family then changes those that it is about. */
final class FluxPlan {
  final Setting setting;
  final Dice dice;

  /** Tens to thousands of bots; some 10² are on at a time (§0.6, §1.7). */
  int agents;

  /** Access networks that they are in: 22 of the Silent Ransom Group's to hundreds (§1.7). */
  int systems;

  List<AutonomousSystem> homes;

  /** 150 of FluBot, up to 60 of the Silent Ransom Group, 180 to 300 of the CISA's (§1.6, §1.7). */
  int ttlSeconds;

  /** 5 of the Silent Ransom Group to 10 of FluBot (§1.7), and some beyond. */
  int least;

  int most;

  /** New machines with every question, with every TTL, or every 3 to 5 minutes (§1.6 item 3). */
  int turnSeconds;

  /** A home line is on for an hour to half a day, and off as long (assumed). */
  double onlineHours;

  double offlineHours;

  /** Dynamic lines get another address when they come back; cable lines mostly keep theirs. */
  double renumbered;

  double v6Share;
  boolean v4 = true;
  boolean bothFamilies;
  List<IpAddress> planted = List.of();
  double plantedShare;

  /** Infected machines of an organisation: one to a dozen (assumed). */
  int victims;

  /** Bots call home every minute to every half hour (assumed). */
  double periodSeconds;

  double jitter;

  /** People who are led to it, beside the bots: visits a day. */
  double visits;

  long fromSecond;

  /** Bots connect after most answers; mail gateways and scanners only look up. */
  Contact contact;

  int ageDays;

  /** Null for those of some operator. */
  @Nullable NameServers servers;

  FluxPlan(Setting setting, Dice dice) {
    this.setting = setting;
    this.dice = dice;
    agents = dice.scaledInt(90, 2_000);
    systems = dice.scaledInt(25, 220);
    ttlSeconds =
        dice.chance(0.5) ? dice.pick(List.of(60, 120, 150, 180, 300)) : dice.between(45, 330);
    least = dice.between(2, 8);
    most = least + dice.between(0, 4);
    turnSeconds =
        switch (dice.below(3)) {
          case 0 -> 0;
          case 1 -> ttlSeconds;
          default -> dice.between(180, 300);
        };
    onlineHours = dice.scaled(1.2, 12);
    offlineHours = dice.scaled(0.7, 12);
    renumbered = dice.within(0.05, 0.6);
    v6Share = dice.chance(0.3) ? dice.within(0.1, 0.4) : 0;
    victims = dice.scaledInt(1, 12);
    periodSeconds = dice.scaled(60, 1_500);
    jitter = dice.within(0.03, 0.4);
    visits = dice.chance(0.4) ? dice.scaled(5, 150) : 0;
    double share = dice.chance(0.15) ? dice.within(0, 0.2) : dice.within(0.5, 1);
    int other = dice.pick(List.of(8080, 8443, 4443, 2087, dice.between(1_025, 65_000)));
    List<Integer> ports =
        dice.chance(0.75)
            ? List.of(443, 443, 443, 80)
            : dice.chance(0.5) ? List.of(80) : List.of(other);
    contact = new Contact(share, ports, false, false, dice.between(1, 4), dice.scaled(1, 120));
    ageDays = age(dice);
    homes = List.of();
  }

  /** Most are days to weeks old, some aged or bought (§2.3); for four in ten nobody says. */
  static int age(Dice dice) {
    if (dice.chance(0.4)) {
      return -1;
    }
    double which = dice.unit();
    return which < 0.6
        ? dice.between(0, 30)
        : which < 0.8 ? dice.between(31, 365) : dice.between(366, 3_000);
  }

  Swarm recruit() {
    homes = homes.isEmpty() ? setting.atlas().some(NetworkKind.ACCESS, systems, dice) : homes;
    Swarm.Habits habits =
        new Swarm.Habits(
            agents,
            dice.within(1, 2.2),
            onlineHours * 3_600,
            offlineHours * 3_600,
            renumbered,
            v6Share);
    return Swarm.recruit(homes, habits, setting.untilSecond(), dice.forPart("swarm"));
  }

  FluxAuthority over(Swarm swarm) {
    return new FluxAuthority(
        swarm,
        ttlSeconds,
        least,
        most,
        turnSeconds,
        planted,
        plantedShare,
        v4,
        v6Share > 0,
        dice.forPart("answers"));
  }

  /** Bots, and people who follow links. */
  Asking asking() {
    int[] bots = setting.someClients(victims, dice);
    long[] begin = new long[bots.length];
    boolean wholeDays = setting.untilSecond() >= 86_400;
    boolean[] office = new boolean[bots.length];
    for (int i = 0; i < begin.length; i++) {
      // Half of them from the start on, the others caught in the course of the day.
      begin[i] = fromSecond + (dice.chance(0.5) ? 0 : (long) dice.exponential(14_400));
      // Where the telemetry is a few hours of a night, somebody must be there to ask.
      office[i] = wholeDays && fromSecond == 0 && dice.chance(0.5);
    }
    begin[0] = fromSecond;
    List<Asking> parts = new ArrayList<>();
    parts.add(
        new Beacons(
            bots,
            begin,
            office,
            periodSeconds,
            jitter,
            setting.untilSecond(),
            dice.forPart("bots")));
    if (visits > 0) {
      parts.add(
          new Crowd(
              visits,
              dice.scaledInt(2, 60),
              setting.clients(),
              false,
              fromSecond,
              setting.untilSecond(),
              dice.forPart("visits")));
    }
    return parts.size() == 1 ? parts.getFirst() : new Together(parts);
  }

  /** One to four host names, or the domain itself. */
  List<String> hosts(String domain) {
    List<String> labels = List.of("www", "cdn", "api", "mail", "login", "update", "gate", "img");
    List<String> hosts = new ArrayList<>();
    if (dice.chance(0.4)) {
      hosts.add(domain);
    }
    for (String label : dice.sample(labels, dice.between(hosts.isEmpty() ? 1 : 0, 3))) {
      hosts.add(label + "." + domain);
    }
    return hosts;
  }

  Zone zone(String truth) {
    String domain = setting.names().next();
    return zone(truth, List.of(domain), Naming.of(hosts(domain)), over(recruit()));
  }

  Zone zone(String truth, List<String> domains, Naming naming, Authority authority) {
    return new Zone(
        domains,
        List.of(),
        truth,
        drawn(),
        ageDays,
        naming,
        authority,
        asking(),
        contact,
        bothFamilies,
        servers == null ? setting.operators().of(dice) : servers);
  }

  String drawn() {
    return String.format(
        Locale.ROOT,
        "%d agents in %d networks on %.1f h off %.1f h; %d-%d addresses TTL %d turn %d s;"
            + " %d bots every %.0f s; %.0f visits; from %d s; planted %.2f; v6 %.2f",
        agents,
        homes.size(),
        onlineHours,
        offlineHours,
        least,
        most,
        ttlSeconds,
        turnSeconds,
        victims,
        periodSeconds,
        visits,
        fromSecond,
        plantedShare,
        v6Share);
  }
}
