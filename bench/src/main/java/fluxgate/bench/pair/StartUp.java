package fluxgate.bench.pair;

import fluxgate.bench.world.ZeekLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Elapsed time of something short against that of a JVM that prints one line. So short that other
 * work on the machine shows: it is measured in more rounds.
 */
record StartUp(Command command) implements Rows.Measurement {
  private static final int LEAST_ROUNDS = 20;
  private static final int LINES = 1_000;

  /** What is started. */
  @FunctionalInterface
  interface Command {
    Program of(Bench bench) throws IOException;
  }

  static StartUp version() {
    return new StartUp(bench -> new Program(bench.root(), List.of("./fluxgate", "--version")));
  }

  /** The first thousand records of the day, without a network map. */
  static StartUp huntOfAThousandLines() {
    return new StartUp(bench -> {
      Path log = bench.work().resolve("thousand.log");
      ZeekLog.copyBeginning(bench.day().tsv(), log, LINES);
      return bench.hunt(List.of(log));
    });
  }

  @Override
  public Result measure(Bench bench, Goal goal) throws IOException {
    Program ours = command.of(bench);
    Program bare =
        new Program(
            bench.root(),
            List.of(Bench.java(), "-cp", bench.classes().toString(), OneLine.class.getName()));
    ours.run(); // the first start after a build prepares the others
    Turns turns =
        Turns.take(
            Math.max(LEAST_ROUNDS, bench.rounds()), ours::elapsedSeconds, bare::elapsedSeconds);
    return Result.ofTurns(turns, goal, List.of(Result.command(ours), Result.command(bare)));
  }
}
