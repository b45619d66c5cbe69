package fluxgate.bench;

import fluxgate.bench.micro.MicroBenchmarks;
import fluxgate.bench.pair.Bench;
import fluxgate.bench.pair.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures one part, from the root of the repository:
 *
 * <pre>
 * java -jar bench/target/bench.jar pairs|memory|micro [--work FOLDER] [--out FOLDER] [--rounds N]
 *     [--scale X] [--only ID,ID] [--commit HASH]
 * </pre>
 *
 * Writes a file a row into the folder {@code --out}.
 */
final class Main {
  private Main() {}

  public static void main(String[] words) throws IOException, RunnerException {
    Options options = new Options(words);
    Path work = Path.of(options.get("--work", "bench/target/work")).toAbsolutePath();
    Path out = Path.of(options.get("--out", "bench/target/performance"));
    Files.createDirectories(work);
    Files.createDirectories(out);
    Bench bench =
        new Bench(
            Path.of("").toAbsolutePath(),
            work,
            Integer.parseInt(options.get("--rounds", "5")),
            Double.parseDouble(options.get("--scale", "1")));
    List<String> only = List.of(options.get("--only", "").split(","));
    if (options.part().equals("micro")) {
      new MicroBenchmarks(bench.root(), work, out, bench.rounds()).run(options.get("--only", ""));
      return;
    }
    for (int number = 0; number < Rows.TABLE.size(); number++) {
      Rows.Row row = Rows.TABLE.get(number);
      boolean isWanted = only.equals(List.of("")) || only.contains(row.id());
      if (row.part().equals(options.part()) && isWanted) {
        System.err.println(row.id() + ": " + row.work());
        Path file = out.resolve("row-%02d-%s.md".formatted(number, row.id()));
        row.writeTo(file, bench, options.get("--commit", ""));
      }
    }
  }
}
