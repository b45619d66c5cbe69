package fluxgate.bench.pair;

import fluxgate.bench.world.Day;
import fluxgate.bench.world.ZeekLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CPU seconds of a hunt against those of DuckDB, which is asked for the least that a rule for fast
 * flux needs. Of DuckDB the lesser of two figures counts: the whole process as the kernel accounts
 * it, or what it says of itself between connecting and the end of the query, its start left out.
 *
 * @param lookups of a benign name a day
 */
record AgainstDuckDb(DuckDbQuery.Input input, int lookups) implements Rows.Measurement {
  @Override
  public Result measure(Bench bench, Goal goal) throws IOException {
    Day day = bench.day(lookups);
    Path log = input == DuckDbQuery.Input.TSV ? day.tsv() : day.json();
    long records = ZeekLog.count(day.tsv());
    Program hunt = bench.hunt(List.of(log, day.networkMap()));
    Program query = DuckDbQuery.program(bench, input, log);
    List<Double> wholes = new ArrayList<>();
    Turns turns =
        Turns.take(
            bench.rounds(),
            () -> bench.counted(hunt, records).cpuSeconds(),
            () -> {
              Path said = bench.work().resolve("duckdb.txt");
              double whole = query.run(said).cpuSeconds();
              String[] words = Files.readString(said).strip().split(" ");
              Bench.check(Long.parseLong(words[1]), records, query);
              wholes.add(whole);
              return Math.min(whole, Double.parseDouble(words[2]));
            });
    return Result.ofTurns(
        turns,
        goal,
        records,
        day,
        hunt,
        query,
        "",
        "DuckDB's whole process took "
            + Words.seconds(Spread.of(wholes).median())
            + " of CPU; its start is left out above.");
  }
}
