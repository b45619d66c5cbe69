package fluxgate.format;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.FormatContractTest.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every row of {@link Format} on its goldens, broken at random for {@code -Dfuzz.seconds} each; run
 * by {@code mvn -Pfuzz} alone. {@code -Dfuzz.seed} gives other inputs. What a decoder fails on is
 * left in {@code target/fuzz/}.
 */
@Tag("fuzz")
final class FormatFuzzTest {
  private static final long SECONDS = Long.getLong("fuzz.seconds", 60);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  /** No input may grow without end. */
  private static final int MOST_OCTETS = 1 << 18;

  /** Inputs of this size take milliseconds; what takes this long hangs, or is quadratic. */
  private static final long SLOW_NANOS = 2_000_000_000L;

  private static final List<String> WORDS =
      List.of(
          "-1",
          "0",
          "4294967296",
          "1e999",
          "NaN",
          "\"",
          "\\u0000",
          "{",
          "]",
          "\t",
          ",",
          "::",
          "\n");

  @ParameterizedTest
  @EnumSource
  void survives(Format format) throws IOException {
    List<Golden> seeds =
        FormatContractTest.goldens().filter(golden -> golden.format() == format).toList();
    Random random = new Random(SEED);
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    long tried = 0;
    do {
      Golden golden = seeds.get(random.nextInt(seeds.size()));
      byte[] content = piece(golden.content(), random);
      for (int i = 1 + random.nextInt(6); i > 0; i--) {
        content = broken(content, seeds.get(random.nextInt(seeds.size())).content(), random);
      }
      decode(golden, content, ++tried);
    } while (System.nanoTime() < end);
    System.out.printf("%s: %,d inputs%n", format.id(), tried);
  }

  private static void decode(Golden golden, byte[] content, long number) throws IOException {
    String what = "input " + number + " of seed " + SEED;
    long begun = System.nanoTime();
    try {
      FormatContractTest.check(golden, content, content.length, what);
      assertThat(System.nanoTime() - begun).as(golden + ", " + what).isLessThan(SLOW_NANOS);
    } catch (AssertionError | OutOfMemoryError e) {
      Path folder = Files.createDirectories(Path.of("target", "fuzz"));
      Files.write(folder.resolve(golden.format().id() + "-" + SEED + "-" + number), content);
      throw e;
    }
  }

  /** The beginning, or all, or the head and something from the middle. */
  private static byte[] piece(byte[] content, Random random) {
    int size = Math.min(content.length, 64 + random.nextInt(16_384));
    if (random.nextBoolean()) {
      return Arrays.copyOf(content, size);
    }
    int head = Math.min(size, 512);
    int from = head + random.nextInt(content.length - head + 1);
    return spliced(content, head, content, from, Math.min(content.length, from + size));
  }

  private static byte[] broken(byte[] content, byte[] other, Random random) {
    int at = random.nextInt(content.length + 1);
    int to = Math.min(content.length, at + random.nextInt(64));
    return switch (random.nextInt(8)) {
      case 0 -> flipped(content, random);
      case 1 -> numbered(content, random);
      case 2 -> Arrays.copyOf(content, at);
      case 3 -> joined(content, at, new byte[0], to); // left out
      case 4 -> joined(content, at, Arrays.copyOfRange(content, at, to), at); // twice
      case 5 -> joined(content, at, word(random), random.nextBoolean() ? at : to);
      case 6 -> {
        int from = random.nextInt(other.length);
        int until = Math.min(other.length, from + random.nextInt(2_048));
        yield joined(content, at, Arrays.copyOfRange(other, from, until), to);
      }
      default -> {
        byte[] filler = new byte[random.nextInt(4_096)];
        Arrays.fill(filler, (byte) random.nextInt(256));
        yield joined(content, at, filler, to);
      }
    };
  }

  private static byte[] word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] flipped(byte[] content, Random random) {
    byte[] flipped = content.clone();
    for (int i = random.nextInt(8); i >= 0 && flipped.length > 0; i--) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  /** Lengths and counts at the ends of their range, in either order of octets. */
  private static byte[] numbered(byte[] content, Random random) {
    byte[] numbered = content.clone();
    int size = 1 << random.nextInt(4);
    if (numbered.length >= size) {
      int at = random.nextInt(numbered.length - size + 1);
      byte fill = (byte) (random.nextBoolean() ? 0 : 0xFF);
      Arrays.fill(numbered, at, at + size, fill);
      numbered[at + (random.nextBoolean() ? 0 : size - 1)] = (byte) random.nextInt(256);
    }
    return numbered;
  }

  private static byte[] joined(byte[] content, int at, byte[] middle, int from) {
    byte[] begun = spliced(content, at, middle, 0, middle.length);
    return spliced(begun, begun.length, content, from, content.length);
  }

  private static byte[] spliced(byte[] first, int length, byte[] second, int from, int to) {
    int rest = Math.min(to - from, Math.max(0, MOST_OCTETS - length));
    byte[] both = Arrays.copyOf(first, length + rest);
    System.arraycopy(second, from, both, length, rest);
    return both;
  }
}
