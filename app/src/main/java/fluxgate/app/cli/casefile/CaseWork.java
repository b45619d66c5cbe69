package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.casefile.dossier.Investigation;
import fluxgate.app.casefile.dossier.Judgement;
import fluxgate.app.casefile.evidence.Collection;
import fluxgate.app.casefile.evidence.Collector;
import fluxgate.app.casefile.evidence.FrozenInput;
import fluxgate.app.casefile.evidence.InputState;
import fluxgate.app.cli.option.Memory;
import fluxgate.app.cli.option.StandardFolder;
import fluxgate.app.cli.terminal.ProgressBar;
import fluxgate.app.context.ContextStore;
import fluxgate.app.context.DetectorContexts;
import fluxgate.app.context.KnownDomains;
import fluxgate.app.explain.Explanation;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredContext;
import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.source.Sha256;
import fluxgate.detect.DetectorContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What several verbs do with a case: look into the store, and copy raw records. */
final class CaseWork {
  private final CaseWords words;
  private final StoreFolder store;
  private final CaseStore cases;
  private final CaseFile file;

  CaseWork(CaseWords words, StoreFolder store, CaseStore cases, CaseFile file) {
    this.words = words;
    this.store = store;
    this.cases = cases;
    this.file = file;
  }

  /** What is known, as far as tables tell. */
  Dossier dossier() throws StoreException {
    return dossier(List.of(), List.of());
  }

  /** What is known, with the domains judged anew. */
  Dossier judged() throws StoreException {
    DetectorContext context;
    try {
      DetectorContext networks =
          DetectorContexts.load(StoredContext.newest(store), null, words::say);
      ContextStore known = StandardFolder.contextStore();
      context =
          Memory.given()
              .limit(networks)
              .withDomains(KnownDomains.load(known, List.of(), networks.suffixes(), words::say));
    } catch (IOException e) {
      throw StoreException.reading(store.folder(), e);
    }
    try (ProgressBar progress = ProgressBar.onTerminal()) {
      List<String> missing = new ArrayList<>();
      return dossier(Judgement.of(store, file, context, progress, missing::add), missing);
    }
  }

  Dossier dossier(List<Explanation> explanations, List<String> missing) throws StoreException {
    return new Investigation(store, cases, file, Memory.databaseOctets()).of(explanations, missing);
  }

  /**
   * What was collected.
   *
   * @param records copied now
   * @param missing wanted, and not among all copies
   */
  record Collected(long records, long missing, Collection all) {}

  /** Copies what the claims rest on and is not copied yet. */
  Collected collect(Dossier dossier, List<Path> lookIn) throws StoreException {
    Path folder = words.evidence(file);
    try {
      Collection before = collection(cases.custody(file));
      List<RawPlace> wanted = new ArrayList<>(Investigation.wanted(dossier.claims()));
      wanted.removeIf(before.records()::containsKey);
      Collector.Done done =
          new Collector(folder, dossier.imports(), lookIn)
              .collect(wanted, cases.now(), UUID.randomUUID().toString());
      if (done == null) {
        return new Collected(0, 0, before);
      }
      cases.record(
          file,
          new Custody.Act(
              Custody.COLLECTED,
              done.records() + " raw records of " + wanted.size(),
              done.sha256(),
              Files.size(done.index()),
              "the inputs of the store's imports",
              "read by offset from inputs whose SHA-256 is that of the import"));
      sayMissing(done.inputs());
      return new Collected(
          done.records(), wanted.size() - done.records(), collection(cases.custody(file)));
    } catch (IOException e) {
      throw StoreException.writing(folder, e);
    }
  }

  /**
   * What was copied, as far as it is as custody recorded it.
   *
   * @param custody the chain
   */
  Collection collection(List<String> custody) throws IOException {
    return Collection.read(words.evidence(file), Custody.hashes(custody, Custody.COLLECTED));
  }

  /**
   * Why nothing can go out as this case's: what the store holds of it is not what custody recorded;
   * null where it is.
   */
  @Nullable String difference(List<String> custody, Collection all) throws StoreException {
    String problem = Custody.problem(custody, file.id());
    if (problem != null) {
      return "the custody of " + file.id() + " in this store is damaged: " + problem;
    }
    if (!all.lost().isEmpty()) {
      return all.unrecorded().isEmpty()
          ? "raw records that were collected for " + file.id() + " are gone from the store"
          : "what was collected for "
              + file.id()
              + " is not as custody recorded it: "
              + all.unrecorded().getFirst()
              + " was changed";
    }
    List<String> noted = Custody.hashes(custody, Custody.NOTED);
    for (CaseFile.Note note : cases.notes(file)) {
      if (!noted.remove(Sha256.of(CaseStore.line(note)))) {
        return "the note of " + note.at() + " is not as custody recorded it";
      }
    }
    if (!noted.isEmpty()) {
      return "a note that custody recorded is gone from the store";
    }
    List<String> listed = Custody.hashes(custody, Custody.LISTED);
    for (String text : cases.listings(file)) {
      if (!listed.remove(Sha256.of(text))) {
        return "what " + file.id() + " listed is not as custody recorded it";
      }
    }
    return listed.isEmpty()
        ? null
        : "something that " + file.id() + " listed, and custody recorded, is gone from the store";
  }

  private static boolean isRelative(String name) {
    try {
      return !Path.of(name).isAbsolute();
    } catch (InvalidPathException e) {
      return false; // a name from another system
    }
  }

  /** One sentence for each way in which inputs are not as they were. */
  private void sayMissing(List<FrozenInput> inputs) {
    Map<String, List<String>> names = new TreeMap<>();
    for (FrozenInput input : inputs) {
      switch (input.state()) {
        case SAME, GROWN -> {}
        default ->
            names
                .computeIfAbsent(input.state().words(), why -> new ArrayList<>())
                .add(input.name());
      }
    }
    names.forEach((why, files) ->
        words.say(
            String.join(", ", files.subList(0, Math.min(5, files.size())))
                + (files.size() > 5 ? " and " + (files.size() - 5) + " more" : "")
                + ": "
                + why
                + "."
                + (why.equals(InputState.GONE.words())
                        && files.stream().anyMatch(CaseWork::isRelative)
                    ? " Relative names were looked for from "
                        + Path.of("").toAbsolutePath()
                        + " on; run it again where they were imported, or name that folder."
                    : "")
                + " --look-in DIR looks in another folder as well."));
  }
}
