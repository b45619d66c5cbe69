package fluxgate.bench.pair;

import fluxgate.bench.world.Day;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a row came to.
 *
 * @param value what the goal speaks of: the median, with its unit
 * @param spread from least to most
 * @param absolute medians behind it
 * @param met whether the median reaches the goal
 * @param notes how it was measured: commands, sizes
 */
record Result(String value, String spread, String absolute, String met, List<String> notes) {
  /** The result where both sides read the same records of a day; {@code more} is noted as well. */
  static Result ofTurns(
      Turns turns, Goal goal, long records, Day day, Program ours, Program theirs, String... more) {
    List<String> notes = new ArrayList<>();
    notes.add(Words.count(records) + " records of `" + day.command() + "`:");
    notes.add("");
    notes.add(command(ours));
    notes.add(command(theirs));
    notes.addAll(List.of(more));
    return ofTurns(turns, goal, notes);
  }

  /** The result where both sides' seconds are compared. */
  static Result ofTurns(Turns turns, Goal goal, List<String> notes) {
    Spread ratio = turns.ratio();
    return new Result(
        Words.number(ratio.median()),
        Words.range(ratio),
        Words.seconds(Spread.of(turns.ours()).median())
            + " against "
            + Words.seconds(Spread.of(turns.theirs()).median()),
        goal.met(ratio.median()),
        notes);
  }

  /** Writes the row of the table as the first line of the file, and the notes below. */
  void writeTo(Path file, Rows.Row row, Bench bench, String commit) throws IOException {
    List<String> lines = new ArrayList<>();
    String goal = row.goal().words();
    lines.add(
        "| " + String.join(" | ", row.work(), goal, value, spread, met, absolute, commit) + " |");
    lines.add("");
    lines.add("**" + row.work() + "**");
    lines.add("");
    notes.forEach(note -> lines.add(bench.shown(note)));
    lines.add("");
    Files.write(file, lines);
  }

  /** A note that shows a command. */
  static String command(Program program) {
    return "    " + program;
  }
}
