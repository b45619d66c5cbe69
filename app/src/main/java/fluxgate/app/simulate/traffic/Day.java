package fluxgate.app.simulate.traffic;

import fluxgate.app.simulate.name.Catalogue;
import fluxgate.app.simulate.world.Dice;
import java.util.ArrayList;
import java.util.List;

/** All that happened in a day, as the three sensors could see it. */
public record Day(
    List<ClientExchange> clientExchanges,
    List<AuthorityExchange> authorityExchanges,
    List<Connection> connections) {
  /** Messages that get lost in an office network. */
  private static final double LOST_SHARE = 0.002;

  public Day {
    clientExchanges = List.copyOf(clientExchanges);
    authorityExchanges = List.copyOf(authorityExchanges);
    connections = List.copyOf(connections);
  }

  /** Lets the habits have their day. */
  public static Day of(List<Habit> habits, Catalogue catalogue, Dice dice) {
    List<ClientExchange> below = new ArrayList<>();
    List<AuthorityExchange> above = new ArrayList<>();
    List<Connection> connections = new ArrayList<>();
    Resolver resolver = new Resolver(catalogue, dice.forPart("resolver"), above::add);
    Connector connector = new Connector(catalogue, dice.forPart("connector"), connections::add);
    Dice messages = dice.forPart("messages");
    for (Lookup lookup : inOrder(habits, dice.forPart("losses"))) {
      Response response =
          lookup.lost() ? null : resolver.resolve(lookup.question(), lookup.micros());
      int port = messages.between(32_768, 60_999);
      int id = messages.below(65_536);
      below.add(
          new ClientExchange(
              lookup.micros(), lookup.client(), port, id, lookup.question(), response));
      if (response != null) {
        connector.follow(lookup, response);
      }
    }
    connections.removeIf(connection -> connection.endMicros() >= Clock.DAY);
    return new Day(below, above, connections);
  }

  /** The day's lookups; one whose message gets lost is made again after some seconds. */
  private static List<Lookup> inOrder(List<Habit> habits, Dice losses) {
    List<Lookup> lookups = new ArrayList<>();
    for (Habit habit : habits) {
      habit.lookups(lookup -> {
        if (losses.chance(LOST_SHARE)) {
          lookups.add(
              new Lookup(
                  lookup.micros(), lookup.client(), lookup.question(), lookup.contact(), true));
          long again = lookup.micros() + losses.between(1, 5) * Clock.SECOND;
          lookups.add(new Lookup(again, lookup.client(), lookup.question(), lookup.contact()));
        } else {
          lookups.add(lookup);
        }
      });
    }
    lookups.removeIf(lookup -> lookup.micros() >= Clock.DAY);
    lookups.sort(Lookup.IN_TIME);
    return lookups;
  }
}
