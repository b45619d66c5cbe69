package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.observation.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the table of compressions, on what the real tools write. */
class CompressionTest {
  private static final Path PACKED =
      Path.of("src/test/resources/fluxgate/app/source/compressed").toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "gz", "zst", "bz2", "xz", "lz4", "zip"})
  void readsBothParts(String extension) {
    List<Observation> observations = new ArrayList<>();
    Ledger ledger = read(PACKED.resolve("toy." + extension), observations);
    assertThat(observations).hasSize(9);
    assertThat(ledger.acceptedCount()).isEqualTo(9);
    assertThat(ledger.rejectedCount()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void survivesEveryCut(Compression row) throws IOException {
    byte[] whole = Files.readAllBytes(packed(row));
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      read(cut, new ArrayList<>());
    }
  }

  @ParameterizedTest
  @EnumSource
  void survivesEveryFlippedOctet(Compression row) throws IOException {
    byte[] whole = Files.readAllBytes(packed(row));
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      read(Files.write(folder.resolve("flipped"), flipped), new ArrayList<>());
    }
  }

  /** The golden of a row; fails for a row that has none. */
  private static Path packed(Compression row) throws IOException {
    try (var files = Files.list(PACKED)) {
      for (Path file : files.sorted().toList()) {
        byte[] octets = Files.readAllBytes(file);
        if (Compression.of(octets, octets.length) == row) {
          return file;
        }
      }
    }
    throw new AssertionError("no golden for " + row);
  }

  /** Reads, or is told in one sentence why not; the ledger balances. */
  private static Ledger read(Path file, List<Observation> into) {
    Plan plan =
        Telemetry.open(List.of(file.toString()), ReadOptions.standard(), ToyFormat::recognise);
    if (!plan.problems().isEmpty()) {
      assertThat(plan.problems()).hasSize(1);
      return new Ledger();
    }
    ReadReport report = plan.read(into::add, Progress.NONE);
    assertThat(report.totals().balances()).isTrue();
    assertThat(String.valueOf(report.files().getFirst().note())).doesNotContain("internal error");
    return report.totals();
  }
}
