package fluxgate.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Decoder;
import fluxgate.format.Format;
import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.Input;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.RRsetObservation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read as Fluxgate reads packets. */
final class CaptureTest {
  private static final String RECORD =
      "1793577605.807754\tC1\t10.64.0.36\t56958\t10.53.1.53\t53\tudp\t11981\t0.053149"
          + "\twww.a.example\t1\tC_INTERNET\t1\tA\t0\tNOERROR\tF\tF\tT\tT\t0"
          + "\tb.example,251.254.198.102,251.239.63.217\t600.000000,60.000000,60.000000\tF\n";

  @TempDir private Path folder = Path.of("");

  private final List<Observation> observations = new ArrayList<>();

  private Path capture(int othersPerMessage) throws IOException {
    Path log = Files.writeString(folder.resolve("dns.log"), "#path\tdns\n" + RECORD);
    Path pcap = folder.resolve("capture.pcap");
    Capture.write(log, pcap, othersPerMessage);
    try (InputStream in = Files.newInputStream(pcap)) {
      FrameReader reader = Format.PCAP.framing().reader(in);
      Decoder decoder = Format.PCAP.decoder(new Input("capture"));
      Frame frame = new Frame();
      long micros = 0;
      while (reader.next(frame)) {
        assertThat(frame.timeMicros).isGreaterThan(micros);
        micros = frame.timeMicros;
        assertThat(decoder.decode(frame, observations::add).kind().name()).isNotEqualTo("REJECTED");
      }
      decoder.finish(observations::add);
    }
    return pcap;
  }

  @Test
  void a_lookup_is_a_query_and_a_response() throws IOException {
    assertThat(PcapFile.count(capture(0))).isEqualTo(2);
    List<String> rrsets =
        observations.stream()
            .map(observation -> ((RRsetObservation) observation).rrset().owner().toString())
            .toList();
    assertThat(rrsets).containsExactly("www.a.example", "b.example");
    RRsetObservation addresses = (RRsetObservation) observations.getLast();
    assertThat(addresses.rrset().addresses())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("251.254.198.102", "251.239.63.217");
    assertThat(addresses.rrset().ttl().seconds()).isEqualTo(60);
    assertThat(addresses.timeMicros()).isEqualTo(1_793_577_605_860_903L);
  }

  @Test
  void one_packet_in_ten_is_dns() throws IOException {
    assertThat(PcapFile.count(capture(Capture.OTHERS_PER_MESSAGE))).isEqualTo(20);
    assertThat(observations)
        .filteredOn(ConnectionObservation.class::isInstance)
        .singleElement()
        .asString()
        .contains("251.254.198.102");
  }
}
