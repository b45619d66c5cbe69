package fluxgate.detect.surroundings;

import fluxgate.detect.state.Mark;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.Network;
import fluxgate.observation.Client;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The days that are going on, one a vantage, and which of their names rest where. */
final class NamesOfDay implements Slice {
  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  /**
   * Vantages with a day of their own: sensors are few, and who forges their names gains nothing.
   */
  private static final int MAX_VANTAGES = 16;

  /** Names of all vantages, a quarter of a kilobyte each: as many as two may have. */
  private static final int MAX_NAMES = 262_144;

  /** A name that stayed an hour outlived the TTL of everything that rotates for evasion. */
  private static final long RESTING_MICROS = 3600L * 1_000_000;

  /** Popular is what two ask, and in large networks one in two hundred. */
  private static final int POPULAR_CLIENTS = 2;

  private static final int POPULAR_ONE_IN = 200;

  private Map<Vantage, Day> days = new LinkedHashMap<>();
  private Popularity yesterday = Popularity.NONE;
  private long number = Long.MIN_VALUE;
  private long leftOut;
  private Day.@Nullable OfVantages ended;

  // The day that was asked for last.
  private @Nullable Vantage lastVantage;
  private @Nullable Day lastDay;

  void advance(long micros) {
    long now = Math.floorDiv(micros, DAY_MICROS);
    if (now <= number) {
      return;
    }
    if (number != Long.MIN_VALUE) {
      yesterday = now == number + 1 ? popular(new HashMap<>()) : Popularity.NONE;
      days.values().forEach(day -> leftOut += day.leftOut());
      ended = new Day.OfVantages(number, days);
      days = new LinkedHashMap<>();
      lastVantage = null;
    }
    number = now;
  }

  Day.@Nullable OfVantages takeEnded() {
    Day.OfVantages taken = ended;
    ended = null;
    return taken;
  }

  Day.OfVantages today() {
    return new Day.OfVantages(number, days);
  }

  private @Nullable Day day(Vantage vantage) {
    if (vantage.equals(lastVantage)) {
      return lastDay;
    }
    Day day = days.get(vantage);
    if (day == null && days.size() < MAX_VANTAGES) {
      day = new Day();
      days.put(vantage, day);
    }
    lastVantage = vantage;
    lastDay = day;
    return day;
  }

  private boolean hasRoom() {
    return days.size() <= 2
        || days.values().stream().mapToInt(day -> day.names().size()).sum() < MAX_NAMES;
  }

  /**
   * Takes an answer; {@code client} is null where nobody asked, or a resolver.
   *
   * @return whether it is the name's first of the day
   */
  boolean answered(
      NamedDomain domain,
      RRsetObservation seen,
      IpAddress first,
      boolean quiet,
      @Nullable Client client,
      NetworkRoles networks,
      Function<IpAddress, @Nullable Network> lookup) {
    long micros = seen.timeMicros();
    Day day = day(seen.vantage());
    if (day == null) {
      leftOut++;
      return false;
    }
    NameToday name = domain.in(day);
    if (name == null) {
      name = day.name(domain.name(), hasRoom(), () -> new NameToday(micros, first));
      if (name == null) {
        return false;
      }
      domain.found(day, name);
    }
    if (client != null) {
      day.asked(client);
    }
    boolean news = name.lastMicros() == Long.MIN_VALUE;
    name.answered(client, seen.rrset().ttl(), first, micros);
    boolean canRise = quiet && name.standing() != NameToday.Standing.POPULAR;
    if (canRise && name.spanMicros() >= RESTING_MICROS) {
      rests(domain.mark(), name, day.clients(), networks, lookup);
    }
    return news;
  }

  private static void rests(
      long domain,
      NameToday name,
      ClientCount everybody,
      NetworkRoles networks,
      Function<IpAddress, @Nullable Network> lookup) {
    boolean popular =
        name.clients().isAtLeast(POPULAR_CLIENTS)
            && name.clients().isAtLeast(everybody.estimate() / POPULAR_ONE_IN);
    if (popular || name.standing() == NameToday.Standing.NONE) {
      name.stands(popular ? NameToday.Standing.POPULAR : NameToday.Standing.STEADY);
      IpAddress address = name.address();
      networks.hosts(address, lookup.apply(address), domain, popular, name.operator());
    }
  }

  void woke(
      DomainName domain, NetworkRoles networks, Function<IpAddress, @Nullable Network> lookup) {
    for (Day day : days.values()) {
      NameToday name = day.name(domain);
      if (name != null && name.standing() != NameToday.Standing.NONE) {
        IpAddress address = name.address();
        networks.hostsNoMore(address, lookup.apply(address), Mark.of(domain));
        name.stands(NameToday.Standing.NONE);
      }
    }
  }

  void delegated(DomainName domain, long operator) {
    for (Day day : days.values()) {
      NameToday name = day.name(domain);
      if (name != null) {
        name.delegatedTo(operator);
      }
    }
  }

  Popularity popularity() {
    return popular(new HashMap<>(yesterday.names()));
  }

  /** The popular names of today put into {@code names}; of two days or vantages, the busier. */
  private Popularity popular(Map<DomainName, Popularity.Asked> names) {
    for (Day day : days.values()) {
      int everybody = day.clients().estimate();
      if (everybody < Popularity.LEAST_CLIENTS) {
        continue;
      }
      day.names()
          .forEach((domain, name) -> {
            if (name.clients().isAtLeast(Popularity.LEAST_CLIENTS)) {
              int clients = Math.min(name.clients().estimate(), everybody);
              Popularity.Asked asked = new Popularity.Asked(clients, everybody, name.busyHours());
              names.merge(domain, asked, (one, two) -> two.clients() >= one.clients() ? two : one);
            }
          });
    }
    return new Popularity(names);
  }

  long leftOut() {
    return leftOut + days.values().stream().mapToLong(Day::leftOut).sum();
  }

  @Override
  public void write(StateWriter out) {
    out.number(number);
    out.count(leftOut);
    yesterday.write(out);
    out.count(days.size());
    days.forEach((vantage, day) -> {
      out.vantage(vantage);
      day.write(out);
    });
  }

  static NamesOfDay read(StateReader in) {
    NamesOfDay names = new NamesOfDay();
    names.number = in.number();
    names.leftOut = in.count();
    names.yesterday = Popularity.read(in);
    for (int i = in.size(); i > 0; i--) {
      names.days.put(in.vantage(), Day.read(in));
    }
    return names;
  }
}
