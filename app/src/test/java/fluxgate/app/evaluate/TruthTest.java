package fluxgate.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.dns.DomainName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a truth file may be, and what it is told where it is something else. */
final class TruthTest {
  private static Truth read(String text) throws IOException {
    return Truth.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void refused(String text, String because) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(because);
  }

  @Test
  void reads_domains_and_classes() throws IOException {
    Truth truth = read("{\"Bad.Example.\":\"flux-single\",\n\"good.example\":\"ordinary\"}\n");
    assertThat(truth.classOf(DomainName.of("bad.example"))).isEqualTo("flux-single");
    assertThat(truth.classOf(DomainName.of("other.example"))).isNull();
    assertThat(Truth.isPositive("flux-single")).isTrue();
    assertThat(Truth.isPositive("influx")).isFalse();
  }

  @Test
  void refuses_in_one_sentence_what_is_no_truth() {
    refused("", "not a JSON object");
    refused("[]", "not a JSON object");
    refused("# truth", "not valid JSON, line 1");
    refused("{\"a.example\":\"x\"", "not valid JSON");
    refused("{}", "names no domain");
    refused("{\"a.example\":1}", "the class of 'a.example' is not a string");
    refused("{\"a.example\":null}", "is not a string");
    refused("{\"a.example\":{\"b\":\"c\"}}", "is not a string");
    refused("{\"a.example\":\"\"}", "empty or too long");
    refused("{\"a.example\":\"" + "x".repeat(500) + "\"}", "empty or too long");
    refused("{\"a..example\":\"x\"}", "is not a domain name");
    refused("{\"\":\"x\"}", "is not a domain name");
    refused("{\"a.example\":\"x\"} {}", "something follows");
    refused("{\"a.example\":\"x\",\n\"A.example.\":\"flux\"}", "is both 'x' and 'flux' (line 2)");
  }

  @Test
  void takes_the_same_said_twice() throws IOException {
    assertThat(read("{\"a.example\":\"x\",\"a.example\":\"x\"}").classes()).hasSize(1);
  }

  @Test
  void survives_depth_length_and_noise() {
    refused("[".repeat(100_000), "not a JSON object");
    refused("{\"a\":" + "[".repeat(100_000), "is not a string");
    refused("{\"" + "a".repeat(1_000_000) + "\":\"x\"}", "not valid JSON");
    refused("{\"a.example\":\"" + "x".repeat(1_000_000) + "\"}", "not valid JSON");
    Random random = new Random(7);
    byte[] valid = "{\"a.example\":\"x\",\"b.example\":\"y\"}".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = valid.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      try {
        Truth.read(new ByteArrayInputStream(damaged));
      } catch (IOException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }
}
