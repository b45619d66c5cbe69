package fluxgate.detect.state;

import fluxgate.detect.surroundings.Surroundings;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkKind;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who asked for the domain and who connected to its addresses. */
public final class ClientBook implements Slice {
  /** Clients listed one by one; a name that more ask for is a matter of counts. */
  static final int CAPACITY = 256;

  /** Contacted addresses remembered a client: three decide, the rest is for the report. */
  private static final int MAX_CONTACTED = 256;

  /** Of all clients together; beyond, each may add the few that decide. */
  private static final int MAX_CONTACTED_BY_ALL = 4_096;

  private static final int FEW_CONTACTED = 8;

  /** The client, its entry and itself. */
  private static final int DEALINGS_OCTETS = 176;

  /** What comes with its first connection. */
  private static final int CONNECTED_OCTETS = 224;

  /** One client's dealings with the domain. */
  public static final class Dealings {
    private final Client client;
    private final long firstSeenMicros;
    private long lastSeenMicros;
    private long answers;
    private long connections;
    private Set<IpAddress> contacted = Set.of();
    private int homesContacted;
    private int unknownContacted;
    private boolean watched;
    private boolean capped;
    private Rhythm rhythm = Rhythm.NONE;

    private Dealings(Client client, long firstSeenMicros) {
      this.client = client;
      this.firstSeenMicros = firstSeenMicros;
      this.lastSeenMicros = firstSeenMicros;
    }

    public Client client() {
      return client;
    }

    public long firstSeenMicros() {
      return firstSeenMicros;
    }

    public long lastSeenMicros() {
      return lastSeenMicros;
    }

    public long answers() {
      return answers;
    }

    public long connections() {
      return connections;
    }

    /** Of {@link #contacted}, those that rotate and sit in access networks. */
    public int homesContacted() {
      return homesContacted;
    }

    /** Of {@link #contacted}, those that rotate in networks of which the kind is unknown. */
    public int unknownContacted() {
      return unknownContacted;
    }

    /** Whether a source showed connections of the client after it had asked. */
    public boolean isWatched() {
      return watched;
    }

    public Rhythm rhythm() {
      return rhythm;
    }

    /** Makes room for what only those have who connect. */
    private void connect() {
      if (rhythm == Rhythm.NONE) {
        rhythm = new Rhythm();
        contacted = new LinkedHashSet<>(4);
      }
    }

    /** Keeps so many of the addresses that came first. */
    private void trim(int most) {
      capped |= Trim.toFirst(contacted, most) > 0;
    }

    /** Whether it may have connected to more addresses than are remembered. */
    public boolean isCapped() {
      return capped;
    }

    /** The addresses connected to, at most {@value #MAX_CONTACTED}. */
    public Set<IpAddress> contacted() {
      return Collections.unmodifiableSet(contacted);
    }
  }

  private final Map<Client, Dealings> clients = new LinkedHashMap<>(4);
  private long leftOut;

  /** Distinct machines among the clients; negative where it must be counted anew. */
  private int machines = -1;

  /** Addresses contacted, summed over the clients. */
  private int contacted;

  /** Clients that connected. */
  private int connected;

  /** What it takes in memory; see {@link Octets}. */
  int octets() {
    return DEALINGS_OCTETS * clients.size()
        + CONNECTED_OCTETS * connected
        + Octets.ADDRESS * contacted;
  }

  /** Keeps so many clients that came first, each with a few addresses, and counts the others. */
  void trim(int most) {
    leftOut += Trim.toFirst(clients.values(), most);
    machines = -1;
    contacted = 0;
    connected = 0;
    for (Dealings dealings : clients.values()) {
      dealings.trim(FEW_CONTACTED);
      connected += dealings.connections > 0 ? 1 : 0;
      contacted += dealings.contacted.size();
    }
  }

  /** Takes that a client was answered. */
  public void answered(Client client, long micros) {
    Dealings dealings = dealings(client, micros);
    if (dealings != null) {
      dealings.answers++;
    }
  }

  void connected(ConnectionObservation connection, @Nullable NetworkKind kind) {
    Dealings dealings = dealings(connection.client(), connection.timeMicros());
    if (dealings != null) {
      connected += dealings.connections++ == 0 ? 1 : 0;
      dealings.connect();
      dealings.rhythm.connected(connection);
      int most = contacted < MAX_CONTACTED_BY_ALL ? MAX_CONTACTED : FEW_CONTACTED;
      boolean hasRoom = dealings.contacted.size() < most;
      boolean isNew = hasRoom && dealings.contacted.add(connection.destination());
      contacted += isNew ? 1 : 0;
      dealings.capped |= dealings.contacted.size() >= most;
      dealings.homesContacted += isNew && kind == NetworkKind.ACCESS ? 1 : 0;
      dealings.unknownContacted += isNew && kind == NetworkKind.UNKNOWN ? 1 : 0;
    }
  }

  /**
   * Notes whose connections the snapshot shows: it forgets, and what was once watched was watched.
   */
  public void watchedBy(Surroundings surroundings) {
    for (Dealings dealings : clients.values()) {
      dealings.watched |=
          surroundings.showsConnectionsSince(dealings.client, dealings.firstSeenMicros);
    }
  }

  private @Nullable Dealings dealings(Client client, long micros) {
    Dealings dealings = clients.get(client);
    if (dealings == null) {
      if (clients.size() >= CAPACITY) {
        leftOut++;
        return null;
      }
      dealings = new Dealings(client, micros);
      clients.put(client, dealings);
      machines = -1;
    }
    dealings.lastSeenMicros = Math.max(dealings.lastSeenMicros, micros);
    return dealings;
  }

  /** Each program of each machine, in the order in which they came. */
  public Collection<Dealings> all() {
    return Collections.unmodifiableCollection(clients.values());
  }

  /** How many machines, whichever of their programs asked. */
  public int size() {
    if (machines < 0) {
      machines = machines(client -> true);
    }
    return machines;
  }

  /**
   * How many machines that are such, at least. One log may know a machine by its name and another
   * by its address, and nothing joins the two: so each that is known by address alone may be one
   * that is known by name.
   */
  public int machines(Predicate<Client> such) {
    Set<String> hosts = new HashSet<>();
    Set<IpAddress> addresses = new HashSet<>();
    for (Client client : clients.keySet()) {
      if (such.test(client)) {
        if (client.host() != null) {
          hosts.add(client.host());
        } else if (client.address() != null) {
          addresses.add(client.address());
        }
      }
    }
    return Math.max(hosts.size(), addresses.size());
  }

  /** Dealings of clients beyond capacity: a reason to say "at least". */
  public long leftOut() {
    return leftOut;
  }

  @Override
  public void write(StateWriter out) {
    out.count(leftOut);
    out.count(clients.size());
    for (Dealings dealings : clients.values()) {
      out.client(dealings.client);
      out.number(dealings.firstSeenMicros);
      out.number(dealings.lastSeenMicros);
      out.count(dealings.answers);
      out.count(dealings.connections);
      out.count(dealings.contacted.size());
      dealings.contacted.forEach(out::address);
      out.count(dealings.homesContacted);
      out.count(dealings.unknownContacted);
      out.flag(dealings.watched);
      out.flag(dealings.capped);
      dealings.rhythm.write(out);
    }
  }

  static ClientBook read(StateReader in) {
    ClientBook book = new ClientBook();
    book.leftOut = in.count();
    for (int i = in.size(); i > 0; i--) {
      Dealings dealings = new Dealings(in.client(), in.number());
      dealings.lastSeenMicros = in.number();
      dealings.answers = in.count();
      dealings.connections = in.count();
      for (int a = in.size(); a > 0; a--) {
        dealings.connect();
        dealings.contacted.add(in.address());
      }
      dealings.homesContacted = in.smallCount();
      dealings.unknownContacted = in.smallCount();
      dealings.watched = in.flag();
      dealings.capped = in.flag();
      book.contacted += dealings.contacted.size();
      book.connected += dealings.connections > 0 ? 1 : 0;
      Rhythm rhythm = Rhythm.read(in);
      if (dealings.connections > 0) {
        dealings.connect();
        dealings.rhythm = rhythm;
      }
      book.clients.put(dealings.client, dealings);
    }
    return book;
  }
}
