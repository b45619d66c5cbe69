package fluxgate.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fluxgate.detect.MemoryPressure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  @TempDir Path folder;

  private static Summary summary() {
    Ledger ledger = new Ledger();
    for (int i = 0; i < 4; i++) {
      ledger.read();
    }
    ledger.accepted();
    ledger.event(1_000_000);
    ledger.event(2_500_000);
    ledger.skipped("other_kind");
    ledger.rejected("bad_line", new Ledger.Place(81, 12));
    ledger.duplicate();
    FileReport file = new FileReport("dns.log.gz", "zeek-dns", 10, 100, ledger, null, null);
    return new Summary(
        ReadReport.of(List.of(file)),
        List.of(Map.entry("notes.txt", "not a format that Fluxgate reads")),
        holes -> holes.writeString("observations/day=2026-11-03/000001.parquet"),
        visibility -> visibility.writeNumberProperty("explained", 0.5),
        new Resources(
            Duration.ofMillis(1500),
            Duration.ofMillis(2500),
            4096,
            8192,
            2048,
            new MemoryPressure(1, 2, 3, 4, 5, 6)),
        true);
  }

  @Test
  void theFieldsStandInOneOrder() {
    assertThat(new String(summary().json(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"type":"summary","schema":1,"files":[{"file":"dns.log.gz","format":"zeek-dns","bytes":10,"decompressed_bytes":100,\
            "first_event":"1970-01-01T00:00:01Z","last_event":"1970-01-01T00:00:02.500Z",\
            "ledger":{"read":4,"accepted":1,"skipped":{"other_kind":1},"rejected":{"bad_line":1},"duplicate":1,"out_of_range":0,"late":0},\
            "rejected_at":{"bad_line":[{"offset":81,"length":12}]},"duplicate_of":null,"note":null}],\
            "unrecognised":[{"file":"notes.txt","reason":"not a format that Fluxgate reads"}],\
            "holes":["observations/day=2026-11-03/000001.parquet"],\
            "totals":{"files":1,"bytes":10,"decompressed_bytes":100,"first_event":"1970-01-01T00:00:01Z","last_event":"1970-01-01T00:00:02.500Z",\
            "ledger":{"read":4,"accepted":1,"skipped":{"other_kind":1},"rejected":{"bad_line":1},"duplicate":1,"out_of_range":0,"late":0}},\
            "visibility":{"explained":0.5},"elapsed_seconds":1.5,"cpu_seconds":2.5,"peak_memory_bytes":4096,\
            "memory":{"given_bytes":8192,"detector_bytes":2048,"forgotten":{"domains":1,"quiet_names":2,"contacts":3,\
            "delegations":4,"single_use_names":5,"aliases":6}}}
            """);
  }

  @Test
  void itIsWrittenOverWhatIsThere() throws Exception {
    Path file = folder.resolve("summary.json");
    Files.writeString(file, "x".repeat(10_000));
    summary().writeTo(file, UnaryOperator.identity());
    assertThat(file).hasBinaryContent(summary().json());
  }

  @Test
  void aFullDiskIsOneSentence() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "needs /dev/full");
    assertThatThrownBy(() -> summary().writeTo(full, UnaryOperator.identity()))
        .isInstanceOf(OutputException.class)
        .hasMessage("Cannot write /dev/full: No space left on device.");
  }

  @Test
  void aMissingFolderIsOneSentence() {
    Path file = folder.resolve("no/summary.json");
    assertThatThrownBy(() -> summary().writeTo(file, UnaryOperator.identity()))
        .hasMessage("Cannot write " + file + ": no such folder.");
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforehand() {
    Path missing = folder.resolve("no/summary.json");
    assertThatThrownBy(() -> Summary.check(missing))
        .hasMessage("Cannot write " + missing + ": no such folder.");
    assertThatThrownBy(() -> Summary.check(folder))
        .hasMessage("Cannot write " + folder + ": it is a folder.");
    assertThatCode(() -> Summary.check(folder.resolve("new.json"))).doesNotThrowAnyException();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void resourcesAreMeasured() {
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    Resources taken =
        Resources.since(System.nanoTime(), 1, 1, new MemoryPressure(0, 0, 0, 0, 0, 0));
    assertThat(taken.peakMemoryBytes()).isGreaterThanOrEqualTo(heap);
    assertThat(taken.cpu()).isPositive().isLessThan(Duration.ofDays(1));
    assertThat(taken.elapsed()).isLessThan(Duration.ofMinutes(1));
  }
}
