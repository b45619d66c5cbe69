package fluxgate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that may stand under {@code unknown} has its words. */
final class UnknownTest {
  private static final Pattern EMITTED =
      Pattern.compile("(?:unknown(?:\\.add)?|new BaselineView)\\(\\s*\"([A-Z][A-Z_]+)\"");

  private static final Pattern EVIDENCE = Pattern.compile("\"([A-Z]{2,}(?:_[A-Z]+)+)\"");

  private static Set<String> found(Pattern pattern) throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/fluxgate/detect"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher match = pattern.matcher(Files.readString(file));
        while (match.find()) {
          codes.add(match.group(1));
        }
      }
    }
    return codes;
  }

  @Test
  void the_table_has_every_code_that_the_detector_says() throws IOException {
    Set<String> emitted = found(EMITTED);
    assertThat(emitted).contains("NS_UNOBSERVED", "CLIENTS_UNOBSERVED");
    assertThat(emitted)
        .as("codes without a row in Unknown.TABLE")
        .allMatch(code -> Unknown.of(code) != null);
  }

  @Test
  void the_table_promises_only_evidence_that_exists() throws IOException {
    Set<String> evidence = found(EVIDENCE);
    for (Unknown row : Unknown.TABLE) {
      assertThat(evidence).as(row.code()).containsAll(row.adds());
    }
  }

  @Test
  void a_code_without_words_stands_for_itself() {
    assertThat(Unknown.sentence("SOMETHING_NEW")).isEqualTo("SOMETHING_NEW");
  }
}
