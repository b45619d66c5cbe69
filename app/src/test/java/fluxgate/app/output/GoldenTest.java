package fluxgate.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each output for programs writes of the same three findings, octet by octet. Where a change
 * is meant, look at the file in {@code target} that the failure names, and put it in the golden's
 * place.
 */
final class GoldenTest {
  private static final Path GOLDENS = Path.of("src/test/resources/fluxgate/app/output");

  @ParameterizedTest
  @EnumSource(value = OutputForm.class, names = "TABLE", mode = EnumSource.Mode.EXCLUDE)
  void writes_what_it_wrote(OutputForm form) throws IOException {
    String written =
        InventedFindings.written(
            form,
            InventedFindings.doubleFlux(),
            InventedFindings.hostile(),
            InventedFindings.bare());
    Path golden = GOLDENS.resolve("findings." + form.word());
    Path now = Path.of("target").resolve(golden.getFileName());
    Files.writeString(now, written);
    assertThat(golden).exists();
    assertThat(written)
        .as("%s against %s", now, golden)
        .isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    assertThat(written.codePoints().filter(c -> c < ' ' && c != '\n' && c != '\r')).isEmpty();
  }
}
