package fluxgate.app.simulate.play;

import fluxgate.net.IpAddress;

/**
 * A connection, or the attempt.
 *
 * @param micros when it began
 * @param durationMicros 0 where a single packet is all there was
 * @param protocol what carries it
 * @param service what it speaks, as a sensor would recognise it
 * @param sent octets of payload by the client
 * @param received octets of payload by the client
 */
public record Connection(
    long micros,
    long durationMicros,
    IpAddress client,
    int clientPort,
    IpAddress destination,
    int port,
    Protocol protocol,
    Service service,
    State state,
    long sent,
    long received) {

  public enum Protocol {
    TCP,
    UDP
  }

  public enum Service {
    SSL,
    HTTP,
    NTP,
    /** Not recognised, as where nobody answered. */
    UNKNOWN
  }

  public enum State {
    /** Opened, used and closed; for UDP: both sides spoke. */
    COMPLETE,
    /** Nobody answered. */
    UNANSWERED,
    /** The other side refused. */
    REFUSED
  }

  /** The same at another time. */
  public Connection startingAt(long other) {
    return new Connection(
        other,
        durationMicros,
        client,
        clientPort,
        destination,
        port,
        protocol,
        service,
        state,
        sent,
        received);
  }

  public long endMicros() {
    return micros + durationMicros;
  }
}
