package fluxgate.app.cli;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseKey;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.bag.Bag;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.casefile.export.CasePackage;
import fluxgate.app.history.StoreException;
import fluxgate.app.history.StoreFolder;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case export}: the package that stands without us. */
final class CaseExport implements Callable<Integer> {
  /** Others add to the chain seldom; whoever does it that often is no person. */
  private static final int MOST_TRIES = 20;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("export");
  private final CaseWords words = new CaseWords(spec);

  private CaseExport() {
    spec.usageMessage()
        .description(
            "Writes a BagIt package (RFC 8493) in a zip: the raw records with their places and"
                + " hashes, timeline, claims and what they rest on, machines (CSV, JSON), history"
                + " (COF), STIX 2.1, the report, and the custody log, whose head is signed with"
                + " this installation's key. 'case verify' checks all of it offline.");
    words.addCase();
    words.addWord(1, "FILE", "The zip to write; it must not be there yet.");
    words.option(
        "--redact", "WHO", "clients: machines are pseudonyms under a key of this case alone.");
    words.option(
        "--signing-key",
        "FILE",
        "The key that signs (default $FLUXGATE_HOME/case.key, made when first needed).");
    words.options("--look-in", "DIR", "Look for logs here that are not where they were imported.");
    words.addWhy();
    words.addActor();
    words.addNow();
    words.addCommon();
  }

  static CommandSpec spec() {
    return new CaseExport().spec;
  }

  @Override
  public Integer call() throws OutputException {
    String redact = words.text("--redact");
    if (redact != null && !redact.toLowerCase(Locale.ROOT).equals("clients")) {
      throw words.wrong("--redact", redact, "the word clients");
    }
    Path target = Path.of(words.word(1));
    if (Files.exists(target)) {
      words.say(target + " is there already, and evidence is never written over; name another.");
      return CaseWords.FAILED;
    }
    Path named = words.path("--signing-key");
    Path keyFile = named == null ? CaseHome.key() : named;
    try (StoreFolder store = StoreFolder.toRead(words.folder());
        CaseStore cases = words.cases()) {
      CaseFile file = words.find(cases);
      if (file == null) {
        return CaseWords.FAILED;
      }
      CaseKey key;
      try {
        key = CaseKey.readOrCreate(keyFile);
      } catch (IOException e) {
        throw new OutputException(keyFile.toString(), e);
      }
      CaseWork work = new CaseWork(words, store, cases, file);
      Dossier dossier = work.judged();
      CaseWork.Collected collected = work.collect(dossier, words.paths("--look-in"));
      cases.access(
          file,
          redact == null ? "export" : "export, redacted",
          words.why(file),
          dossier.hosts().size() + dossier.resolvers().size());
      CasePackage content = CasePackage.of(dossier, collected.all(), cases, redact != null);
      write(target, content, file, cases, key);
      dossier.gaps().forEach(words::say);
      return ExitCode.OK;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  private void write(Path target, CasePackage content, CaseFile file, CaseStore cases, CaseKey key)
      throws StoreException, OutputException {
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    Path scratch = null;
    try {
      scratch = Files.createTempDirectory(target.toAbsolutePath().getParent(), ".case-export");
      Bag bag = new Bag(file.id());
      CasePackage.Filled filled = content.fill(bag, scratch, key.publicPem());
      Files.deleteIfExists(unfinished);
      for (int tries = 1; ; tries++) {
        List<String> custody = new ArrayList<>(cases.custody(file));
        String last = custody.isEmpty() ? null : custody.getLast();
        String sealed = Custody.next(last, file.id(), cases.now(), cases.actor(), bag.seal());
        custody.add(sealed);
        bag.write(unfinished, custody, key);
        sync(unfinished);
        if (cases.recordAfter(file, last, sealed)) {
          break;
        }
        Files.deleteIfExists(unfinished); // somebody worked on the case meanwhile
        if (tries == MOST_TRIES) {
          throw new IOException("others change the case all the time; try again");
        }
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      words.say(
          target
              + ": "
              + Counted.of(filled.records(), "raw record", "raw records")
              + (filled.missing() > 0 ? ", " + filled.missing() + " not to be had" : "")
              + ", "
              + String.format(Locale.ROOT, "%.1f MB", Files.size(target) / 1e6)
              + ", signed by the key "
              + key.id()
              + ". 'fluxgate case verify "
              + target
              + "' checks it.");
    } catch (IOException e) {
      throw new OutputException(target.toString(), e);
    } finally {
      remove(unfinished, scratch);
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void remove(Path unfinished, @org.jspecify.annotations.Nullable Path scratch) {
    try {
      Files.deleteIfExists(unfinished);
      if (scratch != null) {
        List<Path> files;
        try (Stream<Path> all = Files.walk(scratch)) {
          files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // What is left lies beside the target, and says by its name what it is.
    }
  }
}
