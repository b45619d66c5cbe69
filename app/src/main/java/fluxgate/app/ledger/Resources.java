package fluxgate.app.ledger;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a run took.
 *
 * @param elapsed by the wall clock
 * @param cpu of all threads of the process, its start included
 * @param peakMemoryBytes resident at most where the system says (Linux), else the heap in use now
 */
public record Resources(Duration elapsed, Duration cpu, long peakMemoryBytes) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  /**
   * What this process took until now.
   *
   * @param startNanos System.nanoTime() when the run began
   */
  public static Resources since(long startNanos) {
    return new Resources(
        Duration.ofNanos(System.nanoTime() - startNanos),
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
        peakMemory());
  }

  private static long peakMemory() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(PEAK)) {
          String kibibytes = line.substring(PEAK.length()).replace("kB", "").strip();
          return Long.parseLong(kibibytes) * 1024;
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Not Linux: the heap is the next best figure.
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
