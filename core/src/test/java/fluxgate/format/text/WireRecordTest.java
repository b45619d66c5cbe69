package fluxgate.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.RRType;
import fluxgate.dns.wire.DnsMessage;
import fluxgate.dns.wire.DnsMessageReader;
import fluxgate.testing.RecordText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A record that stands alone means what it means within a message. */
final class WireRecordTest {
  private static final int ANSWERS = 6;
  private static final int HEADER = 12;

  private static boolean isInMessage(byte[] record) {
    ByteBuffer message = ByteBuffer.allocate(HEADER + record.length);
    message.putShort(ANSWERS, (short) 1).put(HEADER, record);
    return new DnsMessageReader().read(message.array(), 0, message.capacity())
            instanceof DnsMessage m
        && m.hasAnswer();
  }

  @Test
  void only_class_in_is_of_the_internet_wherever_the_record_stands() {
    for (int recordClass : new int[] {0, 1, 3, 4, 254, 255, 0x8001, 0xFFFF}) {
      String base64 = RecordText.base64("www.flux.example", RRType.A, recordClass, 203, 0, 113, 7);
      WireRecord record =
          Objects.requireNonNull(
              WireRecord.of(FieldValue.of(base64.getBytes(StandardCharsets.US_ASCII))));
      assertThat(record.recordClass()).isEqualTo(recordClass);
      assertThat(record.isOfInternet())
          .as("class %d", recordClass)
          .isEqualTo(recordClass == 1)
          .isEqualTo(
              isInMessage(
                  RecordText.wire("www.flux.example", RRType.A, recordClass, 203, 0, 113, 7)));
    }
  }

  @Test
  void types_that_end_in_a_name_are_the_same_alone_and_within_a_message() {
    int found = 0;
    for (int code = 1; code < 300; code++) {
      RRType type = new RRType(code);
      int before = Math.max(0, type.octetsBeforeName());
      int[] data = new int[before + 3]; // then the name "a"
      data[before] = 1;
      data[before + 1] = 'a';
      byte[] octets =
          RecordText.base64("b.example", type, 1, data).getBytes(StandardCharsets.US_ASCII);
      WireRecord record = Objects.requireNonNull(WireRecord.of(FieldValue.of(octets)));
      boolean isName = record.rdata() instanceof fluxgate.dns.Rdata.Target;
      assertThat(isName).isEqualTo(type.endsInName());
      assertThat(RRType.endingInName().contains(type)).isEqualTo(type.endsInName());
      found += isName ? 1 : 0;
    }
    assertThat(RRType.endingInName())
        .hasSize(found)
        .extracting(RRType::toString)
        .containsExactlyInAnyOrder("NS", "CNAME", "DNAME", "PTR", "MX", "SRV");
  }
}
