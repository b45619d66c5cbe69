package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fluxgate.app.ledger.ReadReport;
import fluxgate.observation.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Log lines of many products that others published, which lie beside the checkout and are no part
 * of it: each is recognised for what it is, and what tells something is accepted. What is printed
 * is the table of figures.
 */
class PublishedLinesTest {
  private static final Path SAMPLES =
      Path.of("..")
          .toAbsolutePath()
          .normalize()
          .resolveSibling("shared")
          .resolve("data")
          .resolve("samples");

  private static final double LEAST_SHARE = 0.99;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void areReadAsWhatTheyAre(PublishedFolder row) throws IOException {
    Path samples = SAMPLES.resolve(row.folder());
    assumeTrue(
        Files.isDirectory(samples),
        "skipped: " + row.folder() + " of the local data is not beside the checkout");
    PublishedFigures asked = new PublishedFigures(row.folder());
    PublishedFigures others = new PublishedFigures(row.folder() + " (others' formats)");
    for (Path file : files(samples)) {
      PublishedLine line = PublishedLine.read(file, row.header());
      PublishedFigures figures = row.isOthers(line.sample()) ? others : asked;
      Path log = Files.writeString(folder.resolve(line.sample() + ".log"), line.line() + "\n");
      Plan plan = Telemetry.open(List.of(log.toString()), ReadOptions.standard());
      if (plan.problems().isEmpty()) {
        ReadReport report = plan.read(new ArrayList<Observation>()::add, Progress.NONE);
        figures.read(line, report.files().getFirst(), row.formats());
      } else {
        figures.unknown(line);
      }
    }
    System.out.print(asked.text());
    System.out.print(others.text());
    assertThat(asked.balances() && others.balances()).isTrue();
    assertThat(asked.strange()).as("taken for another product's").isEmpty();
    assertThat(asked.share())
        .as("accepted; missing: %s", asked.missing())
        .isGreaterThanOrEqualTo(LEAST_SHARE);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
