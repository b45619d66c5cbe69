package fluxgate.format.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Format;
import fluxgate.observation.Observation;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The halves of an event find each other, in each form, as long as they wait. */
class AuditdDecoderTest {
  private static final Path FOLDER = Path.of("src/test/resources/fluxgate/format/auditd");

  private static List<String> said(byte[] content) {
    return DecodedInput.of(Format.AUDITD, "log", content).observations().stream()
        .map(ObservationText::withoutPlace)
        .toList();
  }

  private static String halves(int serials) {
    StringBuilder log = new StringBuilder();
    for (int serial = 0; serial < serials; serial++) {
      log.append(
          ("node=lx7 type=SYSCALL msg=audit(1795419481.120:%d): arch=c000003e syscall=42"
                  + " success=yes exit=0 comm=\"a\" exe=\"/a\"\n")
              .formatted(serial));
    }
    return log.toString();
  }

  private static String other(int serial) {
    return "node=lx7 type=SOCKADDR msg=audit(1795419481.120:%d): saddr=020001BBC00002070000000000000000\n"
        .formatted(serial);
  }

  private static List<Observation> read(String log) {
    byte[] content = log.getBytes(StandardCharsets.US_ASCII);
    return DecodedInput.of(Format.AUDITD, "log", content).observations();
  }

  @Test
  void the_words_of_ausearch_say_what_the_numbers_say() throws IOException {
    List<String> numbers = said(Files.readAllBytes(FOLDER.resolve("enriched.log")));
    List<String> words = said(Files.readAllBytes(FOLDER.resolve("interpreted.txt")));
    assertThat(words).isEqualTo(numbers).hasSize(5);
  }

  @Test
  void the_oldest_half_goes_first() {
    int most = AuditdDecoder.MOST_EVENTS;
    assertThat(read(halves(most) + other(0))).hasSize(1);
    assertThat(read(halves(most + 1) + other(0))).isEmpty();
    assertThat(read(halves(most + 1) + other(1) + other(most))).hasSize(2);
  }

  @Test
  void an_address_is_used_once() {
    assertThat(read(halves(1) + other(0) + other(0))).hasSize(1);
  }
}
