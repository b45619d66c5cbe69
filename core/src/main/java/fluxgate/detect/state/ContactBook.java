package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import fluxgate.observation.ConnectionObservation;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Connections to the domain's addresses by clients that it had answered. */
public final class ContactBook implements Slice {
  /** A service uses few ports; a scan uses many, and its tail is counted together. */
  private static final int MAX_PORTS = 64;

  private static final int MAX_ADDRESSES = 1024;

  /** Shares of ports settle within as many connections. */
  private static final int EARLY = 64;

  /**
   * Where a connection went.
   *
   * @param protocol the IP protocol number
   * @param port the destination port
   */
  public record Port(int protocol, int port) implements Comparable<Port> {
    @Override
    public int compareTo(Port other) {
      int byPort = Integer.compare(port, other.port);
      return byPort != 0 ? byPort : Integer.compare(protocol, other.protocol);
    }

    @Override
    public String toString() {
      return port
          + (protocol == ConnectionObservation.UDP
              ? "/udp"
              : protocol == 6 ? "/tcp" : "/ip" + protocol);
    }
  }

  // Most domains see no connection: both come with the first.
  private Map<Port, Long> ports = Map.of();
  private Set<IpAddress> addresses = Set.of();
  private long total;
  private long unanswered;
  private long stale;
  private long exclusive;
  private Examples examples = new Examples();

  /**
   * Takes a connection; says whether it can change what the book tells: an early one, or a new
   * address.
   */
  boolean see(ConnectionObservation connection, boolean isStale, boolean exclusive) {
    begin();
    total++;
    stale += isStale ? 1 : 0;
    this.exclusive += exclusive ? 1 : 0;
    unanswered += connection.result() == ConnectionObservation.Result.UNANSWERED ? 1 : 0;
    Port port = new Port(connection.protocol(), connection.port());
    if (ports.size() < MAX_PORTS || ports.containsKey(port)) {
      ports.merge(port, 1L, Long::sum);
    }
    boolean isNew = addresses.size() < MAX_ADDRESSES && addresses.add(connection.destination());
    examples.add(connection.provenance());
    return isNew || total <= EARLY;
  }

  private void begin() {
    if (ports.isEmpty()) {
      ports = new TreeMap<>();
      addresses = new LinkedHashSet<>(4);
    }
  }

  /** What it takes in memory; see {@link Octets}. */
  int octets() {
    return Octets.COUNTED * ports.size() + Octets.ADDRESS * addresses.size();
  }

  /** Keeps so many of the addresses that came first. */
  void trim(int most) {
    Trim.toFirst(addresses, most);
  }

  public long total() {
    return total;
  }

  /** Attempts that nobody answered. */
  public long unanswered() {
    return unanswered;
  }

  /** Connections after the answer's time had run out: a pinned address. */
  public long stale() {
    return stale;
  }

  /**
   * Whether anybody used the addresses for this domain's sake: a connection that no other domain's
   * answer explains, or connections to several addresses. One that a popular name shares proves
   * nothing.
   */
  public boolean isUsed() {
    return exclusive > 0 || addresses.size() > 1;
  }

  /** Connections per port, in port order. */
  public Map<Port, Long> ports() {
    return Collections.unmodifiableMap(ports);
  }

  public Set<IpAddress> addresses() {
    return Collections.unmodifiableSet(addresses);
  }

  public Examples examples() {
    return examples;
  }

  @Override
  public void write(StateWriter out) {
    out.count(total);
    out.count(unanswered);
    out.count(stale);
    out.count(exclusive);
    out.count(ports.size());
    ports.forEach((port, count) -> {
      out.count(port.protocol);
      out.count(port.port);
      out.count(count);
    });
    out.count(addresses.size());
    addresses.forEach(out::address);
    examples.write(out);
  }

  static ContactBook read(StateReader in) {
    ContactBook book = new ContactBook();
    book.total = in.count();
    book.unanswered = in.count();
    book.stale = in.count();
    book.exclusive = in.count();
    for (int i = in.size(); i > 0; i--) {
      book.begin();
      book.ports.put(new Port(in.smallCount(), in.smallCount()), in.count());
    }
    for (int i = in.size(); i > 0; i--) {
      book.addresses.add(in.address());
    }
    book.examples = Examples.read(in);
    return book;
  }
}
