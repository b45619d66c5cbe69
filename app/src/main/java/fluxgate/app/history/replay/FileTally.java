package fluxgate.app.history.replay;

import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.Ledger;
import fluxgate.app.source.Sha256;
import fluxgate.observation.Observation;
import fluxgate.observation.RRsetObservation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What became of the rows of one stored file. */
final class FileTally {
  /** What the file's format is called beside those of inputs. */
  private static final String FORMAT = "fluxgate-store";

  private final StoredFile file;
  private final Path path;
  private final int kindPlace;
  private final Ledger ledger = new Ledger();
  private @Nullable String note;

  FileTally(StoredFile file, Path path) {
    this.file = file;
    this.path = path;
    this.kindPlace = StoredFile.Kind.SEEN.indexOf(file.kind());
  }

  StoredFile file() {
    return file;
  }

  /** Where its kind stands among {@link StoredFile.Kind#SEEN}. */
  int kindPlace() {
    return kindPlace;
  }

  Path path() {
    return path;
  }

  /** Why the file is not to be opened; null where it has the size that was published. */
  @Nullable String unusable() {
    try {
      return Files.size(path) == file.octets() ? null : "is cut short or changed, and was left out";
    } catch (IOException e) {
      return "is missing, and was left out";
    }
  }

  /** A row was handed on, or left out for its time. */
  void read(Observation observation, boolean within, boolean late) {
    ledger.read();
    if (!within) {
      ledger.outOfRange();
      return;
    }
    ledger.accepted();
    if (late) {
      ledger.late();
    }
    if (observation instanceof RRsetObservation seen && seen.isAggregate()) {
      ledger.event(seen.firstSeenMicros());
      ledger.event(seen.lastSeenMicros());
    } else {
      ledger.event(observation.timeMicros());
    }
  }

  /** What is left cannot be read: it counts as one record. */
  void damaged(String what) {
    say(what + ", so what it holds may be missing from the verdicts");
  }

  private void say(String what) {
    if (note == null) {
      note = what + "; 'fluxgate history verify' sets it aside";
      ledger.read();
      ledger.rejected("stream_damaged", new Ledger.Place(0, 0));
    }
  }

  /** Not all damage keeps a file from being read. */
  private void checkHash() {
    try {
      if (note == null && !Sha256.of(path).equals(file.sha256())) {
        say("is not what was published: its hash differs, so verdicts may rest on what nobody saw");
      }
    } catch (IOException e) {
      // A writer has replaced it since it was read.
    }
  }

  /** Whether something of it could not be read as it was published; once it is reported. */
  boolean isDamaged() {
    return note != null;
  }

  FileReport report() {
    checkHash();
    return new FileReport(
        path.toString(), FORMAT, file.octets(), file.octets(), ledger, null, note);
  }
}
