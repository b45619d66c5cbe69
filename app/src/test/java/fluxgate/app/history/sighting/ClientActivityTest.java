package fluxgate.app.history.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import fluxgate.app.cli.store.HistoryTest;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.net.IpAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a client asked: exactly, and of one that asked very much about how much. */
final class ClientActivityTest {
  private static final int RESPONSES = 2_345;

  @TempDir private Path folder;

  @Test
  void what_is_too_much_to_count_is_estimated() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < RESPONSES; i++) {
      String time = "2026-11-0" + (2 + i * 2 / RESPONSES) + "T08:00:00Z";
      lines.add(
          HistoryTest.line(
              time, "10.0.0.1", "n" + i + ".example", "A", "cdn.example", "192.0.2.7"));
    }
    Path log = Files.write(folder.resolve("dns.log"), lines);
    Path place = folder.resolve("store");
    assertThat(
            CommandRun.of("history", "import", log.toString(), "--store", place.toString()).exit())
        .isZero();
    try (StoreFolder store = StoreFolder.toRead(place)) {
      ClientActivity exact = of(store, 2 * RESPONSES);
      assertThat(exact)
          .isEqualTo(
              new ClientActivity(
                  RESPONSES, false, LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 3)));
      ClientActivity about = of(store, 2 * RESPONSES - 1);
      assertThat(about.isAbout()).isTrue();
      assertThat(about.lookUps()).isBetween(2_000L, 2_700L).matches(count -> count % 100 == 0);
      assertThat(about.first()).isEqualTo(exact.first());
      assertThat(about.last()).isEqualTo(exact.last());
    }
  }

  private static ClientActivity of(StoreFolder store, int most) throws Exception {
    ClientActivity activity =
        ClientActivity.of(store, IpAddress.of("10.0.0.1"), Long.MIN_VALUE, Long.MAX_VALUE, most);
    assertThat(activity).isNotNull();
    return activity;
  }
}
