package fluxgate.app.casefile.dossier;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.history.StoreFolder;
import fluxgate.app.history.StoreSpan;
import java.util.ArrayList;
import java.util.List;

/** The time that a case looks at and the store has nothing of. */
final class Unseen {
  private Unseen() {}

  /** A sentence for each end of the case's time that lies beyond the store's records. */
  static List<String> gaps(StoreFolder store, CaseFile file) {
    StoreSpan span = StoreSpan.of(store);
    List<String> gaps = new ArrayList<>();
    if (span == null) {
      return gaps;
    }
    if (Investigation.micros(file.since()) < span.firstMicros()) {
      gaps.add(
          "the store has no records before "
              + Host.time(span.firstMicros())
              + ", and the case looks from "
              + file.since()
              + " on.");
    }
    if (span.lastMicros() < Investigation.micros(file.until()) - 1_000_000) {
      gaps.add(
          "the store has no records after "
              + Host.time(span.lastMicros())
              + ", and the case looks until "
              + file.until()
              + ": what came in between was not seen.");
    }
    return gaps;
  }
}
