package fluxgate.bench.pair;

import fluxgate.app.source.Plan;
import fluxgate.app.source.Progress;
import fluxgate.app.source.ReadOptions;
import fluxgate.app.source.Telemetry;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Reads a capture as a hunt does, all on one thread, and throws away what a detector would be
 * given. Prints a line a reading: records, nanoseconds of CPU of the thread, and of the process.
 */
final class ReadAlone {
  private ReadAlone() {}

  /** Reads the first argument as many times as the second says. */
  public static void main(String[] arguments) {
    for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
      long thread = threadNanos();
      long process = processNanos();
      Plan plan = Telemetry.open(List.of(arguments[0]), ReadOptions.standard().withThreads(1));
      long records = plan.read(observation -> {}, Progress.NONE).totals().readCount();
      System.out.println(
          records + " " + (threadNanos() - thread) + " " + (processNanos() - process));
    }
  }

  private static long threadNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long processNanos() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(java.time.Duration::toNanos)
        .orElse(0L);
  }
}
