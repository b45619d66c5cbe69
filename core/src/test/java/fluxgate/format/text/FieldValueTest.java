package fluxgate.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.dns.DomainName;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValueTest {
  private static FieldValue value(String text) {
    byte[] octets = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    FieldValue value = new FieldValue();
    value.set(octets, 1, octets.length - 2);
    return value;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "53, 53",
    "60.000000, 60",
    "60.9, 60",
    "6e1, 60",
    "9223372036854775807, -1",
    "922337203685477580, 922337203685477580",
    "-1, -1",
    "abc, -1",
    "1x, -1",
    "'', -1"
  })
  void readsNumbersThatAreNotNegative(String text, long number) {
    assertThat(value(text).whole()).isEqualTo(number);
  }

  @Test
  void readsRawNamesWithoutEscapes() {
    assertThat(value("WWW.Example").rawName()).isEqualTo(DomainName.of("www.example"));
    assertThat(value("www.example.").rawName()).isEqualTo(DomainName.of("www.example"));
    assertThat(value("a\\.b").rawName()).isEqualTo(DomainName.of("a\\\\.b"));
    assertThat(value("a b.example").rawName()).hasToString("a\\032b.example");
    assertThat(value("").rawName()).isEqualTo(DomainName.ROOT);
    assertThat(value(".").rawName()).isEqualTo(DomainName.ROOT);
    assertThat(value("x".repeat(63)).rawName()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"..", "a..b", ".a", "a.."})
  void refusesNamesWithEmptyLabels(String text) {
    assertThat(value(text).rawName()).isNull();
  }

  @Test
  void refusesNamesOverTheLimits() {
    assertThat(value("x".repeat(64)).rawName()).isNull();
    assertThat(value("x".repeat(300)).rawName()).isNull();
    assertThat(value("a.".repeat(126) + "b").rawName()).isNotNull();
    assertThat(value("a.".repeat(127) + "b").rawName()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "a\\x2cb, true, 'a,b'",
    "\\x2d, true, -",
    "a\\\\b, true, a\\b",
    "a\\\\b, false, a\\\\b",
    "\\\\x41, true, \\x41",
    "\\x4, true, \\x4",
    "\\xzz, true, \\xzz",
    "plain, true, plain",
    "\\, true, \\"
  })
  void replacesZeeksEscapes(String text, boolean doubled, String plain) {
    FieldValue value = value(text);
    value.unescape(doubled);
    assertThat(value).hasToString(plain);
  }

  @Test
  void tellsWhatIsAbsentFromWhatIsEmpty() {
    assertThat(new FieldValue().isPresent()).isFalse();
    assertThat(value("").isPresent()).isTrue();
    assertThat(value("").lastWord().isEmpty()).isTrue();
    assertThat(value("10 mx.example").lastWord()).hasToString("mx.example");
  }
}
