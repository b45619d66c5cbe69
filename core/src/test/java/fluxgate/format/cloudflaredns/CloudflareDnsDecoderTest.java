package fluxgate.format.cloudflaredns;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.RRType;
import fluxgate.format.Format;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import fluxgate.testing.RecordText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What Gateway packs in wire form. */
final class CloudflareDnsDecoderTest {
  @Test
  void leavesOutRecordsOfOtherClasses() {
    String line =
        "{\"Datetime\":\"2026-11-23T07:38:00Z\",\"QueryName\":\"www.flux9.example\",\"QueryType\":1,"
            + "\"RCode\":0,\"ResolverDecision\":\"allowedOnNoPolicyMatch\",\"SrcIP\":\"203.0.113.200\","
            + "\"RData\":[{\"data\":\""
            + RecordText.base64("www.flux9.example", RRType.A, 1, 192, 0, 2, 7)
            + "\"},{\"data\":\""
            + RecordText.base64("www.flux9.example", RRType.A, 3, 192, 0, 2, 8)
            + "\"}]}\n";
    byte[] content = line.getBytes(StandardCharsets.UTF_8);
    assertThat(DecodedInput.of(Format.CLOUDFLARE_DNS, "log", content).observations())
        .singleElement()
        .extracting(ObservationText::withoutPlace)
        .asString()
        .contains("60/REMAINING A [192.0.2.7]");
  }
}
