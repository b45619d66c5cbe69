package fluxgate.format;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.testing.DecodedInput;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON that means harm: every line still has one outcome, and none throws. */
@Timeout(300)
class JsonHostilityTest {
  private static final int ROUNDS = 20_000;

  /** What breaks readers: structure, numbers at their limits, text at its. */
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\\u",
          "\\ud800",
          "\\u0000",
          "null",
          "true",
          "NaN",
          "-",
          "-0",
          "1e999999999",
          "1e-999999999",
          "0.0.",
          "9".repeat(400),
          "\"\"",
          "[[[[",
          "{\"a\":",
          "\"ts\":",
          "\"query\":{}",
          "\"answers\":[[],{}]",
          "\"dns\":[]",
          "\"dns\":{\"answers\":{}}",
          "\"rdata\":[[\"x\"]]",
          "\u00e9",
          "\u4e2d",
          "\ud83d\ude00",
          "\u0000",
          "\u007f",
          " ",
          "\t",
          "//",
          "#");

  static List<Format> formats() {
    return List.of(Format.ZEEK_DNS, Format.ZEEK_CONN, Format.SURICATA_EVE, Format.PASSIVE_DNS_COF);
  }

  private static List<byte[]> lines(Format format) throws IOException {
    Path folder = Path.of("src/test/resources/fluxgate/format", format.id());
    List<byte[]> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith("json")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          lines.add(line.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return lines;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void survivesMutations(Format format) throws IOException {
    Random random = new Random(20_261_123 + format.ordinal());
    List<byte[]> lines = lines(format);
    assertThat(lines).isNotEmpty();
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    int written = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] line = mutate(lines.get(random.nextInt(lines.size())), random);
      boolean record = line.length > 0;
      input.write(line);
      input.write('\n');
      written += record ? 1 : 0;
    }
    DecodedInput decoded = DecodedInput.of(format, "hostile", input.toByteArray());
    assertThat(decoded.records()).hasSize(written);
    assertThat(decoded.records())
        .anyMatch(record -> record.outcome().kind() == Outcome.Kind.ACCEPTED)
        .anyMatch(record -> record.outcome().reason().equals("bad_json"));
  }

  private static byte[] mutate(byte[] line, Random random) {
    ByteArrayOutputStream mutated = new ByteArrayOutputStream();
    int changes = 1 + random.nextInt(3);
    int at = 0;
    for (int i = 0; i < changes && at < line.length; i++) {
      int next = at + random.nextInt(line.length - at);
      mutated.write(line, at, next - at);
      switch (random.nextInt(4)) {
        case 0 ->
            mutated.writeBytes(
                PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
        case 1 -> next = Math.min(line.length, next + random.nextInt(12));
        case 2 -> mutated.write(noLineEnd(random.nextInt(256)));
        default -> {
          int from = random.nextInt(line.length);
          mutated.write(line, from, random.nextInt(Math.min(40, line.length - from)));
        }
      }
      at = next;
    }
    mutated.write(line, at, line.length - at);
    return mutated.toByteArray();
  }

  private static int noLineEnd(int octet) {
    return octet == '\n' || octet == '\r' ? ' ' : octet;
  }

  @Test
  void boundsWhatOneLineCanCost() {
    String[] hostile = {
      "{\"answers\":[" + "\"a\",".repeat(200_000) + "\"a\"]}",
      "{\"rdata\":" + "[".repeat(500_000),
      "{\"dns\":{\"type\":\"answer\",\"answers\":[" + "{},".repeat(200_000) + "{}]}}",
      "{\"" + "k".repeat(900_000) + "\":1}",
      "{\"ts\":" + "1".repeat(900_000) + "}",
      "{\"a\":".repeat(150_000),
    };
    for (Format format : formats()) {
      for (String line : hostile) {
        byte[] content = line.getBytes(StandardCharsets.UTF_8);
        DecodedInput decoded = DecodedInput.of(format, "hostile", content);
        assertThat(decoded.records()).hasSize(1);
        assertThat(decoded.records().get(0).outcome().kind())
            .isIn(Outcome.Kind.REJECTED, Outcome.Kind.SKIPPED);
        assertThat(decoded.observations()).isEmpty();
      }
    }
  }
}
