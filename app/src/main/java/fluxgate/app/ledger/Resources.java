package fluxgate.app.ledger;

import fluxgate.detect.MemoryPressure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;

/**
 * What a run took.
 *
 * @param elapsed by the wall clock
 * @param cpu of all threads of the process, its start included
 * @param peakMemoryBytes resident at most where the system says (Linux), else the sum of the most
 *     that each of Java's pools held
 * @param givenBytes what it was to stay within
 * @param detectorBytes what of that the detector may fill
 * @param pressure what the detector had to forget for want of it
 */
public record Resources(
    Duration elapsed,
    Duration cpu,
    long peakMemoryBytes,
    long givenBytes,
    long detectorBytes,
    MemoryPressure pressure) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  /**
   * What this process took until now.
   *
   * @param startNanos System.nanoTime() when the run began
   */
  public static Resources since(
      long startNanos, long givenBytes, long detectorBytes, MemoryPressure pressure) {
    return new Resources(
        Duration.ofNanos(System.nanoTime() - startNanos),
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
        peakMemory(),
        givenBytes,
        detectorBytes,
        pressure);
  }

  /** Writes the fields of the summary that say so. */
  void write(JsonGenerator out) {
    out.writeNumberProperty("elapsed_seconds", elapsed.toMillis() / 1000.0);
    out.writeNumberProperty("cpu_seconds", cpu.toMillis() / 1000.0);
    out.writeNumberProperty("peak_memory_bytes", peakMemoryBytes);
    out.writeObjectPropertyStart("memory");
    out.writeNumberProperty("given_bytes", givenBytes);
    out.writeNumberProperty("detector_bytes", detectorBytes);
    out.writeObjectPropertyStart("forgotten");
    out.writeNumberProperty("domains", pressure.domains());
    out.writeNumberProperty("quiet_names", pressure.quietNames());
    out.writeNumberProperty("contacts", pressure.contacts());
    out.writeNumberProperty("delegations", pressure.delegations());
    out.writeNumberProperty("single_use_names", pressure.singleUseNames());
    out.writeNumberProperty("aliases", pressure.aliases());
    out.writeEndObject();
    out.writeEndObject();
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
      // Not Linux: what Java itself knows of is the next best figure.
    }
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
