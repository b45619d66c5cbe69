package fluxgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every Java file is as google-java-format writes it. It runs here, in a JVM that understands the
 * language level, whichever one runs Maven.
 */
final class FormattingTest {
  private static final String REMEDY =
      "mvn -q -pl app -am test -Dtest=FormattingTest -Dformat.write=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private final Formatter formatter = new Formatter();

  @Test
  void every_java_file_is_formatted() throws IOException {
    List<Path> different =
        Repository.java().parallelStream()
            .filter(file -> !formatted(file).equals(Repository.read(file)))
            .toList();
    if (Boolean.getBoolean("format.write")) {
      for (Path file : different) {
        Files.writeString(file, formatted(file));
      }
      return;
    }
    assertThat(different.stream().map(Repository::name))
        .as("format these by `%s`", REMEDY)
        .isEmpty();
  }

  /** The same steps, in the same order, as the formatter's own command line takes. */
  private String formatted(Path file) {
    try {
      String ordered =
          ImportOrderer.reorderImports(Repository.read(file), JavaFormatterOptions.Style.GOOGLE);
      return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
    } catch (FormatterException e) {
      throw new AssertionError(Repository.name(file) + " cannot be read as Java: " + e, e);
    }
  }
}
