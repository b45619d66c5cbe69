package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoreSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The time that a case looks at and the store has nothing of, as far as it could have. */
final class Unseen {
  /** Between the last record of a log and the time when it is asked, there may be as much. */
  private static final Duration LATEST = Duration.ofHours(1);

  /** A small network may sleep for a night. */
  private static final Duration SILENCE = Duration.ofHours(24);

  private Unseen() {}

  /** A sentence for each part of the case's time that the store misses. */
  static List<String> gaps(StoreFolder store, CaseFile file) {
    StoreSpan span = StoreSpan.of(store);
    if (span == null) {
      return List.of("the store has no records any more, of any time.");
    }
    List<String> gaps = new ArrayList<>();
    long since = Investigation.micros(file.since());
    if (since < span.firstMicros()) {
      gaps.add(
          "the store has no records before "
              + Host.time(span.firstMicros())
              + ", and the case looks from "
              + file.since()
              + " on.");
    }
    for (StoreSpan silence :
        StoreSpan.silences(
            store, since, Investigation.micros(file.until()), SILENCE.toSeconds() * 1_000_000)) {
      gaps.add(
          "the store has no records from "
              + Host.time(silence.firstMicros())
              + " to "
              + Host.time(silence.lastMicros())
              + ", which the case looks at: what came in between was not seen.");
    }
    if (span.lastMicros() < Investigation.micros(expected(file))) {
      gaps.add(
          "the store has no records after "
              + Host.time(span.lastMicros())
              + ", and the case looks until "
              + file.until()
              + ": what came in between was not seen.");
    }
    return gaps;
  }

  /**
   * Until when the store must have something: what lay in the future when the case was opened is no
   * gap, nor is the day that follows the last answer where nobody asked for it.
   */
  private static Instant expected(CaseFile file) {
    if (!file.untilGiven()) {
      return file.until().minus(CaseFile.AFTER).minusSeconds(1);
    }
    Instant until = file.until().isBefore(file.openedAt()) ? file.until() : file.openedAt();
    return until.minus(LATEST);
  }
}
