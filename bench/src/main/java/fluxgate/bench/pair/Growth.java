package fluxgate.bench.pair;

import fluxgate.bench.world.Day;
import fluxgate.bench.world.ZeekLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Three days of the same names, each with four times the lookups of the one before: what a record
 * more costs in the second step, by what it costs in the first. Memory is to follow the names,
 * which the days have in common, and not the records.
 */
record Growth() implements Rows.Measurement {
  private static final int[] LOOKUPS = {15, 60, 240};

  @Override
  public Result measure(Bench bench, Goal goal) throws IOException {
    List<Day> days = new ArrayList<>();
    List<Program> hunts = new ArrayList<>();
    long[] records = new long[LOOKUPS.length];
    for (int lookups : LOOKUPS) {
      Day day = bench.day(lookups);
      records[days.size()] = ZeekLog.count(day.tsv());
      hunts.add(bench.hunt(List.of(day.tsv(), day.networkMap())));
      days.add(day);
    }
    List<List<Usage>> taken = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < bench.rounds(); round++) {
      for (int size = 0; size < LOOKUPS.length; size++) {
        taken.get(size).add(bench.counted(hunts.get(size), records[size]));
      }
      ratios.add(perAdded(taken, records, 1) / perAdded(taken, records, 0));
    }
    List<String> notes = new ArrayList<>();
    StringBuilder absolute = new StringBuilder();
    for (int size = 0; size < LOOKUPS.length; size++) {
      String cpu = Words.seconds(Spread.of(taken.get(size), Usage::cpuSeconds).median());
      String peak = Words.mebibytes(Spread.of(taken.get(size), Usage::peakBytes).median());
      absolute.append(size == 0 ? "" : ", ").append(cpu).append(' ').append(peak);
      notes.add(
          "* "
              + Words.count(records[size])
              + " records of "
              + Words.count(ZeekLog.distinctNames(days.get(size).tsv()))
              + " names (`"
              + days.get(size).command()
              + "`): "
              + cpu
              + " of CPU, "
              + peak
              + " at most");
    }
    notes.add("");
    hunts.forEach(hunt -> notes.add(Result.command(hunt)));
    Spread ratio = Spread.of(ratios);
    return new Result(
        Words.number(ratio.median()),
        Words.range(ratio),
        absolute.toString(),
        goal.met(ratio.median()),
        notes);
  }

  /** CPU seconds of the last round for each record that a size has more than the one before. */
  private static double perAdded(List<List<Usage>> taken, long[] records, int size) {
    double more =
        taken.get(size + 1).getLast().cpuSeconds() - taken.get(size).getLast().cpuSeconds();
    return more / (records[size + 1] - records[size]);
  }
}
