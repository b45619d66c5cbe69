package fluxgate.format.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Format;
import fluxgate.observation.Observation;
import fluxgate.observation.QuestionObservation;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What dnsmasq's lines say together. */
final class DnsmasqDecoderTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format/dnsmasq");

  @Test
  void joinsByOrderWhatItJoinsByNumber() throws IOException {
    // The same questions were asked twice, first with numbers.
    assertThat(said("plain.log")).hasSizeGreaterThan(10).isEqualTo(said("extra.log"));
    assertThat(said("plain-2.log")).hasSizeGreaterThan(10).isEqualTo(said("extra-2.log"));
  }

  private static List<String> said(String golden) throws IOException {
    return DecodedInput.of(Format.DNSMASQ, golden, Files.readAllBytes(GOLDENS.resolve(golden)))
        .observations()
        .stream()
        .map(ObservationText::withoutPlace)
        .map(text -> text.replaceFirst(" 2\\S+Z ", " "))
        .toList();
  }

  @Test
  void handsOverEveryQuestionOnceHoweverMany() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      log.append("Nov 23 07:41:49 dnsmasq[7]: ").append(i).append(" 192.0.2.10/5353 query[A] n");
      log.append(i).append(".example from 192.0.2.10\n");
    }
    DecodedInput decoded = decode(log.toString());
    int early = decoded.records().getLast().emitted();
    assertThat(early).as("handed over before the end").isBetween(15_000, 16_000);
    Set<Observation> once = new HashSet<>(decoded.observations());
    assertThat(once).hasSize(20_000).allMatch(seen -> seen instanceof QuestionObservation);
  }

  @Test
  void keepsFewAskersOfOneName() {
    String line = "Nov 23 07:41:49 dnsmasq[7]: query[A] www.example from 192.0.2.10\n";
    DecodedInput decoded = decode(line.repeat(1_000));
    assertThat(decoded.records().getLast().emitted()).isBetween(700, 800);
    assertThat(decoded.observations()).hasSize(1_000);
  }

  @Test
  void doesNotTakeAnotherAnswerForTheTargetOfAnAlias() {
    DecodedInput decoded =
        decode(
            """
            Nov 23 07:41:49 dnsmasq[7]: query[MX] alias.example from 192.0.2.10
            Nov 23 07:41:49 dnsmasq[7]: query[A] www.example from 192.0.2.11
            Nov 23 07:41:49 dnsmasq[7]: reply alias.example is <CNAME>
            Nov 23 07:41:49 dnsmasq[7]: reply www.example is 203.0.113.7
            """);
    assertThat(decoded.observations().stream().map(ObservationText::withoutPlace))
        .containsExactly(
            "question 2099-11-23T07:41:49Z dnsmasq/BELOW_RECURSIVE client=192.0.2.10 server=-"
                + " question=alias.example/MX rcode=-",
            "rrset 2099-11-23T07:41:49Z dnsmasq/BELOW_RECURSIVE client=192.0.2.11 server=-"
                + " question=www.example/A ANSWER UNKNOWN ZONE www.example - A [203.0.113.7]");
  }

  private static DecodedInput decode(String log) {
    return DecodedInput.of(Format.DNSMASQ, "log", log.getBytes(StandardCharsets.UTF_8));
  }
}
