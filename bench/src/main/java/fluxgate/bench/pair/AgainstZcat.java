package fluxgate.bench.pair;

import fluxgate.bench.world.Day;
import fluxgate.bench.world.ZeekLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Elapsed time of a hunt in compressed files against that of decompressing them, one after the
 * other, and counting their lines.
 *
 * @param shape of the day
 */
record AgainstZcat(Shape shape) implements Rows.Measurement {
  /** The files of a day. */
  @FunctionalInterface
  interface Shape {
    List<Path> of(Day day) throws IOException;
  }

  /**
   * Seconds that counting took; they must come to the records and the lines of headers and footers.
   */
  private static double lines(Bench bench, Program zcat, long records, List<Path> files)
      throws IOException {
    Path said = bench.work().resolve("zcat.txt");
    double seconds = zcat.run(said).elapsedSeconds();
    long lines = 0;
    for (String count : Files.readAllLines(said)) {
      lines += Long.parseLong(count.strip());
    }
    for (Path file : files) {
      lines -= ZeekLog.comments(file);
    }
    Bench.check(lines, records, zcat);
    return seconds;
  }

  @Override
  public Result measure(Bench bench, Goal goal) throws IOException {
    Day day = bench.day();
    List<Path> files = shape.of(day);
    long records = ZeekLog.count(day.tsv());
    StringBuilder names = new StringBuilder();
    files.forEach(file -> names.append(' ').append(file));
    List<Path> inputs = new ArrayList<>(files);
    inputs.add(day.networkMap());
    Program hunt = bench.hunt(inputs);
    Program zcat =
        Program.shell(bench.root(), "for file in" + names + "; do zcat $file | wc -l; done");
    Turns turns =
        Turns.take(
            bench.rounds(),
            () -> bench.counted(hunt, records).elapsedSeconds(),
            () -> lines(bench, zcat, records, files));
    return Result.ofTurns(turns, goal, records, day, hunt, zcat);
  }
}
