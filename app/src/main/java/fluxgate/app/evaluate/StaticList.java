package fluxgate.app.evaluate;

import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list of addresses would have caught: the addresses that each flux name, once Fluxgate had
 * found it, had answered with in the first hours of its life, put on one list that everybody
 * blocks. Of what the same names answered with, and what clients connected to, after those hours,
 * it counts the share that stood on the list at the time. It measures how fast static indicators of
 * a known name age; names nobody knows yet are not in it, and would fare worse.
 */
final class StaticList {
  private static final long HOUR_MICROS = 3600L * 1_000_000;

  /** As long as Fluxgate joins connections to old answers. */
  private static final long JOIN_MICROS = 24 * HOUR_MICROS;

  /** Answers remembered to explain connections; the oldest go. */
  private static final int MOST_JOINED = 500_000;

  private static final int MOST_LISTED = 1_000_000;

  /** A botnet of a name has some ten thousand homes a day. */
  private static final int MOST_OF_A_NAME = 50_000;

  private record Gift(Client client, IpAddress address) {}

  private record Given(Subject subject, long micros) {}

  private final int hours;
  private final Map<Subject, Set<IpAddress>> early = new HashMap<>();
  private final Set<IpAddress> listed = new HashSet<>();
  private final Map<Gift, Given> gifts = new LinkedHashMap<>();
  private long answers;
  private long answersHit;
  private long connections;
  private long connectionsHit;

  /**
   * @param hours how many of a name's first hours feed the list
   */
  StaticList(int hours) {
    this.hours = hours;
  }

  /**
   * Takes an answer of a flux name.
   *
   * @param found whether Fluxgate has found the name by now
   */
  void answered(
      Subject subject,
      boolean found,
      List<IpAddress> addresses,
      @Nullable Client client,
      long micros) {
    if (isEarly(subject, micros)) {
      Set<IpAddress> seen = early.computeIfAbsent(subject, s -> new HashSet<>());
      addresses.forEach(address -> {
        if (seen.size() < MOST_OF_A_NAME && listed.size() < MOST_LISTED) {
          seen.add(address);
        }
      });
    } else if (found) {
      publish(subject);
      answers += addresses.size();
      answersHit += addresses.stream().filter(listed::contains).count();
    }
    if (found) {
      publish(subject);
    }
    if (client != null) {
      for (IpAddress address : addresses) {
        gifts.remove(new Gift(client, address));
        gifts.put(new Gift(client, address), new Given(subject, micros));
      }
      while (gifts.size() > MOST_JOINED) {
        gifts.remove(gifts.keySet().iterator().next());
      }
    }
  }

  private boolean isEarly(Subject subject, long micros) {
    return micros < subject.firstSeenMicros + hours * HOUR_MICROS;
  }

  private void publish(Subject subject) {
    Set<IpAddress> seen = early.get(subject);
    if (seen != null && !seen.isEmpty()) {
      listed.addAll(seen);
      seen.clear();
    }
  }

  /**
   * Takes a connection.
   *
   * @param found whether Fluxgate has found a subject by now
   */
  void connected(ConnectionObservation connection, java.util.function.Predicate<Subject> found) {
    Given given = gifts.get(new Gift(connection.client(), connection.destination()));
    long micros = connection.timeMicros();
    if (given != null
        && micros <= given.micros + JOIN_MICROS
        && !isEarly(given.subject, micros)
        && found.test(given.subject)) {
      connections++;
      connectionsHit += listed.contains(connection.destination()) ? 1 : 0;
    }
  }

  /** What it came to. */
  Outcome.Listing listing() {
    return new Outcome.Listing(
        hours, listed.size(), answersHit, answers, connectionsHit, connections);
  }
}
