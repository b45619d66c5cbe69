package fluxgate.bench.pair;

import fluxgate.bench.world.Day;
import fluxgate.bench.world.ZeekLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CPU seconds of a hunt against those of mawk, which counts how often each name stands there. */
record AgainstMawk() implements Rows.Measurement {
  private static final String COUNT =
      "mawk -F'\\t' '!/^#/ { n[$10]++ } END { for (name in n) sum += n[name]; print sum }' ";

  @Override
  public Result measure(Bench bench, Goal goal) throws IOException {
    Day day = bench.day();
    long records = ZeekLog.count(day.tsv());
    Program hunt = bench.hunt(List.of(day.tsv(), day.networkMap()));
    Program mawk = Program.shell(bench.root(), COUNT + day.tsv());
    Turns turns =
        Turns.take(
            bench.rounds(),
            () -> bench.counted(hunt, records).cpuSeconds(),
            () -> {
              Path said = bench.work().resolve("mawk.txt");
              double seconds = mawk.run(said).cpuSeconds();
              Bench.check(Long.parseLong(Files.readString(said).strip()), records, mawk);
              return seconds;
            });
    return Result.ofTurns(turns, goal, records, day, hunt, mawk);
  }
}
