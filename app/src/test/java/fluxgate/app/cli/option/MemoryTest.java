package fluxgate.app.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MemoryTest {
  private static final String SAMPLES = Path.of("..", "samples").toAbsolutePath() + "";

  @TempDir Path folder;

  private static @Nullable Long octets(String text) {
    Memory memory = Memory.parse(text);
    return memory == null ? null : memory.octets();
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "268435456,268435456",
    "512m,536870912",
    "512M,536870912",
    "2g,2147483648",
    "1024k,1048576",
    "007m,7340032",
    "m,",
    "1.5g,",
    "1gb,",
    "-1,",
    "'',",
    "9999999999999999999,",
    "999999999999999999g,"
  })
  void sizesAreWrittenAsJavaWritesThem(String text, @Nullable Long octets) {
    assertThat(octets(text)).isEqualTo(octets);
  }

  @Test
  void theDetectorGetsHalfOfWhatIsNotJavasOwn() {
    assertThat(new Memory(1L << 30).detectorOctets()).isEqualTo((912L << 20) / 2);
    assertThat(new Memory(1L << 30)).hasToString("1g");
    assertThat(new Memory(1L << 29)).hasToString("512m");
  }

  @Test
  void theSummaryHasWhatWasGivenAndWhatWasForgotten() throws Exception {
    Path summary = folder.resolve("summary.json");
    CommandRun run =
        CommandRun.of("hunt", SAMPLES, "--memory", "256m", "--summary", summary.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.err()).doesNotContain("memory was full");
    assertThat(Files.readString(summary))
        .contains("\"memory\":{\"given_bytes\":268435456,\"detector_bytes\":75497472,")
        .contains("\"forgotten\":{\"domains\":0,\"quiet_names\":0,");
  }

  @Test
  void aRunInLittleMemoryThatForgetsSaysSo() throws Exception {
    StringBuilder log = new StringBuilder();
    log.append(
        "#separator \\x09\n#fields\tts\tid.orig_h\tid.resp_h\tquery\tqtype_name\trcode_name\tanswers\tTTLs\n");
    for (int i = 0; i < 400_000; i++) {
      log.append(1_793_577_600 + i / 1000)
          .append("\t10.0.0.1\t10.0.0.53\tname-of-some-length-")
          .append(i)
          .append(".example\tA\tNOERROR\t8.8.4.")
          .append(i % 200)
          .append("\t60\n");
    }
    Path file = Files.writeString(folder.resolve("dns.log"), log);
    Path summary = folder.resolve("summary.json");
    CommandRun run =
        CommandRun.of("hunt", file.toString(), "--memory", "256m", "--summary", summary.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains("memory was full: within 256m, ")
        .contains("Give more with --memory.");
    assertThat(Files.readString(summary))
        .containsPattern("\"forgotten\":\\{\"domains\":0,\"quiet_names\":[1-9]");
    CommandRun more = CommandRun.of("hunt", file.toString(), "--memory", "1g");
    assertThat(more.err()).doesNotContain("memory was full");
  }

  @Test
  void aHeapThatRunsOutIsOneSentence() throws Exception {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx12m",
                "-cp",
                classes,
                "fluxgate.app.Main",
                "hunt",
                SAMPLES)
            .redirectError(folder.resolve("errors").toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertThat(small.waitFor()).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("errors")))
        .hasSize(1)
        .first()
        .asString()
        .contains("the memory that it was given is used up; give it more, as in --memory 256m, ");
  }
}
