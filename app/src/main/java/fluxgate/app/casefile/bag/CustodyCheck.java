package fluxgate.app.casefile.bag;

import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.source.Sha256;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Whether what was collected, listed and noted is what custody recorded when that was done: for
 * each index of a collection, each listing and each note one record with its hash, and no record
 * without one. In a redacted package none of it can be told: pseudonyms stand in it.
 */
final class CustodyCheck {
  /** What the case is, and whether the package is redacted. */
  static final String CASE = "data/case.json";

  static final String NOTES = "data/notes.jsonl";

  private static final String COLLECTIONS = "data/collections/";
  private static final String LISTINGS = "data/listings/";

  private final SortedMap<String, String> hashes;
  private final List<String> custody;
  private final Consumer<String> say;

  /**
   * @param hashes of the files, by path
   * @param custody the chain
   */
  CustodyCheck(SortedMap<String, String> hashes, List<String> custody, Consumer<String> say) {
    this.hashes = hashes;
    this.custody = custody;
    this.say = say;
  }

  void check(String caseText, List<String> notes) {
    Map<String, Object> known = Jcs.parse(caseText.strip());
    if (known != null && Boolean.TRUE.equals(known.get("redacted"))) {
      return;
    }
    files(COLLECTIONS, Custody.COLLECTED, "a collection");
    files(LISTINGS, Custody.LISTED, "a listing");
    List<String> noted = Custody.hashes(custody, Custody.NOTED);
    int number = 0;
    for (String note : notes) {
      number++;
      if (!noted.remove(Sha256.of(note))) {
        say.accept(
            NOTES
                + ": line "
                + number
                + " is in no record of custody: the note was changed after it was made");
      }
    }
    for (String hash : noted) {
      say.accept(Seal.CUSTODY + ": it records a note of SHA-256 " + hash + ", which is not there");
    }
  }

  private void files(String folder, String act, String what) {
    List<String> recorded = Custody.hashes(custody, act);
    hashes.forEach((path, hash) -> {
      if (path.startsWith(folder) && !recorded.remove(hash)) {
        say.accept(path + ": custody has no record of it: it was changed after it was " + act);
      }
    });
    for (String hash : recorded) {
      say.accept(
          Seal.CUSTODY + ": it records " + what + " of SHA-256 " + hash + ", which is not there");
    }
  }
}
