package fluxgate.format.ulogdjson;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.format.Format;
import fluxgate.testing.DecodedInput;
import fluxgate.testing.ObservationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ulogd says in several ways is read as one. */
final class UlogdJsonDecoderTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/format/ulogd-json");

  @Test
  void readsEndsAloneAsBeginningsAndEnds() throws IOException {
    // Two stacks of one run; each takes its own time of a beginning.
    assertThat(said("flows.json")).hasSize(9).isEqualTo(said("events.json"));
  }

  private static List<String> said(String golden) throws IOException {
    byte[] content = Files.readAllBytes(GOLDENS.resolve(golden));
    return DecodedInput.of(Format.ULOGD_JSON, golden, content).observations().stream()
        .map(ObservationText::withoutPlace)
        .map(text -> text.replaceAll("\\.\\d+Z", "Z"))
        .toList();
  }
}
