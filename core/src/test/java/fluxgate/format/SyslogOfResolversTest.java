package fluxgate.format;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.envelope.Wrapped;
import fluxgate.observation.Observation;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lines of resolvers that say no time themselves, as relays and containers keep them: the wrapper's
 * time and host count, and without a wrapper nobody's do.
 */
final class SyslogOfResolversTest {
  private static final long WRITTEN =
      Instant.parse("2026-11-29T12:00:00Z").getEpochSecond() * 1_000_000;

  static Stream<Arguments> lines() {
    String asked = " question=www.example/A ";
    String question = "question 2026-11-23T07:38:10Z gw1/BELOW_RECURSIVE client=192.0.2.10 server=";
    String rrset = question.replace("question", "rrset");
    return Stream.of(
        Arguments.of(
            Format.UNBOUND_QUERY, // pfSense, OPNsense
            "<30>Nov 23 07:38:10 gw1 unbound[26931]: ",
            "[26931:0] info: 192.0.2.10 www.example. A IN",
            question + "-" + asked + "rcode=-"),
        Arguments.of(
            Format.BIND_QUERY,
            "Nov 23 07:38:10 gw1 named[77]: ",
            "client @0x7f 192.0.2.10#5353 (www.example): query: www.example IN A + (192.0.2.53)",
            question + "192.0.2.53" + asked + "rcode=-"),
        Arguments.of(
            Format.DNSMASQ,
            "<30>Nov 23 07:38:10 gw1 dnsmasq[77]: ",
            "query[A] www.example from 192.0.2.10",
            question + "-" + asked + "rcode=-"),
        Arguments.of(
            Format.INFOBLOX_DNS,
            "<30>Nov 23 07:38:10 gw1 named[77]: ",
            "client 192.0.2.10#5353: UDP: query: www.example IN A response: NOERROR +A www.example."
                + " 60 IN A 203.0.113.7;",
            rrset
                + "-"
                + asked
                + "ANSWER AUTHORITATIVE ZONE www.example 60/AUTHORITATIVE A [203.0.113.7]"),
        Arguments.of(
            Format.INFOBLOX_DNS,
            "<30>Nov 23 07:38:10 gw1 named[77]: ",
            "CEF:0|Infoblox|NIOS|9.0.3|RPZ-QNAME|NXDOMAIN|7|app=DNS dst=192.0.2.53 src=192.0.2.10"
                + " qtype=A msg=\"rpz QNAME NXDOMAIN rewrite www.example [A] via www.example.rpz\"",
            question + "192.0.2.53" + asked + "rcode=-"),
        Arguments.of(
            Format.SOLIDSERVER_DNS,
            "<30>Nov 23 07:38:10 gw1 named[77]: ",
            "client 192.0.2.10#5353 (www.example): answer: www.example IN A (192.0.2.53) -> NOERROR"
                + " 60 A 203.0.113.7",
            rrset
                + "192.0.2.53"
                + asked
                + "ANSWER UNKNOWN ZONE www.example 60/REMAINING A [203.0.113.7]"),
        Arguments.of(
            Format.COREDNS_LOG,
            "<30>1 2026-11-23T07:38:10Z gw1 coredns 1 - - ",
            "[INFO] 192.0.2.10:42114 - 64820 \"A IN www.example. udp 57 false 1232\" NOERROR"
                + " qr,rd,ra 66 0.000150566s",
            question + "-" + asked + "rcode=NOERROR"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void takesTimeAndHostFromTheWrapper(Format format, String wrapper, String line, String said)
      throws IOException {
    byte[] content = (wrapper + line + "\n").getBytes(StandardCharsets.UTF_8);
    Head head = new Head(Arrays.copyOf(content, Head.SIZE), content.length);
    Wrapped wrapped = new Wrapped(format, 1);
    assertThat(Wrapped.of(head)).isEqualTo(wrapped);
    List<Observation> seen = new ArrayList<>();
    Decoder decoder = wrapped.decoder(new Input("log", ZoneOffset.UTC, WRITTEN));
    FrameReader reader = format.framing().reader(new ByteArrayInputStream(content));
    Frame frame = new Frame();
    while (reader.next(frame)) {
      assertThat(decoder.decode(frame, seen::add)).isEqualTo(Outcome.ACCEPTED);
    }
    decoder.finish(seen::add);
    assertThat(seen.stream().map(ObservationText::withoutPlace)).containsExactly(said);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void rejectsWhatHasNoTimeAtAll(Format format, String wrapper, String line, String said) {
    DecodedInput decoded =
        DecodedInput.of(format, "log", (line + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(decoded.records().getFirst().outcome()).isEqualTo(Outcome.rejected("no_time"));
    assertThat(decoded.observations()).isEmpty();
  }
}
