package fluxgate.app.simulate;

import fluxgate.app.simulate.name.BlockList;
import fluxgate.app.simulate.name.Catalogue;
import fluxgate.app.simulate.name.NameBehaviour;
import fluxgate.app.simulate.traffic.Browsing;
import fluxgate.app.simulate.traffic.Contact;
import fluxgate.app.simulate.traffic.Habit;
import fluxgate.app.simulate.traffic.MailIntake;
import fluxgate.app.simulate.traffic.Periodic;
import fluxgate.app.simulate.traffic.Popularity;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.app.simulate.world.World;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sixty clients and what they do all day; who of them is infected, and with what. */
final class SampleHabits {
  private static final IpAddress MAIL_SERVER = IpAddress.of("10.20.0.25");
  private static final List<IpAddress> SERVERS = numbered("10.20.0.", 10, 5);
  private static final List<IpAddress> WORKSTATIONS =
      IntStream.rangeClosed(1, 3)
          .mapToObj(n -> numbered("10.20." + n + ".", 11, 18))
          .flatMap(List::stream)
          .toList();

  private static final List<RRType> V4 = List.of(RRType.A);
  private static final List<RRType> BOTH = List.of(RRType.A, RRType.AAAA);

  /** Domains that send the organisation mail in a day. */
  private static final int SENDING_DOMAINS = 150;

  private final Catalogue catalogue;
  private final List<NameBehaviour> sites;
  private final Dice dice;
  private final List<Habit> habits = new ArrayList<>();

  /**
   * @param sites the ordinary ones, which people look at
   */
  SampleHabits(Catalogue catalogue, List<NameBehaviour> sites, Dice dice) {
    this.catalogue = catalogue;
    this.sites = sites;
    this.dice = dice;
  }

  private static List<IpAddress> numbered(String network, int first, int count) {
    return IntStream.range(first, first + count).mapToObj(n -> IpAddress.of(network + n)).toList();
  }

  List<Habit> habits(World world) {
    infections();
    lookAlikes();
    everybody(world);
    return List.copyOf(habits);
  }

  /** Bots call home all day; the first client is infected with two of them. */
  private void infections() {
    bots(FluxZones.WIDE, clients(3, 20, 41), V4, 700, 240);
    bots(FluxZones.NARROW, clients(7, 16, 30, 50), BOTH, 19_000, 320);
    bots(FluxZones.DOUBLE, clients(3, 25), V4, 10_500, 280);
  }

  private static List<IpAddress> clients(int... workstations) {
    return IntStream.of(workstations).mapToObj(WORKSTATIONS::get).toList();
  }

  /** Each further client is infected an hour and a half after the one before. */
  private void bots(
      DomainName zone, List<IpAddress> clients, List<RRType> types, long first, double period) {
    plan(zone, clients, types, Contact.CALL_HOME, first, 5_400, period, 0.3);
  }

  private void lookAlikes() {
    List<IpAddress> watchers = SERVERS.subList(0, 2);
    for (DomainName site : LookAlikes.DELIVERED) {
      plan(site, watchers, V4, Contact.NONE, 0, 0, 1_200, 0.2);
    }
    List<IpAddress> timeClients = new ArrayList<>(SERVERS);
    timeClients.addAll(clients(1, 12, 33));
    plan(LookAlikes.TIME_POOL, timeClients, BOTH, Contact.TIME_SYNC, 0, 0, 1_024, 0.1);
    plan(LookAlikes.DYNAMIC, clients(5, 28), V4, Contact.BROWSE, 0, 0, 400, 0.2);
    plan(LookAlikes.LOAD_BALANCER, clients(2, 9, 44), V4, Contact.BROWSE, 0, 0, 400, 0.2);
    plan(LookAlikes.MULTI_CLOUD, clients(4, 18, 39), V4, Contact.BROWSE, 0, 0, 400, 0.2);
    plan(LookAlikes.CHAT, clients(6, 22, 47), V4, Contact.CHAT, 0, 0, 1_100, 0.3);
    plan(LookAlikes.MIRROR, SERVERS, V4, Contact.BROWSE, 0, 0, 1_500, 0.3);
    plan(LookAlikes.PROVIDER, SERVERS.subList(3, 5), V4, Contact.BROWSE, 0, 0, 200, 0.5);
  }

  private void everybody(World world) {
    Popularity popularity = new Popularity(byPopularity());
    habits.add(
        new Browsing(WORKSTATIONS, popularity, OrdinaryZones.INTERNAL, dice.forPart("browsing")));
    plan(OrdinaryZones.INTERNAL, WORKSTATIONS, V4, Contact.NONE, 0, 0, 3_600, 0.2);
    List<Host> senders = new ArrayList<>();
    senders.addAll(world.hosts(world.someNetworks(NetworkKind.HOSTING, 60), 160, 0));
    senders.addAll(world.hosts(world.someNetworks(NetworkKind.ACCESS, 40), 40, 0));
    List<DomainName> domains =
        sites.subList(0, SENDING_DOMAINS).stream().map(NameBehaviour::zone).toList();
    if (catalogue.zoneOf(LookAlikes.BLOCK_LIST) instanceof BlockList list) {
      habits.add(new MailIntake(MAIL_SERVER, senders, domains, list, dice.forPart("mail")));
    }
  }

  /** Ordinary names in random order, look-alikes at ranks that such names have. */
  private List<DomainName> byPopularity() {
    List<DomainName> hosts = sites.stream().flatMap(site -> site.hosts().stream()).toList();
    List<DomainName> ranked = new ArrayList<>(dice.forPart("ranks").sample(hosts, hosts.size()));
    int rank = 8;
    for (DomainName site : LookAlikes.DELIVERED) {
      for (DomainName host : hostsOf(site)) {
        ranked.add(rank, host);
        rank += 16;
      }
    }
    ranked.add(40, hostsOf(LookAlikes.LOAD_BALANCER).getFirst());
    ranked.add(90, hostsOf(LookAlikes.MULTI_CLOUD).getFirst());
    ranked.addAll(1_200, hostsOf(LookAlikes.PROVIDER));
    return ranked;
  }

  private void plan(
      DomainName zone,
      List<IpAddress> clients,
      List<RRType> types,
      Contact contact,
      long firstSecond,
      long laterSeconds,
      double periodSeconds,
      double jitter) {
    habits.add(
        new Periodic(
            clients,
            hostsOf(zone),
            types,
            contact,
            firstSecond,
            laterSeconds,
            periodSeconds,
            jitter,
            dice.forPart(zone.toString())));
  }

  private List<DomainName> hostsOf(DomainName apex) {
    NameBehaviour zone = catalogue.zoneOf(apex);
    if (zone == null) {
      throw new IllegalStateException("no zone at " + apex);
    }
    return zone.hosts();
  }
}
