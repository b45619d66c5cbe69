package fluxgate.format.text;

import fluxgate.net.IpAddress;
import fluxgate.observation.Client;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.ConnectionObservation.Result;
import fluxgate.observation.ConnectionObservation.Volume;
import fluxgate.observation.ObservationSink;
import fluxgate.observation.Provenance;
import fluxgate.observation.Vantage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections of flow records that each count one direction, as NetFlow and cloud flow logs
 * write them. Single-threaded.
 *
 * <p>Two records with each other's ends, of which the second comes within {@value #PAIR_SECONDS}
 * seconds of log time, are the two directions of one connection; the first of them is where the
 * connection was read. Who opened it is told by the ports: the side with a port below 1024, or else
 * with one below 32768 where the other's is above, was asked. Where the ports do not tell, the
 * direction that began first is the client's; of a record alone, its own.
 *
 * <p>A record alone says only what its TCP flags prove: the client acknowledged something
 * (established), or sent only its SYN (unanswered); the server answered with a SYN (established) or
 * with nothing but RST (refused). Sampled records prove nothing by what they lack and count nothing
 * that is true: no result but for what was seen, no volume.
 */
public final class OneWayFlows {
  /** The flags of a record that has none. */
  public static final int NO_FLAGS = -1;

  /** Exporters write both directions when the connection ends or is halved by the same timer. */
  private static final int PAIR_SECONDS = 60;

  /** Some seconds of a busy exporter; about 200 octets each. */
  private static final int MOST_WAITING = 16_384;

  private static final int FIN = 0x01;
  private static final int SYN = 0x02;
  private static final int RST = 0x04;
  private static final int PSH = 0x08;
  private static final int ACK = 0x10;
  private static final int FIRST_UNPRIVILEGED = 1_024;

  /** Linux takes its clients' ports from here, others from higher. */
  private static final int FIRST_EPHEMERAL = 32_768;

  /**
   * One record.
   *
   * @param octets counted; -1 where not said
   * @param flags all TCP flags seen, ORed; {@link #NO_FLAGS} where not said
   */
  public record Flow(
      long startMicros,
      long endMicros,
      IpAddress source,
      int sourcePort,
      IpAddress destination,
      int destinationPort,
      int protocol,
      long octets,
      int flags,
      boolean sampled,
      Provenance provenance) {
    private Key key() {
      return new Key(source, sourcePort, destination, destinationPort, protocol);
    }

    private boolean has(int flag) {
      return flags != NO_FLAGS && (flags & flag) != 0;
    }

    private boolean hasNot(int flag) {
      return flags != NO_FLAGS && (flags & flag) == 0;
    }
  }

  private record Key(IpAddress source, int sourcePort, IpAddress other, int port, int protocol) {
    Key turned() {
      return new Key(other, port, source, sourcePort, protocol);
    }
  }

  private record Waiting(Flow flow, long sinceMicros) {}

  private final Vantage vantage;
  private final Map<Key, Waiting> waiting = new LinkedHashMap<>();
  private long frontMicros = Long.MIN_VALUE;

  public OneWayFlows(Vantage vantage) {
    this.vantage = vantage;
  }

  /** Takes a record; hands over the connections that it completes or that waited too long. */
  public void take(Flow flow, ObservationSink sink) {
    frontMicros = Math.max(frontMicros, flow.endMicros());
    Key key = flow.key();
    Waiting other = waiting.remove(key.turned());
    if (other != null && !key.turned().equals(key)) {
      emit(other.flow(), flow, sink);
    } else {
      Waiting same = waiting.remove(key);
      boolean twice = same != null && isSame(same.flow(), flow); // seen going in and coming out
      if (same != null && !twice) {
        emit(same.flow(), null, sink);
      }
      waiting.put(key, same != null && twice ? same : new Waiting(flow, frontMicros));
    }
    release(sink);
  }

  private static boolean isSame(Flow one, Flow other) {
    return one.startMicros() == other.startMicros() && one.endMicros() == other.endMicros();
  }

  private void release(ObservationSink sink) {
    while (!waiting.isEmpty()) {
      Map.Entry<Key, Waiting> eldest = waiting.entrySet().iterator().next();
      boolean late = frontMicros - eldest.getValue().sinceMicros() > PAIR_SECONDS * 1_000_000L;
      if (!late && waiting.size() <= MOST_WAITING) {
        return;
      }
      waiting.remove(eldest.getKey());
      emit(eldest.getValue().flow(), null, sink);
    }
  }

  /** Hands over all that still wait. */
  public void finish(ObservationSink sink) {
    for (Waiting left : waiting.values()) {
      emit(left.flow(), null, sink);
    }
    waiting.clear();
  }

  private void emit(Flow first, @Nullable Flow second, ObservationSink sink) {
    int byPorts = direction(first.sourcePort(), first.destinationPort());
    boolean forward =
        byPorts != 0 ? byPorts > 0 : second == null || first.startMicros() <= second.startMicros();
    Flow asked = forward ? first : second;
    Flow answered = forward ? second : first;
    long start =
        second == null ? first.startMicros() : Math.min(first.startMicros(), second.startMicros());
    long end = second == null ? first.endMicros() : Math.max(first.endMicros(), second.endMicros());
    boolean sampled = first.sampled() || second != null && second.sampled();
    sink.accept(
        new ConnectionObservation(
            start,
            end,
            vantage,
            first.provenance(),
            Client.of(forward ? first.source() : first.destination()),
            forward ? first.destination() : first.source(),
            first.protocol(),
            forward ? first.destinationPort() : first.sourcePort(),
            first.protocol() == ConnectionObservation.TCP
                ? tcpResult(asked, answered, sampled)
                : second == null ? Result.UNKNOWN : Result.ESTABLISHED,
            sampled ? null : volume(asked, answered)));
  }

  /**
   * Over 0 where the destination was asked, below 0 where the source was, 0 where it is unclear.
   */
  static int direction(int sourcePort, int destinationPort) {
    int byPrivilege =
        Boolean.compare(sourcePort >= FIRST_UNPRIVILEGED, destinationPort >= FIRST_UNPRIVILEGED);
    return byPrivilege != 0
        ? byPrivilege
        : Boolean.compare(sourcePort >= FIRST_EPHEMERAL, destinationPort >= FIRST_EPHEMERAL);
  }

  private static Result tcpResult(@Nullable Flow asked, @Nullable Flow answered, boolean sampled) {
    if (answered != null) {
      if (answered.has(RST) && answered.hasNot(SYN | PSH | FIN)) {
        return Result.REFUSED;
      }
      return answered.flags() != NO_FLAGS || asked != null ? Result.ESTABLISHED : Result.UNKNOWN;
    }
    if (asked != null && asked.has(ACK)) {
      return Result.ESTABLISHED;
    }
    boolean alone = asked != null && asked.has(SYN) && !sampled;
    return alone ? Result.UNANSWERED : Result.UNKNOWN;
  }

  private static @Nullable Volume volume(@Nullable Flow asked, @Nullable Flow answered) {
    return asked == null || answered == null || asked.octets() < 0 || answered.octets() < 0
        ? null
        : new Volume(asked.octets(), answered.octets());
  }
}
