package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.format.Frame;
import fluxgate.format.Framing;
import fluxgate.format.Input;
import fluxgate.format.Outcome;
import fluxgate.format.ResumableDecoder;
import fluxgate.observation.Observation;
import fluxgate.observation.ObservationSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One file decoded by several threads says what it says decoded by one. */
@Timeout(300)
class BlockReadingTest {
  private static final String BEGIN = "#toy\n";

  /** Some eight blocks. */
  private static final int LINES = 40_000;

  @TempDir private Path folder;

  private static RecordFormat format(Function<Input, ResumableDecoder> decoder) {
    return new RecordFormat("toy", false, Framing.LINES::reader, decoder::apply);
  }

  /** Lines of every sort, with a header about every so many lines. */
  private static String lines(long seed, int headerEach) {
    Random random = new Random(seed);
    StringBuilder lines = new StringBuilder(BEGIN);
    for (int i = 0; i < LINES; i++) {
      int time = 10_000 + i / 10 + random.nextInt(300);
      String name = "n" + random.nextInt(2_000) + ".wide-enough-to-fill-some-blocks.example";
      lines.append(
          switch (random.nextInt(40)) {
            case 0 -> "bad " + i;
            case 1 -> "S";
            case 2 -> "Q " + i;
            case 3 -> "X";
            case 4 -> "# comment";
            case 5 -> "C " + time + " " + (time + random.nextInt(50));
            case 6 -> "B " + time + " " + (time + 7);
            case 7 -> "A not-a-number x";
            case 8 -> "";
            default -> "A " + time + " " + name;
          });
      lines.append('\n');
      if (random.nextInt(headerEach) == 0) {
        lines.append("#later ").append(random.nextInt(60)).append('\n');
      }
    }
    return lines.toString();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[]... members) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (byte[] member : members) {
      try (OutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(member);
      }
    }
    return packed.toByteArray();
  }

  private static Map<String, byte[]> contents() throws IOException {
    String text = lines(1, LINES);
    String half = text.substring(0, text.indexOf('\n', text.length() / 2) + 1);
    String rest = text.substring(half.length());
    Map<String, byte[]> contents = new TreeMap<>();
    contents.put("plain", octets(text));
    contents.put("without an end", octets(text + "A 20000 last.example"));
    contents.put("windows", octets("\uFEFF" + text.replace("\n", "\r\n")));
    contents.put("long lines", octets(half + "long".repeat(400_000) + "\n" + rest));
    contents.put("a long line last", octets(text + "long".repeat(400_000)));
    contents.put("a few headers", octets(lines(2, LINES / 4)));
    contents.put("many headers", octets(lines(3, 500)));
    contents.put("headers at once", octets(half + "#later 5\n".repeat(60_000) + rest));
    byte[] packed = gzip(octets(half), octets(rest));
    contents.put("two members", packed);
    contents.put("cut", Arrays.copyOf(packed, packed.length * 4 / 5));
    byte[] flipped = packed.clone();
    flipped[packed.length * 4 / 5] ^= 0x10;
    contents.put("damaged", flipped);
    return contents;
  }

  @Test
  void aFileSaysTheSameWithAnyNumberOfThreads() throws IOException {
    for (Map.Entry<String, byte[]> content : contents().entrySet()) {
      Path file = Files.write(folder.resolve(content.getKey() + ".log"), content.getValue());
      List<String> alone = said(1, file);
      assertThat(alone).as(content.getKey()).hasSizeGreaterThan(LINES / 2);
      for (int threads : new int[] {2, 3, 4, 8}) {
        assertThat(said(threads, file).equals(alone))
            .as("%s with %d threads", content.getKey(), threads)
            .isTrue();
      }
    }
  }

  @Test
  void severalFilesSayTheSameWithAnyNumberOfThreads() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      files.add(Files.writeString(folder.resolve(i + ".log"), lines(i, LINES / 2)));
    }
    List<String> alone = said(1, files.toArray(Path[]::new));
    for (int threads : new int[] {2, 3, 4, 8}) {
      assertThat(said(threads, files.toArray(Path[]::new)).equals(alone))
          .as("%d threads", threads)
          .isTrue();
    }
  }

  private static Plan plan(ReadOptions options, RecordFormat format, Path... files) {
    return Telemetry.open(
        Arrays.stream(files).map(Path::toString).toList(),
        options,
        head -> head.lines().getFirst().endsWith("#toy") ? format : null);
  }

  /** Everything that reading gives, in words. Half an hour of the times is out of range. */
  private static List<String> said(int threads, Path... files) {
    ReadOptions options =
        ReadOptions.standard().withThreads(threads).between(0, 13_500 * 1_000_000L);
    Plan plan = plan(options, format(ToyFormat::new), files);
    List<String> said = new ArrayList<>();
    ReadReport report = plan.read(o -> said.add(o.toString()), Progress.NONE);
    for (FileReport file : report.files()) {
      Ledger ledger = file.ledger();
      assertThat(ledger.balances()).isTrue();
      said.add(file.note() + " " + file.bytes() + " " + file.decompressedBytes());
      said.add(ledger.readCount() + " " + ledger.acceptedCount() + " " + ledger.outOfRangeCount());
      said.add(ledger.duplicateCount() + " " + ledger.lateCount());
      said.add(ledger.skippedCounts() + " " + ledger.rejectedCounts());
      said.add(ledger.rejectedPlaces().toString());
      said.add(ledger.firstEventMicros() + " " + ledger.lastEventMicros());
    }
    return said;
  }

  /** A decoder that goes beyond its beginning only once another has decoded something as well. */
  private static final class Patient extends ToyFormat {
    private static final int BEGINNING = 1_000;

    private final CountDownLatch others;
    private final boolean first;
    private int decoded;

    Patient(Input input, CountDownLatch others, boolean first) {
      super(input);
      this.others = others;
      this.first = first;
    }

    @Override
    public Outcome decode(Frame frame, ObservationSink sink) {
      if (!first) {
        others.countDown();
      } else if (decoded++ == BEGINNING) {
        try {
          assertThat(others.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return super.decode(frame, sink);
    }
  }

  @Test
  void threadsWithNothingElseToDoTakePart() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), lines(1, LINES));
    for (int threads : new int[] {3, 8}) {
      CountDownLatch others = new CountDownLatch(1);
      AtomicInteger made = new AtomicInteger();
      RecordFormat format =
          format(input -> {
            // The first looks at the beginning of the file; the second reads it.
            int number = made.incrementAndGet();
            return number == 1 ? new ToyFormat(input) : new Patient(input, others, number == 2);
          });
      List<Observation> observations = new ArrayList<>();
      plan(ReadOptions.standard().withThreads(threads), format, file)
          .read(observations::add, Progress.NONE);
      assertThat(observations).hasSizeGreaterThan(LINES / 2);
      assertThat(others.getCount()).isZero();
      assertThat(made.get()).as("decoders are used again").isLessThanOrEqualTo(threads + 2);
    }
  }

  @Test
  void oneThreadMakesOneDecoder() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), lines(1, LINES));
    AtomicInteger made = new AtomicInteger();
    RecordFormat format =
        format(input -> {
          made.incrementAndGet();
          return new ToyFormat(input);
        });
    plan(ReadOptions.standard(), format, file).read(observation -> {}, Progress.NONE);
    assertThat(made).as("and the one that looked at the beginning").hasValue(2);
  }

  @Test
  void whatTheSinkThrowsEndsTheReading() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), lines(1, LINES));
    for (int threads : new int[] {1, 2, 3, 8}) {
      for (int most : new int[] {0, 1_000, 20_000}) {
        AtomicInteger taken = new AtomicInteger();
        Plan plan = plan(ReadOptions.standard().withThreads(threads), format(ToyFormat::new), file);
        assertThatThrownBy(() ->
                plan.read(
                    observation -> {
                      if (taken.getAndIncrement() == most) {
                        throw new IllegalStateException("full");
                      }
                    },
                    Progress.NONE))
            .hasMessage("full");
        assertThat(taken).hasValue(most + 1);
      }
    }
  }

  @Test
  void anErrorEndsTheReadingWhoeverMeetsIt() throws IOException {
    String text = lines(1, LINES);
    Path file = Files.writeString(folder.resolve("a.log"), text + "ERROR\n" + text);
    for (int threads : new int[] {1, 2, 3, 8}) {
      Plan plan = plan(ReadOptions.standard().withThreads(threads), format(ToyFormat::new), file);
      assertThatThrownBy(() -> plan.read(observation -> {}, Progress.NONE))
          .isInstanceOf(AssertionError.class)
          .hasMessage("no memory, say");
    }
  }
}
