package fluxgate.app.simulate.traffic;

import fluxgate.app.simulate.world.Dice;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.net.IpAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * People at work: they come and go, look at pages between, and each page needs several names.
 *
 * @param searchDomain what workstations append by mistake
 */
public record Browsing(
    List<IpAddress> workstations, Popularity names, DomainName searchDomain, Dice dice)
    implements Habit {
  private static final double MEAN_SECONDS_BETWEEN_PAGES = 215;
  private static final int MOST_NAMES_A_PAGE = 5;

  /** Workstations that ask for IPv6 addresses too. */
  private static final double BOTH_FAMILIES_SHARE = 0.1;

  private static final double SEARCH_DOMAIN_SHARE = 0.015;
  private static final double TYPING_ERROR_SHARE = 0.01;

  @Override
  public void lookups(Consumer<Lookup> sink) {
    for (IpAddress client : workstations) {
      Dice own = dice.forPart(client.toString());
      boolean both = own.chance(BOTH_FAMILIES_SHARE);
      long at = (long) ((7.2 + 2.3 * own.unit()) * Clock.HOUR);
      long leaves = (long) ((16 + 2.5 * own.unit()) * Clock.HOUR);
      while (at < leaves) {
        page(client, both, at, own, sink);
        boolean lunch = at > 12 * Clock.HOUR && at < 13 * Clock.HOUR;
        double mean = (lunch ? 3 : 1) * MEAN_SECONDS_BETWEEN_PAGES;
        at += (long) (own.exponential(mean) * Clock.SECOND);
      }
    }
  }

  private void page(IpAddress client, boolean both, long start, Dice own, Consumer<Lookup> sink) {
    long at = start;
    int count = own.between(1, MOST_NAMES_A_PAGE);
    for (int i = 0; i < count; i++) {
      DomainName name = names.pick(own);
      if (own.chance(SEARCH_DOMAIN_SHARE)) {
        ask(client, DomainName.of(name + "." + searchDomain), RRType.A, at, sink);
      }
      if (own.chance(TYPING_ERROR_SHARE)) {
        ask(client, mistyped(name, own), RRType.A, at, sink);
      }
      ask(client, name, RRType.A, at, sink);
      if (both) {
        ask(client, name, RRType.AAAA, at + 40, sink);
      }
      at += own.between(20_000, 600_000);
    }
  }

  private static void ask(
      IpAddress client, DomainName name, RRType type, long at, Consumer<Lookup> sink) {
    Contact contact = type.equals(RRType.A) ? Contact.BROWSE : Contact.NONE;
    sink.accept(new Lookup(at, client, new Question(name, type), contact));
  }

  /** One letter of the registered label is typed twice. */
  private static DomainName mistyped(DomainName name, Dice own) {
    String label = name.suffix(2).toString().replace(".example", "");
    int twice = own.below(label.length());
    return DomainName.of(
        "www." + label.substring(0, twice + 1) + label.substring(twice) + ".example");
  }
}
