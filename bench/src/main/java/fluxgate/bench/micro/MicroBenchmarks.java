package fluxgate.bench.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks, and writes of each JMH's results as JSON and a table.
 *
 * @param root of the repository
 * @param work where worlds are made and kept
 * @param out where results go
 * @param rounds of a second each to measure; twice as many to warm up, within which the compiler is
 *     done with most formats
 */
public record MicroBenchmarks(Path root, Path work, Path out, int rounds) {
  /** The parts of a run, each with its own file. */
  private enum Part {
    FORMATS(FormatBenchmark.class, "record"),
    SIGNALS(SignalBenchmark.class, "measurement"),
    DETECTOR(DetectorBenchmark.class, "observation");

    final Class<?> benchmark;
    final String operation;

    Part(Class<?> benchmark, String operation) {
      this.benchmark = benchmark;
      this.operation = operation;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final TimeValue ROUND = TimeValue.seconds(1);

  /** Octets that JMH's profiler counts for each operation. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /**
   * Measures and writes.
   *
   * @param only {@code formats}, {@code signals}, {@code detector}, or empty for all of them
   */
  public void run(String only) throws IOException, RunnerException {
    SmallWorld world = new SmallWorld(root, work.resolve("micro"));
    List<String> inputs = List.copyOf(world.inputs().keySet());
    for (Part part : Part.values()) {
      if (only.isEmpty() || only.equals(part.word())) {
        Path json = out.resolve("micro-" + part.ordinal() + "-" + part.word() + ".json");
        ChainedOptionsBuilder options =
            new OptionsBuilder()
                .include("\\b" + part.benchmark.getSimpleName() + "\\b")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .forks(1)
                .warmupIterations(2 * rounds)
                .warmupTime(ROUND)
                .measurementIterations(rounds)
                .measurementTime(ROUND)
                .jvmArgsAppend(
                    "-XX:+UseParallelGC",
                    "-Xmx1g",
                    "-D" + SmallWorld.ROOT + "=" + root,
                    "-D" + SmallWorld.FOLDER + "=" + world.folder())
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString());
        switch (part) {
          case FORMATS -> options.param("input", inputs.toArray(String[]::new));
          case SIGNALS -> options.param("signal", SignalBenchmark.names().toArray(String[]::new));
          case DETECTOR -> {}
        }
        long operations = part == Part.DETECTOR ? world.observations().size() : 1;
        List<String> table = table(part, operations, new Runner(options.build()).run());
        Files.write(Path.of(json.toString().replace(".json", ".md")), table);
      }
    }
  }

  /**
   * A row a result: the median of the rounds, the least and the most.
   *
   * @param operations in what JMH takes for one
   */
  private static List<String> table(Part part, long operations, Collection<RunResult> results) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| %s | A SECOND | SPREAD | NS A %s | BYTES A %s |"
            .formatted(part.word(), part.operation, part.operation)
            .toUpperCase(Locale.ROOT));
    lines.add("|---|---:|---:|---:|---:|");
    for (RunResult result : results) {
      Statistics rounds = result.getPrimaryResult().getStatistics();
      double rate = operations * rounds.getPercentile(50);
      double allocated =
          Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore();
      List<String> names = new ArrayList<>();
      for (String parameter : result.getParams().getParamsKeys()) {
        names.add(result.getParams().getParam(parameter));
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f | %,.0f–%,.0f | %,.0f | %,.0f |",
              names.isEmpty() ? "observe" : String.join(" ", names),
              rate,
              operations * rounds.getMin(),
              operations * rounds.getMax(),
              1e9 / rate,
              allocated / operations));
    }
    return lines;
  }
}
