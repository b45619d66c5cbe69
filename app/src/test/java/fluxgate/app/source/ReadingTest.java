package fluxgate.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.Ledger;
import fluxgate.app.ledger.ReadReport;
import fluxgate.observation.CanonicalOrder;
import fluxgate.observation.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files to one sequence: order, ledgers, duplicates, ranges, damage, threads. */
class ReadingTest {
  @TempDir Path folder;

  /** What reading gave. */
  private record Result(List<Observation> observations, ReadReport report) {
    List<Long> seconds() {
      return observations.stream().map(o -> o.orderMicros() / 1_000_000).toList();
    }

    FileReport only() {
      return report.files().getFirst();
    }
  }

  private static final ReadOptions STANDARD = ReadOptions.standard();

  private Result read(ReadOptions options, String... arguments) {
    Plan plan = Telemetry.open(List.of(arguments), options, ToyFormat::recognise);
    assertThat(plan.problems()).isEmpty();
    List<Observation> observations = new ArrayList<>();
    ReadReport report = plan.read(observations::add, Progress.NONE);
    for (FileReport file : report.files()) {
      assertThat(file.ledger().balances()).as(file.file()).isTrue();
    }
    assertThat(report.totals().balances()).isTrue();
    return new Result(observations, report);
  }

  private String file(String name, String... lines) throws IOException {
    Path path = folder.resolve(name);
    Files.writeString(path, "#toy\n" + String.join("\n", lines) + "\n");
    return path.toString();
  }

  @Test
  void everyRecordStandsInOneColumn() throws IOException {
    String file =
        file("a", "A 10 x.example", "Q", "S", "bad", "X", "# comment", "B 20 2000", "C 5 30");
    Result result = read(STANDARD.between(0, 1000 * 1_000_000L), file);
    Ledger ledger = result.only().ledger();
    assertThat(ledger.readCount()).isEqualTo(7);
    assertThat(ledger.acceptedCount()).isEqualTo(4);
    assertThat(ledger.skippedCounts()).containsOnly(java.util.Map.entry("other_kind", 1L));
    assertThat(ledger.rejectedCounts()).containsEntry("bad_line", 1L);
    assertThat(ledger.rejectedCounts()).containsEntry("decoder_error", 1L);
    assertThat(ledger.rejectedPlaces().get("bad_line"))
        .containsExactly(new Ledger.Place("#toy\nA 10 x.example\nQ\nS\n".length(), 4));
    assertThat(result.seconds()).containsExactly(10L, 20L, 30L);
    assertThat(ledger.firstEventMicros()).isEqualTo(5_000_000L);
    assertThat(ledger.lastEventMicros()).isEqualTo(20_000_000L);
    assertThat(result.only().bytes()).isEqualTo(Files.size(Path.of(file)));
  }

  @Test
  void aFileOutOfOrderWithinTheLatenessIsPutInOrder() throws IOException {
    String file = file("a", "A 1000 x.example", "A 500 x.example", "A 700 x.example");
    Result result = read(STANDARD, file);
    assertThat(result.seconds()).containsExactly(500L, 700L, 1000L);
    assertThat(result.only().ledger().lateCount()).isZero();
  }

  @Test
  void whatComesAfterItsTimeWasClosedIsLateAndStillHandedOn() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add("A 1000 n" + i + ".example");
    }
    lines.addAll(List.of("A 5000 x.example", "A 900 x.example"));
    Result result = read(STANDARD, file("a", lines.toArray(String[]::new)));
    assertThat(result.seconds()).hasSize(42).endsWith(1000L, 900L, 5000L);
    assertThat(result.only().ledger().lateCount()).isEqualTo(1);
  }

  @Test
  void anAbsurdConnectionDoesNotCloseTheTimeOfAnswers() throws IOException {
    String file =
        file("a", "A 1000 x.example", "C 1000 99999999", "A 500 x.example", "A 1100 x.example");
    Result result = read(STANDARD, file);
    assertThat(result.seconds()).containsExactly(500L, 1000L, 1100L, 99999999L);
    assertThat(result.only().ledger().lateCount()).isZero();
  }

  @Test
  void filesAreMergedByTime() throws IOException {
    String late = file("a", "A 100000 x.example", "A 100010 x.example");
    String early = file("b", "A 50010 x.example", "A 100005 x.example");
    assertThat(read(STANDARD, late, early).seconds())
        .containsExactly(50010L, 100000L, 100005L, 100010L);
  }

  @Test
  void oneBrokenClockMovesNoTimeWhereverItStands() throws IOException {
    for (int broken : List.of(0, 1, 50, 98, 99)) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        lines.add("A " + (i == broken ? 3_786_912_000L : 1000 + 60 * i) + " x.example");
      }
      String file = file("broken" + broken, lines.toArray(String[]::new));
      Result result = read(STANDARD, file);
      assertThat(result.observations()).hasSize(99);
      assertThat(result.only().ledger().skippedCounts()).containsEntry("time_jumped", 1L);
      assertThat(result.only().ledger().lateCount()).isZero();
      assertThat(result.only().note()).contains("1 record left out");
      assertThat(read(STANDARD.withThreads(4), file).seconds()).isEqualTo(result.seconds());
    }
  }

  @Test
  void aLogWithGapsOfDaysIsReadWhole() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      lines.add("A " + (1000 + i + (i / 40) * 500_000L) + " x.example");
    }
    for (int i = 1; i < 20; i++) {
      lines.add("A " + (1_100_000 + i * 200_000L) + " sparse.example");
    }
    lines.add("A 4900001 last.example");
    Result result = read(STANDARD, file("gaps", lines.toArray(String[]::new)));
    assertThat(result.observations()).hasSize(140);
    assertThat(result.only().ledger().skippedCounts()).isEmpty();
  }

  @Test
  void aRecordInTwoFilesCountsOnce() throws IOException {
    String a = file("a", "A 1 x.example", "A 2 x.example", "B 3 4");
    String b = file("b", "A 2 x.example", "B 3 4", "A 5 x.example");
    Result result = read(STANDARD, a, b);
    assertThat(result.seconds()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(result.report().files().get(0).ledger().duplicateCount()).isZero();
    assertThat(result.report().files().get(1).ledger().duplicateCount()).isEqualTo(2);
  }

  @Test
  void aWholeFileTwiceIsReadOnce() throws IOException {
    String a = file("a", "A 1 x.example", "bad");
    String b = file("b", "A 1 x.example", "bad");
    Result result = read(STANDARD, a, b);
    FileReport second = result.report().files().get(1);
    assertThat(second.duplicateOf()).isEqualTo(a);
    assertThat(second.ledger().readCount()).isEqualTo(2);
    assertThat(second.ledger().duplicateCount()).isEqualTo(2);
    assertThat(result.observations()).hasSize(1);
  }

  @Test
  void outOfRangeRecordsGiveNothing() throws IOException {
    String file = file("a", "A 1 x.example", "A 2 x.example", "A 3 x.example", "P 0 9 y.example");
    Result result = read(STANDARD.between(2_000_000, 3_000_000), file);
    assertThat(result.only().ledger().outOfRangeCount()).isEqualTo(2);
    assertThat(result.seconds()).containsExactly(0L, 2L);
  }

  @Test
  void aggregatesAreSortedAmongEverything() throws IOException {
    String passive =
        file("a", "P 9000 9001 x.example", "P 10 20 x.example", "P 5000 5000 y.example");
    String log = file("b", "A 100 x.example", "A 7000 x.example");
    assertThat(read(STANDARD, passive, log).seconds())
        .containsExactly(10L, 100L, 5000L, 7000L, 9000L);
  }

  @Test
  void anAggregateWithABrokenClockIsLeftOutAndCounted() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add(
          "P " + (90_000 - 60 * i) + " " + (i == 50 ? 3_786_912_000L : 95_000) + " x.example");
    }
    Result result = read(STANDARD, file("passive", lines.toArray(String[]::new)));
    Ledger ledger = result.only().ledger();
    assertThat(result.observations()).hasSize(99);
    assertThat(ledger.skippedCounts()).containsOnly(java.util.Map.entry("time_jumped", 1L));
    assertThat(ledger.readCount()).isEqualTo(100);
    assertThat(ledger.acceptedCount()).isEqualTo(99);
  }

  @Test
  void compressionIsTakenOffByContent() throws IOException {
    byte[] plain = "#toy\nA 1 x.example\nA 2 x.example\n".getBytes(StandardCharsets.UTF_8);
    Path twice = folder.resolve("twice.log");
    Files.write(twice, gzip(gzip(plain)));
    Path zstd = folder.resolve("zstd.log");
    Files.write(zstd, com.github.luben.zstd.Zstd.compress(plain));
    Path members = folder.resolve("members");
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(gzip(plain));
    both.write(gzip("A 3 x.example\n".getBytes(StandardCharsets.UTF_8)));
    Files.write(members, both.toByteArray());
    assertThat(read(STANDARD, twice.toString()).seconds()).containsExactly(1L, 2L);
    assertThat(read(STANDARD, zstd.toString()).seconds()).containsExactly(1L, 2L);
    Result result = read(STANDARD, members.toString());
    assertThat(result.seconds()).containsExactly(1L, 2L, 3L);
    assertThat(result.only().bytes()).isEqualTo(both.size());
    assertThat(result.only().decompressedBytes()).isEqualTo(plain.length + 14);
  }

  @Test
  void aDamagedStreamKeepsWhatCameBefore() throws IOException {
    StringBuilder lines = new StringBuilder("#toy\n");
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      lines
          .append("A ")
          .append(i)
          .append(" n")
          .append(random.nextInt(1 << 20))
          .append(".example\n");
    }
    byte[] whole = gzip(lines.toString().getBytes(StandardCharsets.UTF_8));
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 0x55;
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 4);
    byte[] followed = java.util.Arrays.copyOf(whole, whole.length + 9);
    followed[whole.length] = 'x';
    for (byte[] damaged : List.of(flipped, cut, followed)) {
      Path path = folder.resolve("damaged.gz");
      Files.write(path, damaged);
      Result result = read(STANDARD, path.toString());
      assertThat(result.only().ledger().rejectedCounts()).containsEntry("stream_damaged", 1L);
      assertThat(result.only().note())
          .containsPattern("damaged at offset \\d+ of what is decompressed: ");
      assertThat(result.observations().size()).isGreaterThan(5_000);
    }
  }

  @Test
  void everyTruncationOfACompressedFileIsSurvived() throws IOException {
    byte[] plain = "#toy\nA 1 x.example\nA 2 x.example\n".getBytes(StandardCharsets.UTF_8);
    for (byte[] whole : List.of(gzip(plain), com.github.luben.zstd.Zstd.compress(plain))) {
      for (int length = 0; length < whole.length; length++) {
        Path path = folder.resolve("cut");
        Files.write(path, java.util.Arrays.copyOf(whole, length));
        Plan plan = Telemetry.open(List.of(path.toString()), STANDARD, ToyFormat::recognise);
        if (plan.problems().isEmpty()) {
          ReadReport report = plan.read(o -> {}, Progress.NONE);
          assertThat(report.totals().balances()).isTrue();
          assertThat(report.totals().rejectedCount()).isEqualTo(1);
        } else {
          assertThat(plan.problems()).hasSize(1);
        }
      }
    }
  }

  @Test
  void everyFlippedOctetOfACompressedFileIsSurvived() throws IOException {
    byte[] plain = "#toy\nA 1 x.example\nA 2 x.example\n".getBytes(StandardCharsets.UTF_8);
    for (byte[] whole : List.of(gzip(plain), com.github.luben.zstd.Zstd.compress(plain))) {
      for (int at = 0; at < whole.length; at++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << at % 8);
        Path path = Files.write(folder.resolve("flipped"), flipped);
        Plan plan = Telemetry.open(List.of(path.toString()), STANDARD, ToyFormat::recognise);
        if (plan.problems().isEmpty()) {
          assertThat(plan.read(o -> {}, Progress.NONE).totals().balances()).isTrue();
        }
      }
    }
  }

  @Test
  void standardInputIsReadOnceAndInOrder() throws IOException {
    byte[] content = gzip("#toy\nA 2 x.example\nA 1 x.example\n".getBytes(StandardCharsets.UTF_8));
    String file = file("a", "A 1.5 x.example");
    Result result = read(STANDARD.withStandardInput(new ByteArrayInputStream(content)), "-", file);
    assertThat(result.observations())
        .extracting(o -> o.provenance().file())
        .containsExactly("-", file, "-");
    assertThat(result.only().bytes()).isEqualTo(content.length);
  }

  @Test
  void theOrderDoesNotDependOnThreads() throws IOException {
    Random random = new Random(42);
    for (int f = 0; f < 6; f++) {
      StringBuilder lines = new StringBuilder("#toy\n");
      long time = random.nextInt(20_000);
      for (int i = 0; i < 6_000; i++) {
        time += random.nextInt(3);
        long at = Math.max(0, time - random.nextInt(random.nextInt(50) == 0 ? 2_000 : 300));
        lines.append(
            switch (random.nextInt(12)) {
              case 0 -> "S\n";
              case 1 -> "Q\n";
              case 2 -> "bad " + i + "\n";
              case 3 -> "C " + at + " " + (at + random.nextInt(500)) + "\n";
              case 4 -> "B " + at + " " + (at + random.nextInt(50)) + "\n";
              default -> "A " + at + " n" + random.nextInt(20) + ".example\n";
            });
      }
      try (OutputStream out = Files.newOutputStream(folder.resolve("f" + f + ".log"))) {
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    Result one = read(STANDARD, folder.toString());
    assertThat(one.report().totals().duplicateCount()).isPositive();
    for (int threads : new int[] {2, 4}) {
      Result more = read(STANDARD.withThreads(threads), folder.toString());
      assertThat(more.observations()).isEqualTo(one.observations());
      assertThat(more.report().files()).hasSameSizeAs(one.report().files());
      for (int i = 0; i < one.report().files().size(); i++) {
        assertThat(columns(more.report().files().get(i)))
            .isEqualTo(columns(one.report().files().get(i)));
      }
    }
    if (one.report().totals().lateCount() == 0) {
      assertThat(one.observations()).isSortedAccordingTo(CanonicalOrder.COMPLETE);
    }
  }

  private static List<Object> columns(FileReport file) {
    Ledger ledger = file.ledger();
    return List.of(
        ledger.readCount(),
        ledger.acceptedCount(),
        ledger.skippedCounts(),
        ledger.rejectedCounts(),
        ledger.duplicateCount(),
        ledger.lateCount(),
        file.bytes());
  }

  @Test
  void manyFilesAreOpenedOnlyWhenTheirTimeComes() throws IOException {
    int files = 2_000;
    for (int f = 0; f < files; f++) {
      file(
          "%05d.log".formatted(f),
          "A " + (f * 3600 + 1) + " x.example",
          "A " + (f * 3600 + 2) + " x.example");
    }
    Result result = read(STANDARD.withThreads(2), folder.toString());
    assertThat(result.observations())
        .hasSize(2 * files)
        .isSortedAccordingTo(CanonicalOrder.COMPLETE);
  }

  @Test
  void whatTheSinkThrowsEndsTheReading() throws IOException {
    String file = file("a", "A 1 x.example");
    Plan plan = Telemetry.open(List.of(file), STANDARD.withThreads(3), ToyFormat::recognise);
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            plan.read(
                o -> {
                  throw new IllegalStateException("full");
                },
                Progress.NONE))
        .hasMessage("full");
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
