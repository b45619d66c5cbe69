package fluxgate.app.cli.hunt;

import fluxgate.app.context.BaselineFile;
import fluxgate.app.ledger.OutputException;
import fluxgate.detect.Detector;
import fluxgate.detect.baseline.Baseline;
import fluxgate.detect.baseline.BaselineLearner.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The baseline that a hunt judges against, and the one that it adds to. */
final class Learning {
  /** Networks on which traffic and table disagree are named up to here. */
  private static final int MOST_CONTRADICTIONS = 5;

  private final @Nullable Path file;
  private final Baseline soFar;

  private Learning(@Nullable Path file, Baseline soFar) {
    this.file = file;
    this.soFar = soFar;
  }

  /**
   * Reads what was learned so far, before anything else is read: a run of hours should not end in a
   * damaged file.
   *
   * @throws IOException whose message is a sentence without its full stop
   */
  static Learning open(@Nullable Path learn) throws IOException {
    boolean isThere = learn != null && Files.exists(learn);
    return new Learning(learn, isThere && learn != null ? BaselineFile.read(learn) : Baseline.COLD);
  }

  /** Makes the detector learn, where that was asked for. */
  void begin(Detector detector) {
    if (file != null) {
      detector.learn();
    }
  }

  /** Writes what was learned; returns sentences on what a person should know. */
  List<String> finish(Detector detector) throws OutputException {
    List<String> said = new ArrayList<>();
    said.addAll(detector.baselineNotes());
    if (file == null) {
      return said;
    }
    Lesson lesson = detector.learned();
    Baseline merged = soFar.with(lesson.baseline()).current();
    if (lesson.baseline().isCold()) {
      said.add("nothing was learned; " + file + " stays as it was.");
    } else {
      try {
        BaselineFile.write(merged, file);
      } catch (IOException e) {
        throw new OutputException(file.toString(), e);
      }
      said.add(
          String.format(
              Locale.ROOT,
              "learned %,d name-days into %s, now %s: %,d name-days on %,d %s.",
              lesson.baseline().nameDays(),
              file,
              merged.version(),
              merged.nameDays(),
              merged.dayCount(),
              merged.dayCount() == 1 ? "day" : "days"));
    }
    if (lesson.suspects() > 0) {
      said.add(
          String.format(
              Locale.ROOT,
              "%,d rotating %s taught nothing: they reached watch, or sit mostly in access"
                  + " networks.",
              lesson.suspects(),
              lesson.suspects() == 1 ? "name" : "names"));
    }
    if (lesson.frozenDays() > 0) {
      said.add(
          lesson.frozenDays()
              + " days taught nothing, because memory was short on them (STATE_PRESSURE).");
    }
    detector.surroundings().roles().contradictions().stream()
        .limit(MOST_CONTRADICTIONS)
        .map(sentence -> sentence + ".")
        .forEach(said::add);
    return said;
  }
}
