package fluxgate.format.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Flows in arrays against the same rule on the map of the library. */
class FlowsTest {
  private static final int PACKETS = 400_000;

  private record Seen(long lastMicros, int sequence) {}

  @Test
  void forgetsWhatAMapInOrderOfUseForgets() {
    Random random = new Random(11);
    Map<List<Object>, Seen> model = new LinkedHashMap<>(16, 0.75f, true);
    Flows flows = new Flows();
    Packet packet = new Packet(new Input("capture"));
    int begun = 0;
    for (int i = 0; i < PACKETS; i++) {
      // Some hosts talk all the time, and more flows than fit come once or twice.
      int bits = random.nextInt(4) == 0 ? random.nextInt(50) : random.nextInt(100_000);
      packet.timeMicros = 1_000L * i + (random.nextInt(1_000) == 0 ? 1_000_000_000L : 0);
      packet.protocol = bits % 3 == 0 ? 6 : 17;
      packet.sourceHigh = bits % 5 == 0 ? 0x2001_0DB8_0000_0000L : 0;
      packet.sourceLow = bits;
      packet.destinationHigh = bits % 7 == 0 ? -1 : 0;
      packet.destinationLow = bits % 11;
      packet.sourcePort = bits % 65_536;
      packet.destinationPort = 443;
      List<Object> key =
          List.of(
              packet.protocol,
              packet.sourceHigh,
              packet.sourceLow,
              packet.destinationHigh,
              packet.destinationLow,
              packet.sourcePort);
      if (random.nextBoolean()) {
        turn(packet);
      }
      int sequence = packet.protocol == 6 ? random.nextInt(2) : 0;
      Seen before = model.put(key, new Seen(packet.timeMicros, sequence));
      if (model.size() > Flows.MOST) {
        model.remove(model.keySet().iterator().next());
      }
      boolean begins =
          before == null
              || before.sequence != sequence
              || packet.timeMicros - before.lastMicros > Flows.IDLE_MICROS;
      assertThat(flows.begins(packet, sequence)).isEqualTo(begins);
      begun += begins ? 1 : 0;
    }
    assertThat(begun).isBetween(PACKETS / 4, PACKETS - PACKETS / 4);
  }

  private static void turn(Packet packet) {
    long high = packet.sourceHigh;
    long low = packet.sourceLow;
    int port = packet.sourcePort;
    packet.sourceHigh = packet.destinationHigh;
    packet.sourceLow = packet.destinationLow;
    packet.sourcePort = packet.destinationPort;
    packet.destinationHigh = high;
    packet.destinationLow = low;
    packet.destinationPort = port;
  }
}
