package fluxgate.app.simulate.family;

import fluxgate.app.simulate.atlas.AutonomousSystem;
import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.zone.Authority;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.app.simulate.zone.Crowd;
import fluxgate.app.simulate.zone.Naming;
import fluxgate.app.simulate.zone.Zone;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A benign name on its way to be drawn. A family sets what it is about. */
final class Draft {
  final Setting setting;
  final Dice dice;
  final String domain;
  List<String> customers = List.of();
  Naming naming;

  /** From a few visits a day to thousands; most look-alikes are popular services (§2.2). */
  double visits;

  /** Clients that use it at all. */
  int clients;

  /** Machines that ask by day and night, or people. */
  boolean machines;

  Contact contact;

  /** Years for most, weeks for some; for four in ten nobody says. */
  int ageDays;

  String drawn = "";

  Draft(Setting setting, Dice dice) {
    this(setting, setting.names().next(), dice);
  }

  Draft(Setting setting, String domain, Dice dice) {
    this.setting = setting;
    this.dice = dice;
    this.domain = domain;
    naming = Naming.of(hosts(1, 4));
    visits = dice.scaled(20, 2_500) * setting.lookups() / 200;
    clients = dice.scaledInt(1, setting.clients());
    machines = dice.chance(0.4);
    contact = Contact.web(dice.within(0.2, 0.8));
    ageDays = age(dice);
  }

  static int age(Dice dice) {
    return dice.chance(0.4)
        ? -1
        : dice.chance(0.06) ? dice.between(0, 60) : dice.between(120, 7_000);
  }

  List<String> hosts(int least, int most) {
    List<String> labels =
        List.of("www", "api", "static", "cdn", "login", "img", "app", "mail", "update", "m");
    List<String> hosts = new ArrayList<>();
    for (String label : dice.sample(labels, dice.between(least, most))) {
      hosts.add(label + "." + domain);
    }
    return List.copyOf(hosts);
  }

  /** Names such as 0.pool.… */
  List<String> numbered(String label, int count) {
    List<String> hosts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      hosts.add(label + i + "." + domain);
    }
    return List.copyOf(hosts);
  }

  List<AutonomousSystem> systems(NetworkKind kind, int least, int most) {
    return setting.atlas().some(kind, dice.between(least, most), dice);
  }

  /** Machines by kind: so many in all, the shares by weight. */
  List<IpAddress> mixed(int count, double access, double education, int systems) {
    List<IpAddress> machines = new ArrayList<>();
    int homes = (int) Math.round(count * access);
    int campuses = (int) Math.round(count * education);
    add(machines, NetworkKind.ACCESS, homes, (int) (systems * access));
    add(machines, NetworkKind.EDUCATION, campuses, (int) (systems * education));
    add(
        machines,
        NetworkKind.HOSTING,
        count - homes - campuses,
        (int) (systems * (1 - access - education)));
    return dice.sample(machines, machines.size());
  }

  private void add(List<IpAddress> machines, NetworkKind kind, int count, int systems) {
    if (count > 0) {
      machines.addAll(setting.machines(kind, Math.max(1, systems), count, dice));
    }
  }

  /** A sentence of parameters for people. */
  Draft drawn(String format, Object... values) {
    drawn = String.format(Locale.ROOT, format, values);
    return this;
  }

  Draft contact(Contact other) {
    contact = other;
    return this;
  }

  Draft naming(String... names) {
    naming = Naming.of(Arrays.asList(names));
    return this;
  }

  Zone zone(String truth, Authority authority) {
    Crowd crowd =
        new Crowd(
            visits,
            clients,
            setting.clients(),
            machines,
            0,
            setting.untilSecond(),
            dice.forPart("visits"));
    return new Zone(
        List.of(domain),
        customers,
        truth,
        drawn,
        ageDays,
        naming,
        authority,
        crowd,
        contact,
        false,
        setting.operators().of(dice));
  }
}
