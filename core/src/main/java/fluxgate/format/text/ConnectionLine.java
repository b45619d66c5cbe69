package fluxgate.format.text;

import fluxgate.format.Outcome;
import fluxgate.net.IpAddress;
import fluxgate.net.SpecialRanges;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import org.jspecify.annotations.Nullable;

/** What the lines of firewalls and flow logs have in common: a connection between two addresses. */
public final class ConnectionLine {
  private static final int MOST_PORT = 65_535;

  public static final Outcome DNS_ITSELF = Outcome.skipped("dns_itself");
  public static final Outcome NOT_TCP_OR_UDP = Outcome.skipped("not_tcp_or_udp");
  public static final Outcome NO_TIME = Outcome.rejected("no_time");
  public static final Outcome BAD_TIME = Outcome.rejected("bad_time");
  public static final Outcome NO_SOURCE = Outcome.rejected("no_source");
  public static final Outcome NO_DESTINATION = Outcome.rejected("no_destination");
  public static final Outcome NO_PROTOCOL = Outcome.rejected("no_protocol");
  public static final Outcome NO_PORT = Outcome.rejected("no_port");
  public static final Outcome BAD_ADDRESS = Outcome.rejected("bad_address");
  public static final Outcome BAD_NUMBER = Outcome.rejected("bad_number");

  private final Vantage vantage;
  private final KnownAddresses addresses = new KnownAddresses();

  /**
   * @param sensor the format's id
   */
  public ConnectionLine(String sensor) {
    vantage = new Vantage(sensor, Vantage.Position.BELOW_RECURSIVE);
  }

  public Vantage vantage() {
    return vantage;
  }

  /**
   * Whether a connection asks a DNS server inside, which the DNS logs tell better. Who asks one
   * outside passes by the resolvers of the house, and is worth knowing.
   */
  public static boolean isDnsInside(int port, IpAddress destination) {
    return port == ConnectionObservation.DNS_PORT && SpecialRanges.isInside(destination);
  }

  /** TCP's or UDP's number, of a number or a name in either case; 0 for another protocol. */
  public static int protocol(FieldValue value) {
    if (value.is("tcp") || value.is("TCP") || value.is("6")) {
      return ConnectionObservation.TCP;
    }
    boolean udp = value.is("udp") || value.is("UDP") || value.is("17");
    return udp ? ConnectionObservation.UDP : 0;
  }

  /** Octets each way; null where either is not said, is a dash or is no number. */
  public static @Nullable Volume volume(FieldValue sent, FieldValue received) {
    long octetsSent = sent.isPresent() ? sent.whole() : -1;
    long octetsReceived = received.isPresent() ? received.whole() : -1;
    return octetsSent < 0 || octetsReceived < 0 ? null : new Volume(octetsSent, octetsReceived);
  }

  private @Nullable ConnectionObservation taken;

  /** What {@link #take} handed over last. */
  private void keep(Observation observation) {
    taken = observation instanceof ConnectionObservation connection ? connection : null;
  }

  /**
   * As {@link #take}, of a connection of which this is the beginning: it waits for its end.
   *
   * @param key what the end will be known by
   */
  public Outcome begin(
      String key,
      long startMicros,
      FieldValue source,
      FieldValue destination,
      FieldValue protocol,
      FieldValue port,
      Provenance provenance,
      BegunConnections begun,
      ObservationSink sink) {
    Outcome outcome =
        take(
            startMicros,
            startMicros,
            source,
            destination,
            protocol,
            port,
            Result.UNKNOWN,
            null,
            provenance,
            this::keep);
    ConnectionObservation connection = taken;
    if (outcome.kind() == Outcome.Kind.ACCEPTED && connection != null) {
      begun.begin(key, connection, sink);
    }
    return outcome;
  }

  /**
   * Hands over a connection, where the values say one.
   *
   * @param startMicros or {@link Timestamps#BAD}
   * @param endMicros when it was logged
   * @param protocol a number, or TCP or UDP in words
   */
  public Outcome take(
      long startMicros,
      long endMicros,
      FieldValue source,
      FieldValue destination,
      FieldValue protocol,
      FieldValue port,
      Result result,
      @Nullable Volume volume,
      Provenance provenance,
      ObservationSink sink) {
    if (!protocol.isPresent() || protocol.isEmpty()) {
      return NO_PROTOCOL;
    }
    int number = protocol(protocol);
    if (number == 0) {
      return NOT_TCP_OR_UDP;
    }
    if (!source.isPresent() || source.isEmpty()) {
      return NO_SOURCE;
    }
    if (!destination.isPresent() || destination.isEmpty()) {
      return NO_DESTINATION;
    }
    if (!port.isPresent() || port.isEmpty()) {
      return NO_PORT;
    }
    int asked = port.whole(MOST_PORT);
    if (asked < 0) {
      return BAD_NUMBER;
    }
    if (Timestamps.inRange(startMicros) == Timestamps.BAD
        || Timestamps.inRange(endMicros) == Timestamps.BAD) {
      return BAD_TIME;
    }
    Client client = addresses.client(source);
    IpAddress to = addresses.address(destination);
    if (client == null || to == null) {
      return BAD_ADDRESS;
    }
    if (isDnsInside(asked, to)) {
      return DNS_ITSELF;
    }
    sink.accept(
        new ConnectionObservation(
            startMicros,
            Math.max(startMicros, endMicros),
            vantage,
            provenance,
            client,
            to,
            number,
            asked,
            result,
            volume));
    return Outcome.ACCEPTED;
  }
}
