package fluxgate.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fluxgate.format.envelope.Wrapped;
import fluxgate.observation.Observation;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every row of {@link Format} promises, checked on its goldens.
 *
 * <p>A golden is a file in {@code src/test/resources/fluxgate/format/<id>/} with a file {@code
 * <name>.expected} beside it, which {@code -Dgolden.write=true} writes anew; {@code PROVENANCE.md}
 * says where the inputs come from.
 */
@Timeout(300)
class FormatContractTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format");
  private static final boolean WRITE = Boolean.getBoolean("golden.write");
  private static final long SEED = 20_261_123;

  /** Up to this size every octet is flipped in several ways, above it in one. */
  private static final int SMALL = 2_000;

  /** Above this size positions are sampled, so that the suite stays within minutes. */
  private static final int EXHAUSTIVE = 20_000;

  private static final int SAMPLES = 2_000;

  private static final Pattern REASON = Pattern.compile("([a-z][a-z0-9_]*)?");

  /** One input of one format. */
  record Golden(Format format, Path path, byte[] content) {
    @Override
    public String toString() {
      return format.id() + "/" + path.getFileName();
    }

    String name() {
      return path.getFileName().toString();
    }

    DecodedInput decode() {
      return DecodedInput.of(format, name(), content);
    }
  }

  static Stream<Golden> goldens() throws IOException {
    List<Golden> goldens = new ArrayList<>();
    for (Format format : Format.values()) {
      for (Path path : inputs(format)) {
        goldens.add(new Golden(format, path, Files.readAllBytes(path)));
      }
    }
    return goldens.stream();
  }

  static Stream<Golden> goldensOfLines() throws IOException {
    return goldens().filter(golden -> golden.format().framing() == Framing.LINES);
  }

  private static List<Path> inputs(Format format) throws IOException {
    Path folder = GOLDENS.resolve(format.id());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.toString().endsWith(".expected"))
          .filter(file -> !file.endsWith("PROVENANCE.md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasGoldensWithTheirProvenance(Format format) throws IOException {
    assertThat(inputs(format)).as("goldens of %s", format.id()).isNotEmpty();
    assertThat(GOLDENS.resolve(format.id()).resolve("PROVENANCE.md")).isNotEmptyFile();
  }

  @ParameterizedTest
  @EnumSource
  void readsEmptyInput(Format format) {
    DecodedInput decoded = DecodedInput.of(format, "empty", new byte[0]);
    assertThat(decoded.observations()).isEmpty();
    checkLedger(decoded, 0);
    assertThat(format.recognises(new Head(new byte[0], 0))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void readsWhatTheGoldenSays(Golden golden) throws IOException {
    Path expected = golden.path().resolveSibling(golden.name() + ".expected");
    String actual = String.join("\n", golden.decode().lines()) + "\n";
    if (WRITE) {
      Files.writeString(expected, actual);
    }
    assertThat(expected).exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void isRecognisedAsItselfAlone(Golden golden) {
    byte[] head = Arrays.copyOf(golden.content(), Head.SIZE);
    int length = Math.min(golden.content().length, Head.SIZE);
    Set<Format> claims = new HashSet<>();
    for (Format format : Format.values()) {
      if (format.recognises(new Head(head, length))) {
        claims.add(format);
      }
    }
    if (claims.isEmpty()) {
      Wrapped wrapped = Wrapped.of(new Head(head, length));
      assertThat(wrapped).isNotNull();
      claims.add(wrapped.format());
    }
    assertThat(claims).containsExactly(golden.format());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void readsTheSameTwice(Golden golden) {
    assertThat(golden.decode().lines()).isEqualTo(golden.decode().lines());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void pointsAtRecords(Golden golden) {
    DecodedInput decoded = golden.decode();
    Set<Long> starts = new HashSet<>();
    Set<List<Long>> records = new HashSet<>();
    for (DecodedInput.Record record : decoded.records()) {
      starts.add(record.position());
      if (record.outcome().kind() != Outcome.Kind.REJECTED) {
        records.add(List.of(record.position(), (long) record.length()));
      }
    }
    assertThat(starts).as("one record at each place").hasSameSizeAs(decoded.records());
    for (Observation observation : decoded.observations()) {
      assertThat(observation.provenance().file()).isEqualTo(golden.name());
      assertThat(records)
          .as(ObservationText.of(observation))
          .contains(
              List.of(observation.provenance().offset(), (long) observation.provenance().length()));
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void survivesTruncationAnywhere(Golden golden) {
    for (int length : positions(golden.content().length)) {
      check(golden, golden.content(), length, "cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void survivesFlippedOctets(Golden golden) {
    byte[] content = golden.content().clone();
    int[] flips = {0x01, 0x80, 0xFF, 0x20, content.length};
    boolean small = content.length <= SMALL;
    for (int position : positions(content.length)) {
      byte original = content[position];
      for (int i = 0; i < (small ? flips.length : 1); i++) {
        content[position] = (byte) (original ^ flips[(position + i) % flips.length]);
        check(golden, content, content.length, "flipped octet %d".formatted(position));
      }
      content[position] = original;
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void survivesHugeFields(Golden golden) {
    Random random = new Random(SEED);
    byte[] content = golden.content();
    for (int i = 0; i < 12; i++) {
      int at = random.nextInt(content.length + 1);
      byte filler = new byte[] {'a', (byte) 0xFF, '[', '.'}[i % 4];
      byte[] huge = new byte[content.length + (i % 3 == 0 ? 3 << 20 : 900_000)];
      Arrays.fill(huge, filler);
      System.arraycopy(content, 0, huge, 0, at);
      System.arraycopy(content, at, huge, huge.length - (content.length - at), content.length - at);
      check(golden, huge, huge.length, "%c from %d".formatted((char) filler, at));
    }
  }

  @ParameterizedTest
  @MethodSource("goldensOfLines")
  void readsCarriageReturnsAsLineEnds(Golden golden) {
    String unix =
        new String(golden.content(), java.nio.charset.StandardCharsets.ISO_8859_1)
            .replace("\r\n", "\n");
    byte[] windows =
        unix.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    DecodedInput decoded = DecodedInput.of(golden.format(), golden.name(), windows);
    assertThat(said(decoded)).isEqualTo(said(golden.decode()));
    assertThat(decoded.records().stream().map(DecodedInput.Record::outcome).toList())
        .isEqualTo(golden.decode().records().stream().map(DecodedInput.Record::outcome).toList());
  }

  private static List<String> said(DecodedInput decoded) {
    return decoded.observations().stream().map(ObservationText::withoutPlace).toList();
  }

  private static int[] positions(int length) {
    Random random = new Random(SEED);
    return length <= EXHAUSTIVE
        ? IntStream.range(0, length).toArray()
        : random.ints(SAMPLES, 0, length).toArray();
  }

  /** Fails where the decoder throws, or says of a record what no decoder may. */
  static void check(Golden golden, byte[] content, int length, String what) {
    try {
      checkLedger(DecodedInput.of(golden.format(), golden.name(), content, length), length);
    } catch (RuntimeException | StackOverflowError e) {
      fail(golden + ", " + what, e);
    }
  }

  /** Every record has one outcome with its reason, and the records lie apart and inside. */
  static void checkLedger(DecodedInput decoded, long length) {
    long end = 0;
    for (DecodedInput.Record record : decoded.records()) {
      Outcome outcome = record.outcome();
      boolean reasoned =
          outcome.kind() == Outcome.Kind.SKIPPED || outcome.kind() == Outcome.Kind.REJECTED;
      if (!REASON.matcher(outcome.reason()).matches() || reasoned == outcome.reason().isEmpty()) {
        throw new IllegalStateException("outcome " + outcome);
      }
      if (record.position() < end || record.length() < 0) {
        throw new IllegalStateException("before " + end + ": " + record);
      }
      end = record.position() + record.length();
    }
    if (end > length) {
      throw new IllegalStateException("records end at " + end + " of " + length);
    }
  }
}
