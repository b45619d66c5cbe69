package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.observation.Observation;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A year of hourly files takes no more memory than those that are open. */
final class EndedFilesTest {
  private static final int FILES = 12;
  private static final int RECORDS = 300;
  private static final long HOUR = 3_600;
  private static final long BEGIN = 1_793_577_600;

  /** Collections until what nobody has any more must be gone. */
  private static final int MOST_COLLECTIONS = 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void nothing_is_kept_of_what_files_that_have_ended_gave(int threads) throws IOException {
    List<String> files = new ArrayList<>();
    for (int file = 0; file < FILES; file++) {
      StringBuilder lines = new StringBuilder("#toy\n");
      for (int record = 0; record < RECORDS; record++) {
        lines.append("A ").append(BEGIN + file * HOUR + record).append(" x.example\n");
      }
      files.add(Files.writeString(folder.resolve("log." + file), lines).toString());
    }
    Plan plan =
        Telemetry.open(files, ReadOptions.standard().withThreads(threads), ToyFormat::recognise);
    List<WeakReference<Observation>> given = new ArrayList<>();
    long[] alive = {-1};
    plan.read(
        observation -> {
          given.add(new WeakReference<>(observation));
          if (given.size() == (FILES - 1) * RECORDS) {
            alive[0] = alive(given.subList(0, (FILES - 2) * RECORDS));
          }
        },
        Progress.NONE);
    assertThat(given).hasSize(FILES * RECORDS);
    assertThat(alive[0]).isZero();
  }

  private static long alive(List<WeakReference<Observation>> given) {
    long alive = given.size();
    for (int times = 0; times < MOST_COLLECTIONS && alive > 0; times++) {
      System.gc();
      alive = given.stream().filter(reference -> reference.get() != null).count();
    }
    return alive;
  }
}
