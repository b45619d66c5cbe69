package fluxgate.app.simulate.log;

import fluxgate.app.simulate.chance.Dice;
import fluxgate.app.simulate.play.Connection;
import fluxgate.app.simulate.play.Connection.Protocol;
import fluxgate.app.simulate.play.Connection.Service;
import fluxgate.app.simulate.play.Connection.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The lines of Zeek's conn.log at the border. */
final class ZeekConnLines {
  static final String FIELDS =
      "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto service duration orig_bytes resp_bytes"
          + " conn_state local_orig local_resp missed_bytes history orig_pkts orig_ip_bytes"
          + " resp_pkts resp_ip_bytes tunnel_parents";
  static final String TYPES =
      "time string addr port addr port enum string interval count count string bool bool count"
          + " string count count count count set[string]";

  /** Octets of payload that a packet carries in a full-sized segment. */
  private static final int SEGMENT = 1_400;

  private static final int TCP_HEADERS = 52;
  private static final int SYN_HEADERS = 60;
  private static final int UDP_HEADERS = 28;

  private final long startMicros;
  private final Dice dice;

  ZeekConnLines(Instant start, Dice dice) {
    this.startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
    this.dice = dice;
  }

  CharSequence line(Connection connection) {
    StringBuilder line = new StringBuilder(160);
    ZeekLines.seconds(line, startMicros + connection.micros());
    line.append('\t').append(ZeekLines.id(dice));
    line.append('\t').append(connection.client()).append('\t').append(connection.clientPort());
    line.append('\t').append(connection.destination()).append('\t').append(connection.port());
    line.append('\t').append(lower(connection.protocol())).append('\t');
    line.append(connection.service() == Service.UNKNOWN ? "-" : lower(connection.service()));
    line.append('\t');
    if (connection.durationMicros() == 0) {
      line.append("-\t-\t-");
    } else {
      ZeekLines.seconds(line, connection.durationMicros());
      line.append('\t').append(connection.sent()).append('\t').append(connection.received());
    }
    packets(line, connection);
    return line.append("\t-");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** From conn_state to resp_ip_bytes. */
  private static void packets(StringBuilder line, Connection connection) {
    boolean udp = connection.protocol() == Protocol.UDP;
    boolean answered = connection.state() != State.UNANSWERED;
    line.append('\t')
        .append(
            switch (connection.state()) {
              case COMPLETE -> "SF";
              case UNANSWERED -> "S0";
              case REFUSED -> "REJ";
            });
    line.append("\tT\tF\t0\t");
    if (udp) {
      line.append(answered ? "Dd" : "D");
      count(line, 1, UDP_HEADERS + connection.sent());
      count(line, answered ? 1 : 0, answered ? UDP_HEADERS + connection.received() : 0);
    } else if (connection.state() == State.COMPLETE) {
      line.append("ShADadFf");
      segments(line, connection.sent());
      segments(line, connection.received());
    } else {
      line.append(answered ? "Sr" : "S");
      count(line, 1, SYN_HEADERS);
      count(line, answered ? 1 : 0, answered ? 40 : 0);
    }
  }

  private static void segments(StringBuilder line, long payload) {
    // Handshake, closing and acknowledgements add about four packets to those with data.
    long packets = 4 + payload / SEGMENT;
    count(line, packets, payload + TCP_HEADERS * packets);
  }

  private static void count(StringBuilder line, long packets, long octets) {
    line.append('\t').append(packets).append('\t').append(octets);
  }
}
