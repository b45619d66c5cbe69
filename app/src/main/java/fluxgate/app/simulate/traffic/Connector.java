package fluxgate.app.simulate.traffic;

import fluxgate.app.simulate.name.Catalogue;
import fluxgate.app.simulate.name.NameBehaviour;
import fluxgate.app.simulate.traffic.Connection.Protocol;
import fluxgate.app.simulate.traffic.Connection.Service;
import fluxgate.app.simulate.traffic.Connection.State;
import fluxgate.app.simulate.world.Dice;
import fluxgate.dns.RRset;
import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes the connections that follow a lookup. */
public final class Connector {
  /** A page load that needs a new connection; the others reuse one. */
  private static final double NEW_CONNECTION_SHARE = 0.6;

  /** Hosts that are up and still do not answer: filtered, overloaded. */
  private static final double SILENT_SHARE = 0.01;

  /** Agents behind a home router whose port mapping went away. */
  private static final double AGENT_SILENT_SHARE = 0.15;

  private static final int MOST_AGENTS_TRIED = 3;
  private static final int CHAT_PORT = 6697;
  private static final int TIME_PORT = 123;

  private final Catalogue catalogue;
  private final Dice dice;
  private final Consumer<Connection> sink;

  public Connector(Catalogue catalogue, Dice dice, Consumer<Connection> sink) {
    this.catalogue = catalogue;
    this.dice = dice;
    this.sink = sink;
  }

  /** Does with the response what the lookup was for. */
  public void follow(Lookup lookup, Response response) {
    List<IpAddress> addresses = new ArrayList<>();
    for (RRset set : response.answers()) {
      addresses.addAll(set.addresses());
    }
    if (addresses.isEmpty()) {
      return;
    }
    long start = response.micros() + dice.between(2_000, 40_000);
    IpAddress client = lookup.client();
    switch (lookup.contact()) {
      case NONE -> {}
      case BROWSE -> browse(client, addresses.getFirst(), start);
      case CHAT -> {
        long duration = (long) dice.exponential(1_500 * Clock.SECOND);
        tcp(client, addresses.getFirst(), CHAT_PORT, Service.SSL, start, duration);
      }
      case TIME_SYNC -> {
        for (IpAddress address : addresses) {
          start += dice.between(100_000, 2_000_000);
          time(client, address, start);
        }
      }
      case CALL_HOME -> callHome(lookup, response, addresses, start);
    }
  }

  private void browse(IpAddress client, IpAddress address, long start) {
    if (!dice.chance(NEW_CONNECTION_SHARE)) {
      return;
    }
    boolean plain = dice.chance(0.08);
    if (dice.chance(SILENT_SHARE)) {
      failed(client, address, plain ? 80 : 443, State.UNANSWERED, start);
      return;
    }
    long duration = (long) dice.exponential(20 * Clock.SECOND);
    tcp(client, address, plain ? 80 : 443, plain ? Service.HTTP : Service.SSL, start, duration);
  }

  private void callHome(
      Lookup lookup, Response response, List<IpAddress> addresses, long firstStart) {
    NameBehaviour zone = catalogue.zoneOf(response.answers().getLast().owner());
    long start = firstStart;
    for (IpAddress agent : addresses.subList(0, Math.min(MOST_AGENTS_TRIED, addresses.size()))) {
      int port = dice.chance(0.8) ? 443 : 80;
      boolean up = zone == null || zone.reachable(agent, start / Clock.SECOND);
      if (up && !dice.chance(AGENT_SILENT_SHARE)) {
        long duration = (long) dice.exponential(4 * Clock.SECOND);
        Service service = port == 443 ? Service.SSL : Service.HTTP;
        tcp(lookup.client(), agent, port, service, start, duration);
        return;
      }
      failed(lookup.client(), agent, port, up ? State.UNANSWERED : offlineState(), start);
      start += dice.between(5, 21) * Clock.SECOND;
    }
  }

  /** A home line that is off says nothing; one that has a new holder may refuse. */
  private State offlineState() {
    return dice.chance(0.1) ? State.REFUSED : State.UNANSWERED;
  }

  private void tcp(
      IpAddress client, IpAddress to, int port, Service service, long start, long duration) {
    long sent = 400 + (long) dice.exponential(1_500);
    long received = 900 + (long) dice.exponential(24_000);
    long micros = 20_000 + duration;
    sink.accept(
        new Connection(
            start,
            micros,
            client,
            clientPort(),
            to,
            port,
            Protocol.TCP,
            service,
            State.COMPLETE,
            sent,
            received));
  }

  private void time(IpAddress client, IpAddress to, long start) {
    boolean answered = !dice.chance(SILENT_SHARE);
    sink.accept(
        new Connection(
            start,
            answered ? dice.between(9_000, 90_000) : 0,
            client,
            clientPort(),
            to,
            TIME_PORT,
            Protocol.UDP,
            Service.NTP,
            answered ? State.COMPLETE : State.UNANSWERED,
            48,
            answered ? 48 : 0));
  }

  private void failed(IpAddress client, IpAddress to, int port, State state, long start) {
    long duration = state == State.REFUSED ? dice.between(9_000, 90_000) : 0;
    sink.accept(
        new Connection(
            start,
            duration,
            client,
            clientPort(),
            to,
            port,
            Protocol.TCP,
            Service.UNKNOWN,
            state,
            0,
            0));
  }

  private int clientPort() {
    return dice.between(32_768, 60_999);
  }
}
