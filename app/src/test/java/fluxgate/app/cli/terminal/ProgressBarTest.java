package fluxgate.app.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final long SECOND = 1_000_000_000;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  private ProgressBar bar(boolean visible, boolean colour) {
    return new ProgressBar(
        new PrintStream(screen, true, StandardCharsets.UTF_8), visible, colour, nanos::get);
  }

  @Test
  void itShowsShareRateAndTimeLeft() {
    try (ProgressBar bar = bar(true, false)) {
      nanos.set(2 * SECOND);
      bar.update(25_000_000, 100_000_000, 50_000);
      assertThat(screen.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              "\r" + "\u001B[K███░░░░░░░░░ 25 %  25.0 MB of 100.0 MB  25,000 records/s  6 s left");
    }
    assertThat(screen.toString(StandardCharsets.UTF_8)).endsWith("left\r\u001B[K");
  }

  /** What stands on the screen after so many seconds. */
  private String shown(long seconds, long bytes, long total, long records) {
    screen.reset();
    try (ProgressBar bar = bar(true, false)) {
      nanos.addAndGet(seconds * SECOND);
      bar.update(bytes, total, records);
      String text = screen.toString(StandardCharsets.UTF_8);
      return text.substring(text.indexOf("[K") + 2);
    }
  }

  @Test
  void itNeverSaysThatAllIsDoneWhileItGoesOn() {
    assertThat(shown(10, 9_996, 10_000, 1)).contains(" 99 %").contains("0 s left");
    assertThat(shown(10, 10_000, 10_000, 1)).contains(" 99 %").contains("almost done");
    assertThat(shown(10, 10_001, 10_000, 1)).contains(" 99 %").contains("almost done");
    assertThat(shown(10, 0, 10_000, 0)).contains(" 0 %").doesNotContain("left");
  }

  @Test
  void ofAPipeItSaysThatItsSizeIsUnknown() {
    assertThat(shown(10, 25_000_000, -1, 50_000))
        .isEqualTo("25.0 MB of unknown size  5,000 records/s");
  }

  @Test
  void itFitsIntoOneLineOfATerminal() {
    String widest = shown(1500, 166_600_000_000L, 999_900_000_000L, 1_500_000_000L);
    assertThat(widest).contains("2 h 5 min left").hasSizeLessThan(80);
    assertThat(shown(755, 499_900_000_000L, 999_900_000_000L, 755_500_000L))
        .contains("12 min 35 s left")
        .hasSizeLessThan(80);
  }

  @Test
  void itIsRedrawnTenTimesASecondAtMost() {
    try (ProgressBar bar = bar(true, true)) {
      for (int i = 1; i <= 1000; i++) {
        nanos.set(i * SECOND / 1000);
        bar.update(i, 1000, i);
      }
    }
    String shown = screen.toString(StandardCharsets.UTF_8);
    assertThat(shown.split("records/s", -1)).hasSizeLessThanOrEqualTo(11);
    assertThat(shown).contains("\u001B[36m");
  }

  @Test
  void nothingIsShownWhereNobodyLooks() {
    try (ProgressBar bar = bar(false, true)) {
      nanos.set(SECOND);
      bar.update(1, 2, 3);
    }
    assertThat(screen.size()).isZero();
  }
}
