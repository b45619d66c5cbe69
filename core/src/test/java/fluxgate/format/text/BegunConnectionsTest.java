package fluxgate.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Format;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line that is rejected ends nothing: the connection whose beginning was told stays. */
final class BegunConnectionsTest {
  private static final String CONNTRACK_NEW =
      "[1795963190.500000]\t[NEW] tcp 6 120 SYN_SENT src=10.20.30.41 dst=192.0.2.7 sport=51443"
          + " dport=443 [UNREPLIED] src=192.0.2.7 dst=10.20.30.41 sport=443 dport=51443\n";

  private static String conntrackEnd(String answeredBy) {
    return "[1795963196.000000]\t[DESTROY] tcp 6 src=10.20.30.41 dst=192.0.2.7 sport=51443 dport=443"
        + " packets=9 bytes=900 src="
        + answeredBy
        + " dst=10.20.30.41 sport=443 dport=51443 packets=8 bytes=4000 [ASSURED]\n";
  }

  private static String ulogd(int event, String more) {
    return "{\"timestamp\": \"2026-11-29T14:39:50\", \"orig.ip.protocol\": 6, \"orig.l4.sport\": 51443,"
        + " \"orig.l4.dport\": 443, \"orig.raw.pktlen\": 900, \"orig.raw.pktcount\": 9,"
        + " \"reply.raw.pktlen\": 4000, \"reply.raw.pktcount\": 8, \"ct.id\": 7, \"oob.family\": 2,"
        + " \"src_ip\": \"10.20.30.41\", \"dest_ip\": \"192.0.2.7\", \"ct.event\": "
        + event
        + more
        + "}\n";
  }

  private static final String ULOGD_NEW =
      ulogd(1, ", \"flow.start.sec\": 1795963190, \"flow.start.usec\": 500000");

  private static String ulogdEnd(long seconds) {
    return ulogd(4, ", \"flow.end.sec\": " + seconds);
  }

  private static DecodedInput read(Format format, String... lines) {
    byte[] content = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    return DecodedInput.of(format, "log", content);
  }

  private static List<String> said(DecodedInput read) {
    return read.observations().stream().map(ObservationText::withoutPlace).toList();
  }

  private static List<String> outcomes(DecodedInput read) {
    return read.records().stream()
        .map(record -> record.outcome().kind() + record.outcome().reason())
        .toList();
  }

  @Test
  void what_ends_in_a_rejected_line_alone_is_told_as_it_began() {
    DecodedInput conntrack = read(Format.CONNTRACK, CONNTRACK_NEW, conntrackEnd("there"));
    assertThat(outcomes(conntrack)).containsExactly("ACCEPTED", "REJECTEDbad_address");
    assertThat(said(conntrack)).hasSize(1);
    assertThat(said(conntrack).getFirst()).contains("2026-11-29T14:39:50.5", "UNKNOWN");

    DecodedInput ulogd = read(Format.ULOGD_JSON, ULOGD_NEW, ulogdEnd(99_999_999_999L));
    assertThat(outcomes(ulogd)).containsExactly("ACCEPTED", "REJECTEDbad_time");
    assertThat(said(ulogd)).hasSize(1);
    assertThat(said(ulogd).getFirst()).contains("2026-11-29T14:39:50.5", "UNKNOWN");
  }

  @Test
  void an_end_after_a_rejected_one_has_the_beginning_that_was_told() {
    for (DecodedInput read :
        List.of(
            read(Format.CONNTRACK, CONNTRACK_NEW, conntrackEnd("there"), conntrackEnd("192.0.2.7")),
            read(
                Format.ULOGD_JSON,
                ULOGD_NEW,
                ulogdEnd(99_999_999_999L),
                ulogdEnd(1_795_963_196L)))) {
      assertThat(said(read)).hasSize(1);
      assertThat(said(read).getFirst())
          .contains("2026-11-29T14:39:50.5", "ESTABLISHED", "volume=900/4000")
          .contains("logged=2026-11-29T14:39:56Z");
    }
  }
}
