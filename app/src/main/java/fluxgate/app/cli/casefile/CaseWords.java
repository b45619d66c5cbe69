package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.cli.terminal.Version;
import fluxgate.app.history.folder.Hole;
import fluxgate.app.history.folder.Holes;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The words that the verbs of {@code case} share. */
final class CaseWords extends HistoryWords {
  /** What was done cannot be done: a check that failed, a case that is not there. */
  static final int FAILED = 1;

  /** More is no word of a person but a file. */
  private static final int MOST_TEXT = 10_000;

  private final Set<String> said = new HashSet<>();

  CaseWords(CommandSpec spec) {
    super(spec);
  }

  /** The word at a place. */
  void addWord(int index, String label, String description) {
    command()
        .addPositional(
            PositionalParamSpec.builder()
                .index(String.valueOf(index))
                .paramLabel(label)
                .arity("1")
                .required(true)
                .type(String.class)
                .description(description)
                .build());
  }

  @Override
  public void addNow() {
    option("--now", "TIME", "Write this time into the records, which say that it was given.");
  }

  /** The case that the verb is about. */
  void addCase() {
    addWord(
        0,
        "ID",
        "The case, or its number where no other year has that: 1 for case-2026-0001. See 'fluxgate"
            + " case list'.");
  }

  /** {@code --by}: who does it. */
  void addActor() {
    option("--by", "WHO", "Who does it, for the records (default: the name of this account).");
  }

  /** {@code --why}: why client-level data is looked at. */
  void addWhy() {
    option(
        "--why",
        "TEXT",
        "Why you look at data of clients; it is logged with who and when (default: for the case).");
  }

  /** Says what the store misses of a case's time, before anything that may lack it. */
  void sayMissing(StoreFolder store, CaseFile file) {
    sayMissing(store, micros(file.since()), micros(file.until()));
  }

  /** As above; whether it misses something. */
  boolean sayMissing(StoreFolder store, long sinceMicros, long untilMicros) {
    List<Hole> holes = store.holes(sinceMicros, untilMicros);
    sayAll(Holes.summary(holes, ", so what follows may not be all that was seen"));
    holes.forEach(hole -> said.add(hole.gap()));
    return !holes.isEmpty();
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** Once: what one part of a case misses, others miss as well. */
  @Override
  public void say(String sentence) {
    if (said.add(sentence)) {
      super.say(sentence);
    }
  }

  /** How a command ends that has done what it could: a part of the store may have been missing. */
  static int ended(Dossier dossier) {
    return dossier.whole() ? ExitCode.OK : UNREADABLE;
  }

  String word(int index) {
    return command().positionalParameters().get(index).getValue();
  }

  /** Text that somebody wrote. */
  String checked(String option, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > MOST_TEXT) {
      throw wrong(option + " takes a text of at most " + MOST_TEXT + " letters.");
    }
    return stripped;
  }

  String why(CaseFile file) {
    String why = text("--why");
    return why == null ? "for " + file.id() : checked("--why", why);
  }

  private Custody.Actor actor() {
    String by = text("--by");
    String name = by == null ? System.getProperty("user.name", "unknown") : checked("--by", by);
    return new Custody.Actor(name, machine(), Version.line());
  }

  /** This machine's name, as far as it is known without asking anybody on the network. */
  private static String machine() {
    String name = System.getenv("HOSTNAME");
    if (name == null || name.isBlank()) {
      name = System.getenv("COMPUTERNAME");
    }
    try {
      Path file = Path.of("/etc/hostname");
      if ((name == null || name.isBlank()) && Files.isReadable(file)) {
        name = Files.readString(file).strip();
      }
    } catch (IOException e) {
      // unknown then
    }
    return name == null || name.isBlank() ? "unknown" : name;
  }

  private Custody.When when() {
    return new Custody.When(now().truncatedTo(ChronoUnit.MILLIS), text("--now") != null);
  }

  /** Opens the cases of the store, which has to be there. */
  CaseStore cases() throws StoreException {
    StoreFolder.toRead(folder()).close();
    if (!Files.isWritable(folder())) { // what is done with a case, looking too, is written down
      throw StoreException.writing(folder(), new AccessDeniedException(folder().toString()));
    }
    return CaseStore.open(folder(), actor(), when());
  }

  /** As above to look only, also where nothing may be written; null where there is none yet. */
  @Nullable CaseStore casesToRead() throws StoreException {
    StoreFolder.toRead(folder()).close();
    CaseStore cases = CaseStore.toRead(folder(), actor(), when());
    if (cases == null) {
      say("there is no case in " + folder() + " yet; 'fluxgate case open DOMAIN' opens one.");
    }
    return cases;
  }

  /**
   * The case that is named; null where there is none, which was then said. A given time before the
   * last record of the case is refused.
   */
  @Nullable CaseFile find(CaseStore cases) throws StoreException {
    String id = word(0).toLowerCase(Locale.ROOT);
    List<CaseFile> found = cases.named(id);
    if (found.size() != 1) {
      say(found.isEmpty() ? unknown(cases.cases()) : ambiguous(found));
      return null;
    }
    CaseFile file = found.getFirst();
    Instant last = text("--now") == null ? null : cases.lastTime(file);
    if (last != null && cases.now().isBefore(last)) {
      throw wrong(
          "--now lies before the last record of "
              + file.id()
              + ", which is of "
              + last
              + "; records are written in the order of their times.");
    }
    return file;
  }

  private String unknown(List<CaseFile> all) {
    return "there is no case "
        + word(0)
        + " in "
        + folder()
        + (all.isEmpty()
            ? "; 'fluxgate case open DOMAIN' opens one."
            : "; the latest is "
                + all.getFirst().id()
                + ", and 'fluxgate case list' has all. A case is named by its id, or by its number"
                + " alone.");
  }

  private String ambiguous(List<CaseFile> found) {
    return "several cases have the number "
        + word(0)
        + ": "
        + String.join(", ", found.stream().map(CaseFile::id).toList())
        + "; name one by its id.";
  }

  /** Says of what was done with a closed case that it was closed; custody says so by its order. */
  void sayClosed(CaseFile file) {
    if (file.closedAt() != null) {
      say(
          file.id()
              + " was closed at "
              + file.closedAt()
              + "; this stands in its custody after that. 'fluxgate case open "
              + file.subject()
              + "' opens a new one.");
    }
  }

  /** Where raw records of a case are kept. */
  Path evidence(CaseFile file) {
    return folder().resolve("cases").resolve(file.id());
  }
}
