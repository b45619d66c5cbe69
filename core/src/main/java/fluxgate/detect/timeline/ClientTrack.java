package fluxgate.detect.timeline;

import fluxgate.detect.state.ContactBook;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One client's dealings with the domain over time. */
public final class ClientTrack {
  private static final int MOST_CONTACTED = 256;
  private static final int MOST_PORTS = 32;

  private final Client client;
  private final Map<IpAddress, Long> contacted = new LinkedHashMap<>();
  private final TreeMap<ContactBook.Port, Long> ports = new TreeMap<>();
  private @Nullable Long firstAskMicros;
  private @Nullable Long firstConnectionMicros;
  private long answers;
  private long connections;
  private long unanswered;
  private long stale;

  ClientTrack(Client client) {
    this.client = client;
  }

  /** Returns whether it is the first. */
  boolean answered(long micros) {
    answers++;
    if (firstAskMicros != null) {
      return false;
    }
    firstAskMicros = micros;
    return true;
  }

  /** Returns whether it is the first. */
  boolean connected(ConnectionObservation connection, boolean isStale) {
    connections++;
    stale += isStale ? 1 : 0;
    unanswered += connection.result() == ConnectionObservation.Result.UNANSWERED ? 1 : 0;
    IpAddress to = connection.destination();
    if (contacted.size() < MOST_CONTACTED || contacted.containsKey(to)) {
      contacted.merge(to, 1L, Long::sum);
    }
    ContactBook.Port port = new ContactBook.Port(connection.protocol(), connection.port());
    if (ports.size() < MOST_PORTS || ports.containsKey(port)) {
      ports.merge(port, 1L, Long::sum);
    }
    Long before = firstConnectionMicros;
    boolean first = before == null;
    if (before == null || connection.timeMicros() < before) {
      firstConnectionMicros = connection.timeMicros();
    }
    return first;
  }

  public Client client() {
    return client;
  }

  /** Null where it was only seen to connect. */
  public @Nullable Long firstAskMicros() {
    return firstAskMicros;
  }

  /** Null where it was never seen to connect. */
  public @Nullable Long firstConnectionMicros() {
    return firstConnectionMicros;
  }

  public long answers() {
    return answers;
  }

  public long connections() {
    return connections;
  }

  /** Connections that nobody answered. */
  public long unanswered() {
    return unanswered;
  }

  /** Connections after the answer's time had run out. */
  public long stale() {
    return stale;
  }

  /** Connections an address, first contacted first; a bounded number. */
  public Map<IpAddress, Long> contacted() {
    return Collections.unmodifiableMap(contacted);
  }

  /** Connections a port, a bounded number. */
  public Map<ContactBook.Port, Long> ports() {
    return Collections.unmodifiableMap(ports);
  }
}
