package fluxgate.format.ulogdjson;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Format;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ulogd says in several ways is read as one. */
final class UlogdJsonDecoderTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format/ulogd-json");

  @Test
  void readsEndsAloneAsBeginningsAndEnds() throws IOException {
    // Two stacks of one run; each takes its own time of a beginning.
    assertThat(said("flows.json")).hasSize(9).isEqualTo(said("events.json"));
  }

  /** A flood of SYNs from one port, each refused: however many, that is refused. */
  @Test
  void refusesHoweverOften() {
    for (long packets : new long[] {1, 65_535, 65_536, 3_000_000_000L}) {
      String line =
          String.format(
              "{\"orig.ip.protocol\": 6, \"orig.l4.sport\": 51443, \"orig.l4.dport\": 443,"
                  + " \"orig.raw.pktlen\": %d, \"orig.raw.pktcount\": %d, \"reply.raw.pktlen\": %d,"
                  + " \"reply.raw.pktcount\": %d, \"ct.event\": 4, \"flow.end.sec\": 1795419483,"
                  + " \"oob.family\": 2, \"src_ip\": \"10.20.30.41\", \"dest_ip\": \"192.0.2.7\"}%n",
              packets * 60, packets, packets * 40, packets);
      byte[] content = line.getBytes(StandardCharsets.UTF_8);
      assertThat(DecodedInput.of(Format.ULOGD_JSON, "log", content).observations())
          .singleElement()
          .matches(one -> ObservationText.withoutPlace(one).contains(" REFUSED "));
    }
  }

  private static List<String> said(String golden) throws IOException {
    byte[] content = Files.readAllBytes(GOLDENS.resolve(golden));
    return DecodedInput.of(Format.ULOGD_JSON, golden, content).observations().stream()
        .map(ObservationText::withoutPlace)
        .map(text -> text.replaceAll("\\.\\d+Z", "Z"))
        .toList();
  }
}
