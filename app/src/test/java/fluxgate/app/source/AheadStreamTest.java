package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.ReadReport;
import fluxgate.observation.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading ahead changes nothing but the time it takes. */
@Timeout(120)
class AheadStreamTest {
  @TempDir Path folder;

  private static byte[] octets(int count) {
    byte[] octets = new byte[count];
    new Random(7).nextBytes(octets);
    return octets;
  }

  /** A stream that fails once it was read. */
  private static InputStream failing() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("damaged");
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void givesTheSameOctetsAndTheSameFailure(int threads) throws IOException {
    for (int count : new int[] {0, 1, 256 * 1024, 1_000_000}) {
      byte[] octets = octets(count);
      Workers workers = new Workers(threads);
      InputStream whole = new ByteArrayInputStream(octets);
      try (AheadStream ahead = new AheadStream(whole, workers)) {
        assertThat(ahead.readAllBytes()).isEqualTo(octets);
      }
      InputStream damaged = new SequenceInputStream(new ByteArrayInputStream(octets), failing());
      try (AheadStream ahead = new AheadStream(damaged, workers)) {
        assertThat(ahead.readNBytes(count)).isEqualTo(octets);
        assertThatThrownBy(ahead::read).isInstanceOf(IOException.class).hasMessage("damaged");
        assertThatThrownBy(ahead::read).isInstanceOf(IOException.class).hasMessage("damaged");
      }
      assertThat(workers.stop()).isTrue();
    }
  }

  @Test
  void canBeLeftHalfRead() throws IOException {
    for (int i = 0; i < 50; i++) {
      Workers workers = new Workers(3);
      AheadStream ahead = new AheadStream(new ByteArrayInputStream(octets(2_000_000)), workers);
      assertThat(ahead.readNBytes(300_000)).hasSize(300_000);
      ahead.close();
      assertThat(workers.stop()).isTrue();
    }
  }

  @Test
  void filesSayTheSameWithAnyNumberOfThreads() throws IOException {
    StringBuilder lines = new StringBuilder("#toy\n");
    Random random = new Random(8);
    for (int i = 0; i < 60_000; i++) {
      int time = 10_000 + i / 10 + random.nextInt(300);
      lines.append(random.nextInt(50) == 0 ? "bad\n" : "A " + time + " n" + i + ".example\n");
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
    }
    byte[] gzip = packed.toByteArray();
    Files.write(folder.resolve("whole.gz"), gzip);
    Files.write(folder.resolve("cut.gz"), Arrays.copyOf(gzip, gzip.length * 2 / 3));
    for (String file : List.of("whole.gz", "cut.gz")) {
      List<String> alone = said(folder.resolve(file), 1);
      assertThat(alone).hasSizeGreaterThan(10_000);
      for (int threads : new int[] {2, 3, 5}) {
        assertThat(said(folder.resolve(file), threads)).isEqualTo(alone);
      }
    }
  }

  private static List<String> said(Path file, int threads) {
    ReadOptions options = ReadOptions.standard().withThreads(threads);
    Plan plan = Telemetry.open(List.of(file.toString()), options, ToyFormat::recognise);
    List<Observation> observations = new ArrayList<>();
    ReadReport report = plan.read(observations::add, Progress.NONE);
    List<String> said = new ArrayList<>();
    observations.forEach(o -> said.add(o.toString()));
    FileReport only = report.files().getFirst();
    assertThat(only.ledger().balances()).isTrue();
    said.add(only.note() + " " + only.bytes() + " " + only.decompressedBytes());
    said.add(only.ledger().rejectedCounts() + " " + only.ledger().acceptedCount());
    return said;
  }
}
