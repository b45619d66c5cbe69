package fluxgate.format.pcap;

import static fluxgate.format.pcap.PacketText.join;
import static fluxgate.format.pcap.PacketText.octets;
import static fluxgate.format.pcap.PacketText.tcp;
import static fluxgate.format.pcap.PacketText.udp;
import static fluxgate.format.pcap.PacketText.v4;
import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.wire.WireText;
import fluxgate.format.Format;
import fluxgate.observation.ConnectionObservation;
import fluxgate.observation.Observation;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.Vantage;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketDecoderTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/fluxgate/format/pcap/fragments.pcap");
  private static final int RAW = 101;
  private static final int UDP = 17;
  private static final int TCP = 6;
  private static final int SYN = 2;
  private static final int DATA = 0x18;

  private static byte[] query(String name) {
    return WireText.header(0x0100, 1, 0, 0, 0).name(name).u16(1).u16(1).bytes();
  }

  private static byte[] response(int flags, String name, int addresses) {
    WireText text = WireText.header(flags, 1, addresses, 0, 0).name(name).u16(1).u16(1);
    for (int i = 0; i < addresses; i++) {
      text.pointer(12).record(1, 60, 198, 18, i >>> 8, i & 0xFF);
    }
    return text.bytes();
  }

  private static byte[] framed(byte[] message) {
    return join(octets(message.length >>> 8, message.length), message);
  }

  private static DecodedInput read(PacketText capture) {
    return DecodedInput.of(Format.PCAP, "test.pcap", capture.bytes());
  }

  private static List<String> outcomes(DecodedInput decoded) {
    return decoded.records().stream()
        .map(r -> r.outcome().reason().isEmpty() ? "accepted" : r.outcome().reason())
        .toList();
  }

  /** The same packets say the same below every link header that we know. */
  @Test
  void readsEveryLinkType() throws IOException {
    List<byte[]> frames = PacketText.packets(Files.readAllBytes(GOLDEN));
    List<String> expected = said(frames, 1, octets(), 0);
    assertThat(expected).isNotEmpty();
    byte[] ethernet = new byte[12];
    assertThat(said(frames, RAW, octets(), 14)).isEqualTo(expected);
    assertThat(said(frames, 12, octets(), 14)).isEqualTo(expected);
    assertThat(said(frames, 14, octets(), 14)).isEqualTo(expected);
    assertThat(said(frames, 113, new byte[14], 12)).isEqualTo(expected);
    assertThat(said(frames, 0, octets(2, 0, 0, 0), 14)).isEqualTo(expected);
    assertThat(said(frames, 0, octets(0, 0, 0, 30), 14)).isEqualTo(expected);
    assertThat(said(frames, 108, octets(0, 0, 0, 2), 14)).isEqualTo(expected);
    assertThat(said(frames, 1, join(ethernet, octets(0x81, 0, 0, 7)), 12)).isEqualTo(expected);
    byte[] twice = octets(0x88, 0xA8, 0, 7, 0x81, 0, 0, 8);
    assertThat(said(frames, 1, join(ethernet, twice), 12)).isEqualTo(expected);
    List<byte[]> cooked2 =
        frames.stream()
            .map(f ->
                join(
                    octets(f[12], f[13]),
                    new byte[18],
                    java.util.Arrays.copyOfRange(f, 14, f.length)))
            .toList();
    assertThat(said(cooked2, 276, octets(), 0)).isEqualTo(expected);
    assertThat(outcomes(read(new PacketText(10).packet(frames.get(0)))))
        .containsExactly("unknown_link_type");
  }

  private static List<String> said(List<byte[]> frames, int linkType, byte[] header, int drop) {
    PacketText capture = new PacketText(linkType);
    for (byte[] frame : frames) {
      capture.packet(join(header, java.util.Arrays.copyOfRange(frame, drop, frame.length)));
    }
    return read(capture).observations().stream().map(ObservationText::withoutPlace).toList();
  }

  @Test
  void putsFragmentsTogetherInAnyOrder() {
    byte[] datagram = udp(53, 4000, response(0x8180, "www.flux.example", 40));
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < datagram.length; at += 64) {
      int end = Math.min(at + 64, datagram.length);
      int more = end < datagram.length ? 0x2000 : 0;
      pieces.add(v4(UDP, true, 7, more | at / 8, java.util.Arrays.copyOfRange(datagram, at, end)));
    }
    Random random = new Random(1);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(pieces, random);
      PacketText capture = new PacketText(RAW);
      pieces.forEach(capture::packet);
      capture.packet(pieces.get(0));
      DecodedInput decoded = read(capture);
      assertThat(decoded.observations()).hasSize(1);
      assertThat(((RRsetObservation) decoded.observations().get(0)).rrset().rdata()).hasSize(40);
      assertThat(outcomes(decoded).stream().filter("fragment_part"::equals)).hasSize(pieces.size());
    }
  }

  @Test
  void dropsFragmentsThatOverlapOrCameTooLate() {
    byte[] piece = new byte[64];
    PacketText overlapping =
        new PacketText(RAW)
            .packet(v4(UDP, true, 7, 0x2000, piece))
            .packet(v4(UDP, true, 7, 0x2000 | 4, piece))
            .packet(v4(UDP, true, 7, 0x2000 | 0x1FFF, piece))
            .packet(v4(UDP, true, 7, 0x2000, new byte[7]));
    assertThat(outcomes(read(overlapping)))
        .containsExactly("fragment_part", "overlapping_fragment", "bad_fragment", "bad_fragment");
    PacketText late =
        new PacketText(RAW)
            .packet(v4(UDP, true, 7, 0x2000, piece))
            .later(61)
            .packet(v4(UDP, true, 7, 8, piece));
    assertThat(outcomes(read(late))).containsExactly("fragment_part", "fragment_part");
  }

  @Test
  void putsSegmentsTogetherInAnyOrder() {
    byte[] stream =
        join(
            framed(response(0x8180, "a.example", 30)),
            framed(response(0x8180, "b.example", 1)),
            framed(response(0x8180, "c.example", 100)));
    int first = 0xFFFF_FFF0;
    Random random = new Random(2);
    for (int round = 0; round < 50; round++) {
      List<byte[]> segments = new ArrayList<>();
      for (int at = 0; at < stream.length; ) {
        int end = Math.min(stream.length, at + 1 + random.nextInt(300));
        // Some begin early, as a retransmission with more data does.
        int from = Math.max(0, at - random.nextInt(20));
        segments.add(
            v4(
                TCP,
                true,
                tcp(
                    53,
                    4000,
                    first + 1 + from,
                    DATA,
                    java.util.Arrays.copyOfRange(stream, from, end))));
        at = end;
      }
      Collections.shuffle(segments, random);
      PacketText capture =
          new PacketText(RAW).packet(v4(TCP, true, tcp(53, 4000, first, SYN | 0x10, new byte[0])));
      segments.forEach(capture::packet);
      capture.packet(segments.get(0));
      DecodedInput decoded = read(capture);
      assertThat(decoded.observations())
          .extracting(o -> ((RRsetObservation) o).rrset().rdata().size())
          .containsExactly(30, 1, 100);
      assertThat(outcomes(decoded)).endsWith("tcp_retransmission");
    }
  }

  @Test
  void readsDataInTheSyn() {
    byte[] data = framed(query("fast.example"));
    DecodedInput decoded =
        read(new PacketText(RAW).packet(v4(TCP, false, tcp(4000, 53, 9, SYN, data))));
    assertThat(outcomes(decoded)).containsExactly("accepted");
    assertThat(decoded.observations()).hasSize(1);
  }

  @Test
  void givesUpStreamsThatItCannotFollow() {
    byte[] noise = new byte[200];
    java.util.Arrays.fill(noise, (byte) 0x11);
    noise[0] = 0;
    noise[1] = 100;
    PacketText capture =
        new PacketText(RAW)
            .packet(v4(TCP, true, tcp(53, 4000, 100, DATA, noise)))
            .packet(
                v4(TCP, true, tcp(53, 4000, 300, DATA, framed(response(0x8180, "a.example", 1)))));
    assertThat(outcomes(read(capture))).containsExactly("name_cut", "tcp_abandoned_stream");
  }

  @Test
  void leavesZoneTransfersAlone() {
    byte[] transfer =
        WireText.header(0x8480, 1, 1, 0, 0)
            .name("flux.example")
            .u16(252)
            .u16(1)
            .pointer(12)
            .record(1, 60, 198, 18, 0, 1)
            .bytes();
    byte[] more =
        WireText.header(0x8480, 0, 1, 0, 0).name("a.example").record(1, 60, 198, 18, 0, 1).bytes();
    PacketText capture =
        new PacketText(RAW)
            .packet(v4(TCP, true, tcp(53, 4000, 100, DATA, join(framed(transfer), framed(more)))))
            .packet(v4(TCP, true, tcp(53, 4000, 5000, DATA, framed(more))));
    DecodedInput decoded = read(capture);
    assertThat(outcomes(decoded)).containsExactly("zone_transfer", "tcp_abandoned_stream");
    assertThat(decoded.observations()).isEmpty();
  }

  @Test
  void reportsConnectionsOnce() {
    byte[] syn = v4(TCP, false, tcp(4000, 443, 1, SYN, new byte[0]));
    byte[] sent = v4(UDP, false, udp(4000, 443, new byte[4]));
    PacketText capture =
        new PacketText(RAW)
            .packet(syn)
            .packet(syn)
            .packet(v4(TCP, true, tcp(443, 4000, 1, SYN | 0x10, new byte[0])))
            .packet(v4(TCP, false, tcp(4000, 443, 77, SYN, new byte[0])))
            .packet(sent)
            .packet(v4(UDP, true, udp(443, 4000, new byte[4])))
            .packet(v4(UDP, false, udp(5353, 5353, new byte[4])))
            .later(121)
            .packet(sent)
            .packet(v4(1, false, new byte[8]));
    DecodedInput decoded = read(capture);
    assertThat(outcomes(decoded))
        .containsExactly(
            "accepted",
            "known_flow",
            "tcp_data",
            "accepted",
            "accepted",
            "known_flow",
            "multicast_dns",
            "accepted",
            "other_protocol");
    assertThat(decoded.observations()).hasSize(4).allMatch(o -> o instanceof ConnectionObservation);
  }

  @Test
  void reportsQueriesOnlyWithoutResponse() {
    byte[] answered = v4(UDP, false, udp(4000, 53, query("www.flux.example")));
    byte[] answer = v4(UDP, true, udp(53, 4000, response(0x8180, "WWW.flux.example", 1)));
    byte[] lost = v4(UDP, false, udp(4001, 53, query("lost.example")));
    List<Observation> said =
        read(new PacketText(RAW).packet(lost).packet(answered).later(1).packet(answer).packet(lost))
            .observations();
    assertThat(said).hasSize(2);
    assertThat(said.get(0)).isInstanceOf(RRsetObservation.class);
    assertThat(((QuestionObservation) said.get(1)).rcode()).isNull();
  }

  @Test
  void believesTheQueryAboutRecursion() {
    byte[] query = v4(UDP, false, udp(4000, 53, query("www.flux.example")));
    byte[] answer = v4(UDP, true, udp(53, 4000, response(0x8080, "www.flux.example", 1)));
    assertThat(
            read(new PacketText(RAW).packet(query).packet(answer)).observations().get(0).vantage())
        .isEqualTo(new Vantage("pcap", Vantage.Position.BELOW_RECURSIVE));
    RRsetObservation alone =
        (RRsetObservation) read(new PacketText(RAW).packet(answer)).observations().get(0);
    assertThat(alone.vantage().position()).isEqualTo(Vantage.Position.ABOVE_RECURSIVE);
    assertThat(alone.client()).isNull();
  }

  @Test
  void tellsCutPacketsFromDamagedOnes() {
    byte[] answer = v4(UDP, true, udp(53, 4000, response(0x8180, "www.flux.example", 4)));
    byte[] part = java.util.Arrays.copyOf(answer, 60);
    byte[] syn = java.util.Arrays.copyOf(v4(TCP, false, tcp(4000, 443, 1, SYN, new byte[40])), 40);
    PacketText capture =
        new PacketText(RAW)
            .packet(part, answer.length)
            .packet(part)
            .packet(syn, 80)
            .packet(java.util.Arrays.copyOf(answer, 10))
            .packet(octets(0x41, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(outcomes(read(capture)))
        .containsExactly(
            "cut_by_snaplen", "truncated_packet", "accepted", "truncated_packet", "bad_ip_header");
  }
}
