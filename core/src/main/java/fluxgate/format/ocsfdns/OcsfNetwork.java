package fluxgate.format.ocsfdns;

import fluxgate.format.LogClock;
import fluxgate.format.Outcome;
import fluxgate.format.text.ConnectionLine;
import fluxgate.format.text.FieldValue;
import fluxgate.format.text.KnownAddresses;
import fluxgate.format.text.LocalTimes;
import fluxgate.format.text.OneWayFlows;
import fluxgate.format.text.Timestamps;
import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Events of class 4001, Network Activity: connections, or records of one direction of them. */
final class OcsfNetwork {
  private static final int DNS_PORT = 53;
  private static final int MOST_PORT = 65_535;
  private static final int MOST_FLAGS = 255;
  private static final int ACK = 0x10;
  private static final int FIN = 0x01;
  private static final int SYN = 0x02;
  private static final int MOST_WORD = 16;

  private static final String FAIL = "4";
  private static final String REFUSE = "5";
  private static final String LISTEN = "7";

  private static final Outcome OTHER_ACTIVITY = Outcome.skipped("other_activity");

  private final ActivityRow row;
  private final KnownAddresses addresses;
  private final LogClock utc;
  private final OneWayFlows flows =
      new OneWayFlows(new Vantage("ocsf-dns", Vantage.Position.BELOW_RECURSIVE));

  OcsfNetwork(ActivityRow row, KnownAddresses addresses, long writtenMicros) {
    this.row = row;
    this.addresses = addresses;
    utc = new LogClock(ZoneOffset.UTC, writtenMicros);
  }

  /**
   * Takes the event that was read.
   *
   * @param vantage of events that tell of a connection as a whole
   * @param endpoint the machine with its program, where it is the event's; null otherwise
   */
  Outcome decode(
      Vantage vantage, @Nullable Client endpoint, Provenance place, ObservationSink sink) {
    if (row.activityId.is(LISTEN)) {
      return OTHER_ACTIVITY;
    }
    FieldValue protocol = protocol();
    if (!said(protocol)) {
      return ConnectionLine.NO_PROTOCOL;
    }
    int number = ConnectionLine.protocol(protocol);
    if (number == 0) {
      return ConnectionLine.NOT_TCP_OR_UDP;
    }
    if (!said(row.source.ip)) {
      return ConnectionLine.NO_SOURCE;
    }
    if (!said(row.destination.ip)) {
      return ConnectionLine.NO_DESTINATION;
    }
    if (!said(row.destination.port)) {
      return ConnectionLine.NO_PORT;
    }
    int port = row.destination.port.whole(MOST_PORT);
    int from = row.source.port.whole(MOST_PORT);
    if (port < 0) {
      return ConnectionLine.BAD_NUMBER;
    }
    if (from == DNS_PORT) {
      return ConnectionLine.DNS_ITSELF;
    }
    FieldValue began = first(row.startTime, row.time, row.timeText);
    FieldValue ended = first(row.endTime, row.time, row.timeText);
    if (!said(began)) {
      return ConnectionLine.NO_TIME;
    }
    long start = micros(began);
    long end = Math.max(start, said(ended) ? micros(ended) : start);
    if (start == Timestamps.BAD) {
      return ConnectionLine.BAD_TIME;
    }
    IpAddress source = addresses.address(row.source.ip);
    IpAddress destination = addresses.address(row.destination.ip);
    if (source == null || destination == null) {
      return ConnectionLine.BAD_ADDRESS;
    }
    if (ConnectionLine.isDnsInside(port, destination)) {
      return ConnectionLine.DNS_ITSELF;
    }
    boolean counted = row.traffic.bytesIn.isPresent() && row.traffic.bytesOut.isPresent();
    boolean oneWay = !counted && row.traffic.bytes.isPresent() && from >= 0 && !unanswered();
    if (oneWay && endpoint == null) {
      long octets = row.traffic.bytes.whole();
      flows.take(
          new OneWayFlows.Flow(
              start, end, source, from, destination, port, number, octets, flags(), false, place),
          sink);
      return Outcome.ACCEPTED;
    }
    Volume volume = ConnectionLine.volume(row.traffic.bytesOut, row.traffic.bytesIn);
    sink.accept(
        new ConnectionObservation(
            start,
            end,
            vantage,
            place,
            endpoint == null ? Client.of(source) : endpoint,
            destination,
            number,
            port,
            result(volume),
            volume));
    return Outcome.ACCEPTED;
  }

  void finish(ObservationSink sink) {
    flows.finish(sink);
  }

  private boolean unanswered() {
    return row.isBlocked() || row.activityId.is(FAIL) || row.activityId.is(REFUSE);
  }

  private Result result(@Nullable Volume volume) {
    if (row.isBlocked() || row.activityId.is(FAIL)) {
      return Result.UNANSWERED;
    }
    if (row.activityId.is(REFUSE)) {
      return Result.REFUSED;
    }
    return volume != null && volume.received() > 0 ? Result.ESTABLISHED : Result.UNKNOWN;
  }

  private FieldValue protocol() {
    if (said(row.connection.protocolNumber)) {
      return row.connection.protocolNumber;
    }
    FieldValue name = row.connection.protocolName;
    return name.isPresent()
        ? FieldValue.of(
            name.text(MOST_WORD).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
        : name;
  }

  /** As {@code aws-vpc-flow}: an ACK alone is not logged, and a FIN says that it was there. */
  private int flags() {
    int bits = row.connection.tcpFlags.whole(MOST_FLAGS);
    if (bits <= 0) {
      return OneWayFlows.NO_FLAGS;
    }
    if ((bits & FIN) != 0) {
      return bits | ACK;
    }
    return (bits & (SYN | ACK)) == SYN ? OneWayFlows.NO_FLAGS : bits;
  }

  private long micros(FieldValue text) {
    long time = OcsfTime.micros(text);
    return time == Timestamps.BAD ? LocalTimes.micros(utc, text) : time;
  }

  private static FieldValue first(FieldValue... places) {
    for (FieldValue place : places) {
      if (said(place)) {
        return place;
      }
    }
    return places[places.length - 1];
  }

  /** Producers write a dash for what they do not know. */
  private static boolean said(FieldValue field) {
    return ActivityRow.says(field) && !field.is("-");
  }
}
