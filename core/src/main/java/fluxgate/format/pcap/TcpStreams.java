package fluxgate.format.pcap;

import fluxgate.format.Outcome;
import fluxgate.format.message.MessageObservations;
import fluxgate.net.IpAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DNS over TCP: cuts messages out of streams by the two octets of length before each (RFC 7766 §8).
 * A stream whose SYN was not captured is taken to begin with a message, and given up if what is
 * there is none. Streams are bounded in number, octets and idle time; the one longest unused goes
 * first.
 */
final class TcpStreams {
  /** Takes the messages of a packet's stream, in order. */
  interface Taker {
    Outcome message(byte[] buffer, int offset, int length);
  }

  /** Both directions of two thousand connections at once. */
  static final int MAX_STREAMS = 4096;

  /** Two hundred and fifty-six of the largest messages under way at once. */
  static final int MAX_OCTETS = 16 * 1024 * 1024;

  /** RFC 7766 §6.2.3 has servers close idle connections within seconds; two minutes is generous. */
  static final long IDLE_MICROS = 120_000_000;

  private static final int SYN = 0x02;
  private static final int RST = 0x04;

  private static final Outcome NO_DATA = Outcome.skipped("tcp_no_data");
  private static final Outcome PART = Outcome.skipped("tcp_part");
  private static final Outcome REPEATED = Outcome.skipped("tcp_retransmission");
  private static final Outcome OUT_OF_WINDOW = Outcome.skipped("tcp_out_of_window");
  private static final Outcome ABANDONED = Outcome.skipped("tcp_abandoned_stream");
  private static final Outcome GAP = Outcome.rejected("tcp_gap");

  private record Key(
      IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {}

  private record Kept(TcpStream stream, long lastMicros) {}

  private final Map<Key, Kept> streams = new LinkedHashMap<>();
  private long octets;

  /** Takes a segment to or from port 53, whose payload lies in {@code packet[at, end)}. */
  Outcome add(Packet packet, int sequence, int flags, Taker taker) {
    Key key =
        new Key(packet.source(), packet.sourcePort, packet.destination(), packet.destinationPort);
    Kept kept = streams.remove(key);
    if (kept != null) {
      octets -= kept.stream.held();
    }
    expire(packet.timeMicros);
    if ((flags & RST) != 0) {
      return NO_DATA;
    }
    TcpStream stream = kept == null ? null : kept.stream;
    boolean syn = (flags & SYN) != 0;
    if (syn) {
      stream = new TcpStream(sequence + 1, true);
    }
    if (packet.left() == 0 && !packet.incomplete) {
      keep(key, stream, packet.timeMicros);
      return NO_DATA;
    }
    if (stream == null) {
      stream = new TcpStream(sequence, false);
    }
    Outcome outcome = data(packet, syn ? sequence + 1 : sequence, stream, taker);
    keep(key, stream, packet.timeMicros);
    return outcome;
  }

  private void keep(Key key, @Nullable TcpStream stream, long timeMicros) {
    if (stream != null) {
      streams.put(key, new Kept(stream, timeMicros));
      octets += stream.held();
    }
  }

  private static Outcome data(Packet packet, int sequence, TcpStream stream, Taker taker) {
    if (stream.abandoned) {
      return ABANDONED;
    }
    if (packet.incomplete) {
      stream.abandon();
      return packet.shortage();
    }
    return switch (stream.add(sequence, packet.buffer, packet.at, packet.end)) {
      case REPEATED -> REPEATED;
      case OUT_OF_WINDOW -> OUT_OF_WINDOW;
      case EARLY -> PART;
      case TOO_MANY -> {
        stream.abandon();
        yield GAP;
      }
      case IN_ORDER -> messages(stream, taker);
    };
  }

  /** Hands on the messages that are whole; the best that became of one of them. */
  private static Outcome messages(TcpStream stream, Taker taker) {
    Outcome best = PART;
    int at = 0;
    while (stream.length - at >= 2) {
      int length = (stream.buffer[at] & 0xFF) << 8 | stream.buffer[at + 1] & 0xFF;
      if (stream.length - at - 2 < length) {
        break;
      }
      Outcome outcome = taker.message(stream.buffer, at + 2, length);
      at += 2 + length;
      if (best.equals(PART) || outcome.kind() == Outcome.Kind.ACCEPTED) {
        best = outcome;
      }
      boolean rejected = outcome.kind() == Outcome.Kind.REJECTED;
      if ((rejected && !stream.synchronised) || outcome.equals(MessageObservations.ZONE_TRANSFER)) {
        stream.abandon();
        return best;
      }
      stream.synchronised = true;
    }
    stream.consume(at);
    return best;
  }

  private void expire(long now) {
    Iterator<Kept> oldest = streams.values().iterator();
    while (oldest.hasNext()) {
      Kept kept = oldest.next();
      if (streams.size() < MAX_STREAMS
          && octets < MAX_OCTETS
          && now - kept.lastMicros < IDLE_MICROS) {
        return;
      }
      octets -= kept.stream.held();
      oldest.remove();
    }
  }
}
