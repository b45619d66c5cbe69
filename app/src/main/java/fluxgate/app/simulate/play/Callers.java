package fluxgate.app.simulate.play;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.play.Connection.Protocol;
import fluxgate.app.simulate.play.Connection.Service;
import fluxgate.app.simulate.play.Connection.State;
import fluxgate.app.simulate.zone.Authority;
import fluxgate.app.simulate.zone.Contact;
import fluxgate.net.IpAddress;
import java.util.List;
import java.util.function.Consumer;

/** Makes the connections that follow an answer. */
final class Callers {
  private static final long SECOND = 1_000_000L;

  /** Hosts that are up and still do not answer: filtered, overloaded, a port mapping that went. */
  private static final double SILENT_SHARE = 0.015;

  private final Dice dice;
  private final Consumer<Connection> sink;

  Callers(Dice dice, Consumer<Connection> sink) {
    this.dice = dice;
    this.sink = sink;
  }

  void follow(
      IpAddress client, Contact contact, Authority authority, List<IpAddress> to, long answered) {
    if (to.isEmpty() || contact.share() == 0 || !dice.chance(contact.share())) {
      return;
    }
    long start = answered + dice.between(2_000, 40_000);
    int port = dice.pick(contact.ports());
    int most = contact.everyAddress() ? to.size() : Math.min(contact.attempts(), to.size());
    for (int i = 0; i < most; i++) {
      IpAddress address = to.get(i);
      boolean up = authority.reachable(address, start / SECOND) && !dice.chance(SILENT_SHARE);
      State state = up ? State.COMPLETE : dice.chance(0.1) ? State.REFUSED : State.UNANSWERED;
      if (contact.udp() && state == State.REFUSED) {
        state = State.UNANSWERED;
      }
      sink.accept(connection(client, address, port, contact, state, start));
      if (up && !contact.everyAddress()) {
        return;
      }
      start += contact.udp() ? dice.between(100_000, 2_000_000) : dice.between(3, 21) * SECOND;
    }
  }

  private Connection connection(
      IpAddress client, IpAddress to, int port, Contact contact, State state, long start) {
    boolean complete = state == State.COMPLETE;
    long duration =
        complete
            ? 20_000 + (long) dice.exponential(contact.meanSeconds() * SECOND)
            : state == State.REFUSED ? dice.between(9_000, 90_000) : 0;
    boolean udp = contact.udp();
    long sent = !complete ? (udp ? 48 : 0) : udp ? 48 : 400 + (long) dice.exponential(1_500);
    long received = !complete ? 0 : udp ? 48 : 900 + (long) dice.exponential(24_000);
    return new Connection(
        start,
        duration,
        client,
        dice.between(32_768, 60_999),
        to,
        port,
        udp ? Protocol.UDP : Protocol.TCP,
        complete ? service(port, udp) : Service.UNKNOWN,
        state,
        sent,
        received);
  }

  private static Service service(int port, boolean udp) {
    return switch (port) {
      case 443, 8443, 6697 -> udp ? Service.UNKNOWN : Service.SSL;
      case 80, 8080 -> Service.HTTP;
      case 123 -> Service.NTP;
      default -> Service.UNKNOWN;
    };
  }
}
