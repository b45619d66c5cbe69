package fluxgate.bench.pair;

import fluxgate.bench.world.Day;
import fluxgate.bench.world.ZeekLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A large day, and a quarter and a sixteenth of its records in which every name still stands: what
 * a record more costs in the second step, by what it costs in the first. Memory is to follow the
 * names, which the three have in common, and not the records.
 */
record Growth() implements Rows.Measurement {
  private static final int LOOKUPS = 240;
  private static final int[] ONE_IN = {16, 4, 1};

  @Override
  public Result measure(Bench bench, Goal goal) throws IOException {
    Day day = bench.day(LOOKUPS);
    List<Program> hunts = new ArrayList<>();
    long[] records = new long[ONE_IN.length];
    for (int size = 0; size < ONE_IN.length; size++) {
      Path log = day.thinned(ONE_IN[size]);
      records[size] = ZeekLog.count(log);
      hunts.add(bench.hunt(List.of(log, day.networkMap())));
    }
    List<List<Usage>> taken = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < bench.rounds(); round++) {
      for (int size = 0; size < ONE_IN.length; size++) {
        taken.get(size).add(bench.counted(hunts.get(size), records[size]));
      }
      ratios.add(perAdded(taken, records, 1) / perAdded(taken, records, 0));
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        Words.count(ZeekLog.distinctNames(day.tsv()))
            + " names of `"
            + day.command()
            + "`, all of them in each of:");
    notes.add("");
    StringBuilder absolute = new StringBuilder();
    for (int size = 0; size < ONE_IN.length; size++) {
      String cpu = Words.seconds(Spread.of(taken.get(size), Usage::cpuSeconds).median());
      String peak = Words.mebibytes(Spread.of(taken.get(size), Usage::peakBytes).median());
      absolute.append(size == 0 ? "" : ", ").append(cpu).append(' ').append(peak);
      notes.add(
          "* " + Words.count(records[size]) + " records: " + cpu + " of CPU, " + peak + " at most");
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
