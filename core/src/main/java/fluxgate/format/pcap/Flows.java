package fluxgate.format.pcap;

import fluxgate.net.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which connections were reported already: a retransmitted SYN and the second datagram of a flow
 * are not new ones.
 */
final class Flows {
  /**
   * Some 10 MB; when more are busy at once, one of them may be reported twice, which does little
   * harm.
   */
  static final int MOST = 65_536;

  /** RFC 4787 §4.3: address translators keep UDP mappings for two minutes at least. */
  static final long IDLE_MICROS = 120_000_000;

  /** Both directions of a flow have the same key: the lesser end stands first. */
  private record Key(int protocol, IpAddress low, int lowPort, IpAddress high, int highPort) {
    static Key of(Packet packet) {
      int order = packet.source.compareTo(packet.destination);
      boolean inOrder = order < 0 || (order == 0 && packet.sourcePort <= packet.destinationPort);
      return inOrder
          ? new Key(
              packet.protocol,
              packet.source,
              packet.sourcePort,
              packet.destination,
              packet.destinationPort)
          : new Key(
              packet.protocol,
              packet.destination,
              packet.destinationPort,
              packet.source,
              packet.sourcePort);
    }
  }

  /**
   * @param lastMicros when its last packet came
   * @param sequence the initial sequence number of TCP; 0 for UDP
   */
  private record Seen(long lastMicros, int sequence) {}

  private final Map<Key, Seen> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<Key, Seen> eldest) {
          return size() > MOST;
        }
      };

  /** Notes the packet; whether it begins a flow. */
  boolean begins(Packet packet, int sequence) {
    Seen before = seen.put(Key.of(packet), new Seen(packet.timeMicros, sequence));
    return before == null
        || before.sequence != sequence
        || packet.timeMicros - before.lastMicros > IDLE_MICROS;
  }
}
