package fluxgate.app.simulate.traffic;

import fluxgate.app.simulate.world.Dice;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.net.IpAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * Clients that ask for a name every so often: time clients, update checks, and bots that call home.
 *
 * @param names of which each time one is asked
 * @param types asked each time; addresses are contacted for A alone, since clients have IPv4
 * @param firstSecond when the first client begins; each next one begins {@code laterSeconds} later
 * @param periodSeconds between two lookups of a client
 * @param jitter the share of the period by which it varies, each way
 */
public record Periodic(
    List<IpAddress> clients,
    List<DomainName> names,
    List<RRType> types,
    Contact contact,
    long firstSecond,
    long laterSeconds,
    double periodSeconds,
    double jitter,
    Dice dice)
    implements Habit {

  @Override
  public void lookups(Consumer<Lookup> sink) {
    long first = firstSecond * Clock.SECOND;
    for (IpAddress client : clients) {
      Dice own = dice.forPart(client.toString());
      long at = first + (long) (own.unit() * periodSeconds * Clock.SECOND);
      while (at < Clock.DAY) {
        DomainName name = own.pick(names);
        for (RRType type : types) {
          Contact then = type.equals(RRType.A) ? contact : Contact.NONE;
          sink.accept(new Lookup(at, client, new Question(name, type), then));
        }
        double factor = 1 + jitter * (2 * own.unit() - 1);
        at += (long) (periodSeconds * factor * Clock.SECOND);
      }
      first += laterSeconds * Clock.SECOND;
    }
  }
}
