package fluxgate.detect.surroundings;

import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.DomainName;
import fluxgate.observation.Client;
import fluxgate.observation.Vantage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One day of event time as one vantage saw it: its names and its clients. */
public final class Day implements Slice {
  /**
   * Names a day and vantage: about what ten thousand people ask for. The bound holds a flood of
   * invented names off; what it leaves out is counted.
   */
  private static final int MAX_NAMES = 131_072;

  private final Map<DomainName, NameToday> names = new LinkedHashMap<>();
  private ClientCount clients = new ClientCount();
  private long leftOut;

  /**
   * What is kept of a name; null where there is no room for another.
   *
   * @param room whether other vantages leave any
   */
  @Nullable NameToday name(DomainName domain, boolean room, Supplier<NameToday> fresh) {
    NameToday name = names.get(domain);
    if (name == null) {
      if (!room || names.size() >= MAX_NAMES) {
        leftOut++;
        return null;
      }
      name = fresh.get();
      names.put(domain, name);
    }
    return name;
  }

  @Nullable NameToday name(DomainName domain) {
    return names.get(domain);
  }

  void asked(Client client) {
    clients.add(client);
  }

  /** By registered domain, in the order in which they came. */
  public Map<DomainName, NameToday> names() {
    return Collections.unmodifiableMap(names);
  }

  /** Everybody who asked for anything. */
  public ClientCount clients() {
    return clients;
  }

  /** Answers for names beyond those kept. */
  public long leftOut() {
    return leftOut;
  }

  @Override
  public void write(StateWriter out) {
    out.count(leftOut);
    clients.write(out);
    out.count(names.size());
    names.forEach((domain, name) -> {
      out.name(domain);
      name.write(out);
    });
  }

  static Day read(StateReader in) {
    Day day = new Day();
    day.leftOut = in.count();
    day.clients = ClientCount.read(in);
    for (int i = in.size(); i > 0; i--) {
      day.names.put(in.name(), NameToday.read(in));
    }
    return day;
  }

  /** The days that are going on, one a vantage, with the number of the day since the epoch. */
  public record OfVantages(long number, Map<Vantage, Day> byVantage) {}
}
