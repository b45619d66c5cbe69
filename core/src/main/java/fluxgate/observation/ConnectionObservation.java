package fluxgate.observation;

import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A client opened, or tried to open, a connection (TCP), or sent the first packet of a flow (other
 * protocols).
 *
 * @param timeMicros when it began
 * @param orderMicros when it was logged, which for most sources is its end
 * @param protocol the IP protocol number: 6 TCP, 17 UDP
 * @param port the destination port; 0 where the protocol has none
 * @param result how it went, where the source says
 * @param volume octets each way, where the source says
 */
public record ConnectionObservation(
    long timeMicros,
    long orderMicros,
    Vantage vantage,
    Provenance provenance,
    Client client,
    IpAddress destination,
    int protocol,
    int port,
    Result result,
    @Nullable Volume volume)
    implements Observation {
  public static final int TCP = 6;
  public static final int UDP = 17;

  /** The port of the DNS: what goes there looks names up, and follows no answer. */
  public static final int DNS_PORT = 53;

  /** How the connection went. */
  public enum Result {
    /** Both sides spoke. */
    ESTABLISHED,
    /** Nobody answered. */
    UNANSWERED,
    /** The other side refused. */
    REFUSED,
    /** The source does not say. */
    UNKNOWN
  }

  /**
   * Octets of payload each way.
   *
   * @param sent by the client
   * @param received by the client
   */
  public record Volume(long sent, long received) {}

  /** Whether it went to a DNS server, which says nothing of the name that was asked. */
  public boolean isToDns() {
    return port == DNS_PORT;
  }

  /** The same, by another client. */
  public ConnectionObservation withClient(Client other) {
    return new ConnectionObservation(
        timeMicros,
        orderMicros,
        vantage,
        provenance,
        other,
        destination,
        protocol,
        port,
        result,
        volume);
  }
}
