package fluxgate.format.windowsdnsanalytical;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Format;
import fluxgate.format.Outcome;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same events of Windows logs say the same in each notation. */
class WindowsDnsNotationsTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format");

  /** What became of each record, then what was said, without places. */
  private static List<String> said(Format format, String file) throws IOException {
    Path path = GOLDENS.resolve(format.id()).resolve(file);
    DecodedInput decoded = DecodedInput.of(format, file, Files.readAllBytes(path));
    List<String> said = new ArrayList<>();
    for (DecodedInput.Record record : decoded.records()) {
      if (record.outcome().kind() != Outcome.Kind.NOT_A_RECORD) {
        said.add(record.outcome().toString());
      }
    }
    decoded.observations().forEach(each -> said.add(ObservationText.withoutPlace(each)));
    return said;
  }

  @ParameterizedTest
  @EnumSource(names = {"WINDOWS_DNS_ANALYTICAL", "WINDOWS_SECURITY"})
  void agree(Format format) throws IOException {
    List<String> xml = said(format, "events.xml");
    assertThat(xml).hasSizeGreaterThan(6);
    assertThat(said(format, "winlogbeat.ndjson")).isEqualTo(xml);
    assertThat(said(format, "flat.ndjson")).isEqualTo(xml);
    if (format == Format.WINDOWS_DNS_ANALYTICAL) {
      assertThat(said(format, "evtx-dump.ndjson")).isEqualTo(xml);
    }
  }
}
