package fluxgate.format.zeekdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fluxgate.format.Format;
import fluxgate.format.Outcome;
import fluxgate.observation.Observation;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** TSV and JSON of one log say the same, record by record. */
class ZeekNotationsTest {
  private static final Path REAL = Path.of("../../shared/data/zeek-wrccdc");

  private static byte[] unzipped(Path file) throws IOException {
    try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
      return stream.readAllBytes();
    }
  }

  /** For each record what became of it and what it said, without the place. */
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

  @Test
  void agreeOnTheGoldens() throws IOException {
    Path folder = Path.of("src/test/resources/fluxgate/format/zeek-dns");
    assertThat(read(folder.resolve("dns-epoch.json")))
        .isEqualTo(read(folder.resolve("dns-tsv.log")));
  }

  private static List<String> read(Path file) throws IOException {
    return said(DecodedInput.of(Format.ZEEK_DNS, "dns", Files.readAllBytes(file)));
  }

  @Test
  void agreeOnARealLog() throws IOException {
    assumeTrue(Files.isDirectory(REAL), "no local data at " + REAL);
    List<String> tsv =
        said(DecodedInput.of(Format.ZEEK_DNS, "dns", unzipped(REAL.resolve("dns.log.gz"))));
    List<String> json =
        said(DecodedInput.of(Format.ZEEK_DNS, "dns", unzipped(REAL.resolve("dns.json.gz"))));
    assertThat(tsv).hasSize(53_615);
    for (int i = 0; i < tsv.size(); i++) {
      assertThat(json.get(i)).isEqualTo(tsv.get(i));
    }
    assertThat(json).hasSameSizeAs(tsv);
    assertThat(tsv).noneMatch(line -> line.contains("REJECTED"));
  }
}
