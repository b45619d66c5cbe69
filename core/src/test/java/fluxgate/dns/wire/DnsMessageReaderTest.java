package fluxgate.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.dns.Rcode;
import fluxgate.dns.Rdata;
import fluxgate.dns.Section;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DnsMessageReaderTest {
  private static final int RESPONSE = 0x8180;
  private static final int A = 1;
  private static final int CNAME = 5;

  private static WireText answer(int count) {
    return WireText.header(RESPONSE, 1, count, 0, 0).name("www.flux.example").u16(A).u16(1);
  }

  private static DnsMessage message(WireText text) {
    WireResult result = text.read();
    assertThat(result).isInstanceOf(DnsMessage.class);
    return (DnsMessage) result;
  }

  @Test
  void gathersRecordsIntoSetsWithTheSmallestTtl() {
    DnsMessage message =
        message(
            answer(3)
                .pointer(12)
                .record(A, 300, 198, 18, 0, 1)
                .name("WWW.Flux.Example")
                .record(A, 60, 198, 18, 0, 2)
                .pointer(12)
                .record(28, 5, 0x20, 1, 0xD, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    assertThat(message.rrsets()).hasSize(2);
    SectionRRset first = message.rrsets().get(0);
    assertThat(first.owner()).isEqualTo(DomainName.of("www.flux.example"));
    assertThat(first.ttlSeconds()).isEqualTo(60);
    assertThat(first.rdata()).hasSize(2);
    assertThat(message.rrsets().get(1).type()).isEqualTo(RRType.AAAA);
  }

  @Test
  void readsTopBitTtlsAsZero() {
    DnsMessage message = message(answer(1).pointer(12).record(A, 0x8000_0000L, 198, 18, 0, 1));
    assertThat(message.rrsets().get(0).ttlSeconds()).isZero();
  }

  @Test
  void readsEdns() {
    DnsMessage message =
        message(
            WireText.header(RESPONSE | 1, 0, 0, 0, 1)
                .name(".")
                .u16(41)
                .u16(1232)
                .u32(0x01000000L)
                .u16(6)
                .u16(15)
                .u16(2)
                .u16(17));
    assertThat(message.rcode()).isEqualTo(new Rcode(17));
    assertThat(message.extendedErrors()).containsExactly(17);
    assertThat(message.rrsets()).isEmpty();
  }

  @Test
  void keepsOtherClassesOut() {
    WireText text = answer(1).pointer(12).u16(A).u16(3).u32(60).u16(4).u32(0);
    assertThat(message(text).rrsets()).isEmpty();
  }

  @Test
  void showsOtherTypesAsGenericRdata() {
    DnsMessage message = message(answer(1).pointer(12).record(16, 60, 2, 'h', 'i'));
    assertThat(message.rrsets().get(0).rdata()).containsExactly(new Rdata.Other("\\# 3 026869"));
    assertThat(message.has(Section.ANSWER, RRType.TXT)).isTrue();
  }

  @Test
  void refusesPointersThatDoNotLeadBackward() {
    assertThat(WireText.header(0, 1, 0, 0, 0).pointer(12).u32(0).read())
        .isEqualTo(WireFault.BAD_POINTER);
    assertThat(WireText.header(0, 1, 0, 0, 0).u8(1).u8('a').pointer(12).u32(0).read())
        .isEqualTo(WireFault.BAD_POINTER);
    assertThat(WireText.header(0, 1, 0, 0, 0).pointer(40).u32(0).read())
        .isEqualTo(WireFault.BAD_POINTER);
    assertThat(WireText.header(0, 1, 0, 0, 0).pointer(2).u32(0).read())
        .isEqualTo(WireFault.BAD_POINTER);
  }

  @Test
  void boundsTheHopsOfAName() {
    WireText text = answer(1);
    int target = 12;
    text.pointer(12).u16(16).u16(1).u32(0).u16(2 * 200);
    for (int i = 0; i < 200; i++) {
      int here = text.size();
      text.pointer(target);
      target = here;
    }
    byte[] chain = text.bytes();
    WireText whole = new WireText().octets(chain).pointer(target).record(A, 1, 198, 18, 0, 1);
    byte[] two = whole.bytes();
    two[7] = 2;
    assertThat(new DnsMessageReader().read(two, 0, two.length))
        .isEqualTo(WireFault.TOO_MANY_POINTERS);
  }

  @Test
  void boundsNames() {
    String label = "a".repeat(63);
    String longest = String.join(".", label, label, label, "a".repeat(61));
    assertThat(message(WireText.header(0, 1, 0, 0, 0).name(longest).u16(A).u16(1)).questionName())
        .isEqualTo(DomainName.of(longest));
    assertThat(WireText.header(0, 1, 0, 0, 0).name(longest + "a").u16(A).u16(1).read())
        .isEqualTo(WireFault.NAME_TOO_LONG);
    assertThat(WireText.header(0, 1, 0, 0, 0).u8(0x80).u8(0).u32(0).read())
        .isEqualTo(WireFault.BAD_LABEL);
    assertThat(WireText.header(0, 1, 0, 0, 0).u8(9).u8('a').read()).isEqualTo(WireFault.NAME_CUT);
  }

  @Test
  void holdsRdataToItsLength() {
    assertThat(answer(1).pointer(12).record(A, 1, 198, 18, 0).read())
        .isEqualTo(WireFault.BAD_RDATA);
    assertThat(answer(1).pointer(12).record(CNAME, 1, 0xC0, 12, 0).read())
        .isEqualTo(WireFault.BAD_RDATA);
    assertThat(answer(1).pointer(12).record(CNAME, 1, 3, 'w', 'w').read())
        .isEqualTo(WireFault.NAME_CUT);
    assertThat(answer(1).pointer(12).u16(A).u16(1).u32(1).u16(4).u16(0).read())
        .isEqualTo(WireFault.RECORD_CUT);
    assertThat(answer(1).pointer(12).record(15, 1, 0, 5).read()).isEqualTo(WireFault.BAD_RDATA);
  }

  @Test
  void believesNoCount() {
    assertThat(WireText.header(RESPONSE, 0, 0xFFFF, 0xFFFF, 0xFFFF).read())
        .isEqualTo(WireFault.NAME_CUT);
    WireText many = WireText.header(RESPONSE, 0, 0xFFFF, 0, 0);
    for (int i = 0; i <= DnsMessageReader.MAX_RECORDS; i++) {
      many.name(".").record(16, 1);
    }
    assertThat(many.read()).isEqualTo(WireFault.TOO_MANY_RECORDS);
  }

  @Test
  void readsTheLargestMessageOfAddresses() {
    WireText text = answer(4093);
    for (int i = 0; i < 4093; i++) {
      text.pointer(12).record(A, 1, 198, 18, i >>> 8, i & 0xFF);
    }
    assertThat(text.size()).isLessThanOrEqualTo(0xFFFF);
    assertThat(message(text).rrsets().get(0).rdata()).hasSize(4093);
  }

  @Test
  void takesOctetsAfterTheMessageForNothing() {
    assertThat(message(answer(1).pointer(12).record(A, 1, 198, 18, 0, 1).u32(7)).rrsets())
        .hasSize(1);
  }

  @Test
  void givesAValueForAnyOctets() {
    Random random = new Random(20_261_123);
    byte[] seed =
        answer(2).pointer(12).record(CNAME, 60, 3, 'w', 'w', 'w', 0xC0, 16).pointer(46).bytes();
    DnsMessageReader reader = new DnsMessageReader();
    for (int round = 0; round < 200_000; round++) {
      byte[] octets = Arrays.copyOf(seed, 12 + random.nextInt(120));
      for (int flips = random.nextInt(6); flips >= 0; flips--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt();
      }
      int from = random.nextInt(3);
      assertThat(reader.read(octets, from, octets.length - from)).isNotNull();
    }
  }

  @Test
  void readsTheWorstMessagesInBoundedTime() {
    // Every record's owner takes the most hops that are allowed.
    WireText text = answer(4000);
    text.pointer(12).u16(16).u16(1).u32(0).u16(2 * 120);
    int target = 12;
    for (int i = 0; i < 120; i++) {
      int here = text.size();
      text.pointer(target);
      target = here;
    }
    for (int i = 1; i < 4000; i++) {
      text.pointer(target - 2 * (i % 2)).record(A, 1, 198, 18, 0, 1);
    }
    byte[] message = text.bytes();
    DnsMessageReader reader = new DnsMessageReader();
    assertThat(reader.read(message, 0, message.length)).isInstanceOf(DnsMessage.class);
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 100; i++) {
            reader.read(message, 0, message.length);
          }
        });
  }

  @Test
  void listsItsReasons() {
    List<String> reasons = Arrays.stream(WireFault.values()).map(WireFault::reason).toList();
    assertThat(reasons)
        .containsExactly(
            "bad_dns_message",
            "record_cut",
            "name_cut",
            "bad_pointer",
            "too_many_pointers",
            "bad_label",
            "name_too_long",
            "bad_rdata",
            "bad_edns",
            "too_many_records");
  }
}
