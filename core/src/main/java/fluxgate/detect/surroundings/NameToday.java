package fluxgate.detect.surroundings;

import fluxgate.detect.state.Mark;
import fluxgate.detect.state.MarkSet;
import fluxgate.detect.state.Slice;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.dns.Ttl;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import org.jspecify.annotations.Nullable;

/** What one day showed of one registered domain, in some 130 octets. */
public final class NameToday implements Slice {
  private static final long HOUR_MICROS = 3600 * 1_000_000L;

  /** So many machines in one hour are more than one household of infected ones asking on. */
  private static final int BUSY_CLIENTS = 4;

  /** What the name has counted for in the table of networks. */
  enum Standing {
    NONE,
    STEADY,
    POPULAR
  }

  /** In the place of the clients of an hour while few ask at all; nothing is written to it. */
  private static final MarkSet NOBODY = new MarkSet();

  private final long firstMicros;
  private final long addressHigh;
  private final long addressLow;
  private long lastMicros = Long.MIN_VALUE;
  private long operator;
  private final ClientCount clients;
  private MarkSet hourClients = NOBODY;
  private int hour = Integer.MIN_VALUE;
  private int ttlSeconds = -1;
  private int busyHours;
  private boolean another;
  private Standing standing = Standing.NONE;

  NameToday(long micros, IpAddress address) {
    this(micros, address, new ClientCount());
  }

  private NameToday(long micros, IpAddress address, ClientCount clients) {
    this.firstMicros = micros;
    this.addressHigh = address.high();
    this.addressLow = address.low();
    this.clients = clients;
  }

  void answered(@Nullable Client client, @Nullable Ttl ttl, IpAddress first, long micros) {
    lastMicros = Math.max(lastMicros, micros);
    another |= first.high() != addressHigh || first.low() != addressLow;
    if (ttl != null && ttl.isKnown()) {
      ttlSeconds = Math.max(ttlSeconds, (int) ttl.seconds());
    }
    if (client != null) {
      asked(Mark.of(client), micros);
    }
  }

  private void asked(long mark, long micros) {
    clients.add(mark);
    if (!clients.isAtLeast(BUSY_CLIENTS)) {
      return;
    }
    int thisHour = (int) Math.floorDiv(micros, HOUR_MICROS);
    if (thisHour > hour || hourClients == NOBODY) {
      hour = thisHour;
      hourClients = new MarkSet();
    }
    boolean grew = thisHour == hour && hourClients.add(mark, BUSY_CLIENTS);
    busyHours += grew && hourClients.size() == BUSY_CLIENTS ? 1 : 0;
  }

  void delegatedTo(long operatorMark) {
    operator = operator == 0 ? operatorMark : operator;
  }

  void stands(Standing now) {
    standing = now;
  }

  Standing standing() {
    return standing;
  }

  /** Mark of the registered domain of its name servers; 0 where none was seen. */
  long operator() {
    return operator;
  }

  /** The smallest long before the first answer was taken. */
  long lastMicros() {
    return lastMicros;
  }

  /** From its first to its last answer, in microseconds. */
  long spanMicros() {
    return lastMicros - firstMicros;
  }

  /** The first address that it answered with. */
  public IpAddress address() {
    return new IpAddress(addressHigh, addressLow);
  }

  /** Whether it ever answered with another first address. */
  public boolean hasAnother() {
    return another;
  }

  /** The largest TTL seen in seconds; -1 where none was known. */
  public long ttlSeconds() {
    return ttlSeconds;
  }

  /** Distinct clients. */
  public ClientCount clients() {
    return clients;
  }

  /** Hours in which at least {@value #BUSY_CLIENTS} clients asked. */
  public int busyHours() {
    return busyHours;
  }

  @Override
  public void write(StateWriter out) {
    out.number(firstMicros);
    out.number(lastMicros);
    out.address(address());
    out.flag(another);
    out.number(ttlSeconds);
    out.number(operator);
    clients.write(out);
    hourClients.write(out);
    out.number(hour);
    out.count(busyHours);
    out.count(standing.ordinal());
  }

  static NameToday read(StateReader in) {
    long first = in.number();
    long last = in.number();
    IpAddress address = in.address();
    boolean another = in.flag();
    int ttl = (int) in.number();
    long operator = in.number();
    NameToday name = new NameToday(first, address, ClientCount.read(in));
    name.lastMicros = last;
    name.another = another;
    name.ttlSeconds = ttl;
    name.operator = operator;
    name.hourClients = MarkSet.read(in);
    name.hourClients = name.hourClients.size() == 0 ? NOBODY : name.hourClients;
    name.hour = (int) in.number();
    name.busyHours = in.smallCount();
    int standing = in.smallCount();
    if (standing >= Standing.values().length) {
      throw new StateReader.StateFormatException("no standing " + standing);
    }
    name.standing = Standing.values()[standing];
    return name;
  }
}
