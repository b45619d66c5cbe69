package fluxgate.format;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.observation.Observation;
import fluxgate.observation.RRsetObservation;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a decoder remembers of what it read changes nothing of what it says. */
class RepetitionTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format");
  private static final int TIMES = 4;
  private static final int ROUNDS = 3_000;

  private static List<String> said(DecodedInput decoded) {
    List<String> said = new ArrayList<>();
    int from = 0;
    for (DecodedInput.Record record : decoded.records()) {
      if (record.outcome().kind() == Outcome.Kind.NOT_A_RECORD) {
        continue;
      }
      StringBuilder line = new StringBuilder(record.outcome().toString());
      for (; from < record.emitted(); from++) {
        Observation observation = decoded.observations().get(from);
        line.append("; ").append(ObservationText.withoutPlace(observation));
      }
      said.add(line.toString());
    }
    return said;
  }

  private static List<Path> goldens(Format format) throws IOException {
    try (Stream<Path> files = Files.list(GOLDENS.resolve(format.id()))) {
      return files
          .filter(f -> !f.toString().endsWith(".expected") && !f.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ZEEK_DNS", "ZEEK_CONN", "PASSIVE_DNS_COF"})
  void saysTheSameOfAFileThatRepeatsItself(Format format) throws IOException {
    for (Path golden : goldens(format)) {
      byte[] content = Files.readAllBytes(golden);
      List<String> once = said(DecodedInput.of(format, "a", content));
      once = once.subList(1, once.size()); // the first may miss a header
      ByteArrayOutputStream repeated = new ByteArrayOutputStream();
      for (int i = 0; i < TIMES; i++) {
        repeated.write(content);
        repeated.write('\n');
      }
      List<String> all = said(DecodedInput.of(format, "a", repeated.toByteArray()));
      assertThat(all.subList(all.size() - once.size(), all.size()))
          .as(golden.toString())
          .isEqualTo(once);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ZEEK_DNS", "SURICATA_EVE"})
  void saysTheSameOfBrokenLinesThatComeAgain(Format format) throws IOException {
    Random random = new Random(5);
    for (Path golden : goldens(format)) {
      List<String> lines = Files.readAllLines(golden, StandardCharsets.ISO_8859_1);
      StringBuilder header = new StringBuilder();
      lines.stream().filter(l -> l.startsWith("#")).forEach(l -> header.append(l).append('\n'));
      List<String> records = lines.stream().filter(l -> !l.startsWith("#")).toList();
      Decoder old = format.decoder(new Input("a"));
      decode(old, header.toString(), 0);
      for (int i = 0; i < ROUNDS / 4; i++) {
        String line = broken(records.get(random.nextInt(records.size())), random);
        Decoder fresh = format.decoder(new Input("a"));
        decode(fresh, header.toString(), 0);
        List<String> first = decode(fresh, line, 0);
        for (int again = 0; again < 3; again++) {
          assertThat(decode(old, line, again)).as(line).isEqualTo(first);
        }
      }
    }
  }

  /** Outcomes and what was said, each line a frame with other octets around it. */
  private static List<String> decode(Decoder decoder, String text, int shift) {
    List<String> said = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      byte[] octets = ("\t".repeat(shift) + line + "\"x").getBytes(StandardCharsets.ISO_8859_1);
      Frame frame = new Frame();
      frame.buffer = octets;
      frame.start = shift;
      frame.length = octets.length - 2 - shift;
      if (frame.length > 0) {
        List<Observation> observations = new ArrayList<>();
        said.add(decoder.decode(frame, observations::add).toString());
        decoder.finish(observations::add);
        observations.forEach(o -> said.add(ObservationText.withoutPlace(o)));
      }
    }
    return said;
  }

  private static String broken(String line, Random random) {
    StringBuilder text = new StringBuilder(line);
    for (int change = random.nextInt(3); change > 0 && !text.isEmpty(); change--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, "\t-,.\\\"5(empty)\\x2c".charAt(random.nextInt(17)));
        case 2 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(7)));
        case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
        default -> text.setCharAt(at, "\t-,.\\\"5".charAt(random.nextInt(7)));
      }
    }
    return text.toString().replace("\n", "").replace("#", "");
  }

  @Test
  void givesTheSameObjectsForWhatComesAgain() throws IOException {
    Path golden = GOLDENS.resolve("zeek-dns/dns-tsv.log");
    ByteArrayOutputStream repeated = new ByteArrayOutputStream();
    for (int i = 0; i < TIMES; i++) {
      repeated.write(Files.readAllBytes(golden));
    }
    DecodedInput all = DecodedInput.of(Format.ZEEK_DNS, "a", repeated.toByteArray());
    int each = all.observations().size() / TIMES;
    int same = 0;
    int compared = 0;
    for (int i = 0; i < each; i++) {
      if (all.observations().get(2 * each + i) instanceof RRsetObservation third
          && all.observations().get(3 * each + i) instanceof RRsetObservation fourth) {
        compared++;
        same +=
            fourth.rrset().owner() == third.rrset().owner()
                    && fourth.rrset().rdata() == third.rrset().rdata()
                    && fourth.rrset().addresses() == third.rrset().addresses()
                    && fourth.client() == third.client()
                ? 1
                : 0;
      }
    }
    // Not all: lists with escapes are read each time, and some share a place.
    assertThat(same).isGreaterThan(compared / 2);
  }
}
