package fluxgate.app.simulate.traffic;

import fluxgate.app.simulate.name.BlockList;
import fluxgate.app.simulate.name.ReverseZone;
import fluxgate.app.simulate.world.Dice;
import fluxgate.app.simulate.world.Host;
import fluxgate.dns.DomainName;
import fluxgate.dns.Question;
import fluxgate.dns.RRType;
import fluxgate.net.IpAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * A mail server: for each message it asks for the sender's reverse name, whether a block list has
 * it, and what the sender's domain says of its mail.
 *
 * @param senders hosts that send mail
 * @param domains of the senders
 */
public record MailIntake(
    IpAddress server, List<Host> senders, List<DomainName> domains, BlockList list, Dice dice)
    implements Habit {
  private static final double MEAN_SECONDS_BETWEEN_MESSAGES = 160;

  @Override
  public void lookups(Consumer<Lookup> sink) {
    Dice own = dice.forPart("messages");
    long at = 0;
    while (true) {
      at += (long) (own.exponential(MEAN_SECONDS_BETWEEN_MESSAGES) * Clock.SECOND);
      if (at + Clock.SECOND >= Clock.DAY) {
        return;
      }
      IpAddress sender = own.pick(senders).v4();
      DomainName domain = own.pick(domains);
      ask(ReverseZone.entry(sender), RRType.PTR, at, sink);
      ask(list.entry(sender), RRType.A, at + 30_000, sink);
      if (own.chance(0.1)) {
        ask(list.entry(sender), RRType.TXT, at + 60_000, sink);
      }
      ask(domain, RRType.TXT, at + 90_000, sink);
      if (own.chance(0.4)) {
        ask(domain, RRType.MX, at + 120_000, sink);
      }
    }
  }

  private void ask(DomainName name, RRType type, long at, Consumer<Lookup> sink) {
    sink.accept(new Lookup(at, server, new Question(name, type), Contact.NONE));
  }
}
