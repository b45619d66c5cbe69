package fluxgate.app.simulate.family;

import fluxgate.app.simulate.atlas.Atlas;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.app.simulate.zone.NameServers;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.Swarm;
import fluxgate.app.simulate.zone.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of the sample day: three that are planted with set figures, one of each look-alike that
 * the sample's own README tells about, and ordinary ones.
 */
public final class SampleCast {
  /** Like FluBot: many addresses an answer, TTL 150, homes all over. */
  static final String WIDE = "qvelrumotaxi.example";

  /** Like the Silent Ransom Group's: TTL 60, few access networks, some IPv6. */
  static final String NARROW = "parcel-status-desk.example";

  /** Double flux. */
  static final String DOUBLE = "softkey-renewal.example";

  private static final Map<String, String> LOOK_ALIKES = lookAlikes();

  /** Ordinary names, and how often one is asked for on average: a small office's day. */
  private static final int ORDINARY = 1_000;

  private static final double LOOKUPS = 15;

  private final Setting setting;
  private final Dice dice;

  private SampleCast(Setting setting, Dice dice) {
    this.setting = setting;
    this.dice = dice;
  }

  private static Map<String, String> lookAlikes() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("swiftedge.example", "cdn-embedded");
    rows.put("fontshelf.example", "cdn-own");
    rows.put("ledgerly.example", "elb");
    rows.put("gridmeet.example", "gslb");
    rows.put("time.example", "ntp-pool");
    rows.put("openchat.example", "irc");
    rows.put("freesoft.example", "mirror");
    rows.put("homedyn.example", "ddns-zone");
    rows.put("cottage.example", "ddns-home");
    rows.put("homepages.example", "host-provider");
    rows.put("mailguard.example", "dnsbl");
    return rows;
  }

  /** Draws what is not set. */
  public static List<Zone> draw(Atlas atlas, int clients, long untilSecond, Dice dice) {
    DomainNames names = new DomainNames(dice.forPart("names"));
    Operators operators = new Operators(atlas, names, dice.forPart("operators"));
    Setting setting = new Setting(atlas, names, operators, clients, untilSecond, LOOKUPS);
    SampleCast cast = new SampleCast(setting, dice);
    List<Zone> zones = new ArrayList<>(List.of(cast.wide(), cast.narrow(), cast.twofold()));
    LOOK_ALIKES.forEach((domain, truth) -> zones.add(cast.lookAlike(domain, truth)));
    zones.addAll(new OrdinaryFamily(setting, dice.forPart("ordinary")).draw(ORDINARY));
    double lookups = ORDINARY * LOOKUPS;
    zones.add(FloodFamily.typingErrors(setting, dice.forPart("typing errors"), lookups));
    return zones;
  }

  private Zone lookAlike(String domain, String truth) {
    return LookAlikeFamilies.draw(truth, new Draft(setting, domain, dice.forPart(domain)));
  }

  private Zone wide() {
    FluxPlan plan = plan(WIDE, 300, 64, 4, 7);
    plan.ttlSeconds = 150;
    plan.least = 8;
    plan.most = 10;
    return planted(plan, "flux-classic", WIDE, plan.recruit(), 240, 3, WIDE);
  }

  private Zone narrow() {
    FluxPlan plan = plan(NARROW, 160, 22, 3, 5);
    plan.ttlSeconds = 60;
    plan.v6Share = 0.3;
    plan.bothFamilies = true;
    plan.fromSecond = 19_000;
    Swarm swarm = plan.recruit();
    return planted(
        plan, "flux-few-networks", NARROW, swarm, 320, 4, "www." + NARROW, "files." + NARROW);
  }

  private Zone twofold() {
    FluxPlan plan = plan(DOUBLE, 200, 45, 3, 6);
    plan.ttlSeconds = 120;
    plan.fromSecond = 10_500;
    Swarm swarm = plan.recruit();
    // Names change every hour and a half, addresses every five minutes, as of nine servers.
    plan.servers =
        new NameServers.Fluxing(swarm, DOUBLE, 9, 4, 5_400, 300, 300, plan.dice.forPart("servers"));
    return planted(plan, "flux-double", DOUBLE, swarm, 280, 2, "www." + DOUBLE);
  }

  private FluxPlan plan(String domain, int agents, int systems, double online, double offline) {
    FluxPlan plan = new FluxPlan(setting, dice.forPart(domain));
    plan.agents = agents;
    plan.systems = systems;
    plan.onlineHours = online;
    plan.offlineHours = offline;
    plan.renumbered = 0.3;
    plan.least = 5;
    plan.most = 5;
    plan.v6Share = 0;
    plan.visits = 0;
    plan.contact = new Contact(0.9, List.of(443, 443, 443, 80), false, false, 3, 20);
    return plan;
  }

  private Zone planted(
      FluxPlan plan,
      String truth,
      String domain,
      Swarm swarm,
      double periodSeconds,
      int victims,
      String... hosts) {
    plan.turnSeconds = plan.ttlSeconds;
    plan.periodSeconds = periodSeconds;
    plan.jitter = 0.3;
    plan.victims = victims;
    return plan.zone(truth, List.of(domain), Naming.of(List.of(hosts)), plan.over(swarm));
  }
}
