package fluxgate.format.dnstap;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.TtlKind;
import fluxgate.dns.wire.WireText;
import fluxgate.format.Frame;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.observation.Observation;
import fluxgate.observation.QuestionObservation;
import fluxgate.observation.RRsetObservation;
import fluxgate.observation.RRsetObservation.Origin;
import fluxgate.observation.Vantage.Position;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DnstapDecoderTest {
  private static final int CLIENT_QUERY = 5;
  private static final int CLIENT_RESPONSE = 6;
  private static final int RESOLVER_RESPONSE = 4;
  private static final int FORWARDER_RESPONSE = 8;
  private static final byte[] CLIENT = {(byte) 192, 0, 2, 10};
  private static final byte[] SERVER = {(byte) 192, 0, 2, 53};

  private final List<Observation> said = new ArrayList<>();
  private final DnstapDecoder decoder = new DnstapDecoder(new Input("test.fstrm"));

  /** Protobuf, field by field. */
  private static final class Fields {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Fields varint(long value) {
      long left = value;
      while ((left & ~0x7FL) != 0) {
        out.write((int) (left & 0x7F | 0x80));
        left >>>= 7;
      }
      out.write((int) left);
      return this;
    }

    Fields number(int field, long value) {
      return varint((long) field << 3).varint(value);
    }

    Fields octets(int field, byte[] value) {
      varint((long) field << 3 | 2).varint(value.length);
      out.writeBytes(value);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  private static Fields message(int role) {
    return new Fields()
        .number(1, role)
        .octets(4, CLIENT)
        .octets(5, SERVER)
        .number(6, 4000)
        .number(8, 1_700_000_000L)
        .number(12, 1_700_000_001L);
  }

  private static byte[] tap(Fields message) {
    return new Fields()
        .octets(1, "resolver.example".getBytes(StandardCharsets.US_ASCII))
        .number(99, 7)
        .octets(14, message.bytes())
        .number(15, 1)
        .bytes();
  }

  private static byte[] answer(int flags) {
    return WireText.header(flags, 1, 1, 1, 1)
        .name("www.flux.example")
        .u16(1)
        .u16(1)
        .pointer(12)
        .record(1, 60, 198, 18, 0, 1)
        .pointer(16)
        .record(2, 60, 0xC0, 12)
        .name("ns.elsewhere.example")
        .record(1, 60, 198, 18, 0, 9)
        .bytes();
  }

  private Outcome decode(byte[] octets) {
    Frame frame = new Frame();
    frame.buffer = octets;
    frame.length = octets.length;
    return decoder.decode(frame, said::add);
  }

  private RRsetObservation rrset(int index) {
    return (RRsetObservation) said.get(index);
  }

  @Test
  void readsClientResponses() {
    assertThat(decode(tap(message(CLIENT_RESPONSE).octets(14, answer(0x8180)))))
        .isEqualTo(Outcome.ACCEPTED);
    assertThat(said).hasSize(2);
    assertThat(rrset(0).vantage().sensor()).isEqualTo("resolver.example");
    assertThat(rrset(0).vantage().position()).isEqualTo(Position.BELOW_RECURSIVE);
    assertThat(rrset(0).client()).isNotNull();
    assertThat(rrset(0).rrset().ttl().kind()).isEqualTo(TtlKind.REMAINING);
    assertThat(rrset(0).timeMicros()).isEqualTo(1_700_000_001_000_000L);
  }

  @Test
  void believesServersInsideTheirZoneOnly() {
    byte[] zone = {4, 'f', 'l', 'u', 'x', 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 0};
    decode(tap(message(RESOLVER_RESPONSE).octets(11, zone).octets(14, answer(0x8000))));
    assertThat(said).hasSize(2);
    assertThat(rrset(0).client()).isNull();
    assertThat(rrset(0).rrset().ttl().kind()).isEqualTo(TtlKind.AUTHORITATIVE);
    byte[] other = {5, 'o', 't', 'h', 'e', 'r', 0};
    assertThat(
            decode(tap(message(RESOLVER_RESPONSE).octets(11, other).octets(14, answer(0x8000))))
                .reason())
        .isEqualTo("out_of_bailiwick");
  }

  @Test
  void doesNotTakeAForwardersCacheForTheZone() {
    decode(tap(message(FORWARDER_RESPONSE).octets(14, answer(0x8180))));
    assertThat(rrset(0).vantage().position()).isEqualTo(Position.ABOVE_RECURSIVE);
    assertThat(rrset(0).rrset().ttl().kind()).isEqualTo(TtlKind.REMAINING);
  }

  @Test
  void marksWhatAPolicyMade() {
    byte[] local = new Fields().number(3, 6).bytes();
    byte[] pass = new Fields().number(3, 3).bytes();
    decode(tap(message(CLIENT_RESPONSE).octets(14, answer(0x8180)).octets(15, local)));
    decode(tap(message(CLIENT_RESPONSE).octets(14, answer(0x8180)).octets(15, pass)));
    assertThat(rrset(0).origin()).isEqualTo(Origin.POLICY);
    assertThat(rrset(3).origin()).isEqualTo(Origin.ZONE);
  }

  @Test
  void reportsQueriesOnlyWithoutResponse() {
    byte[] query =
        WireText.header(0x0100, 1, 0, 0, 0).name("www.flux.example").u16(1).u16(1).bytes();
    assertThat(decode(tap(message(CLIENT_QUERY).octets(10, query)))).isEqualTo(Outcome.ACCEPTED);
    decode(tap(message(CLIENT_RESPONSE).octets(14, answer(0x8180))));
    decode(tap(message(CLIENT_QUERY).octets(10, query)));
    assertThat(said).hasSize(2);
    decoder.finish(said::add);
    assertThat(said).hasSize(3);
    assertThat(((QuestionObservation) said.get(2)).rcode()).isNull();
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(decode(tap(message(12).octets(14, answer(0)))).reason()).isEqualTo("other_role");
    assertThat(decode(tap(message(CLIENT_RESPONSE))).reason()).isEqualTo("no_dns_message");
    assertThat(decode(tap(new Fields().octets(14, answer(0)))).reason())
        .isEqualTo("bad_dnstap_message");
    assertThat(decode(tap(new Fields().number(1, 6).octets(14, answer(0)))).reason())
        .isEqualTo("no_time");
    assertThat(decode(new Fields().number(15, 2).bytes()).reason()).isEqualTo("not_a_message");
    assertThat(decode(new byte[] {0x72, 0x7F}).reason()).isEqualTo("bad_protobuf");
    assertThat(decode(new byte[] {0x0B}).reason()).isEqualTo("bad_protobuf");
  }

  @Test
  void givesAnOutcomeForAnyOctets() {
    Random random = new Random(20_261_123);
    byte[] good = tap(message(CLIENT_RESPONSE).octets(14, answer(0x8180)));
    for (int round = 0; round < 100_000; round++) {
      byte[] octets = java.util.Arrays.copyOf(good, random.nextInt(good.length + 4));
      for (int flips = random.nextInt(5); flips > 0 && octets.length > 0; flips--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt();
      }
      assertThat(decode(octets)).isNotNull();
      said.clear();
    }
  }
}
