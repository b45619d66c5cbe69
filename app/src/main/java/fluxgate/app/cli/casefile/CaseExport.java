package fluxgate.app.cli.casefile;

import fluxgate.app.casefile.CaseFile;
import fluxgate.app.casefile.CaseKey;
import fluxgate.app.casefile.CaseStore;
import fluxgate.app.casefile.Custody;
import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.bag.Bag;
import fluxgate.app.casefile.dossier.Dossier;
import fluxgate.app.casefile.evidence.Collection;
import fluxgate.app.casefile.export.CasePackage;
import fluxgate.app.cli.option.HistoryWords;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Counted;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fluxgate case export}: the package that stands without us. */
final class CaseExport implements Callable<Integer> {
  /** Others add to the chain seldom; whoever does it that often is no person. */
  private static final int MOST_TRIES = 20;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("export");
  private final CaseWords words = new CaseWords(spec);

  /** The number of the record that seals what is to be put in its place; 0 while there is none. */
  private long sealedBy;

  /** Raw records that were collected, and could not be put into the package. */
  private long lost;

  private CaseExport() {
    spec.usageMessage()
        .description(
            "Writes a BagIt package (RFC 8493) in a zip: the raw records with their places and"
                + " hashes, timeline, claims and what they rest on, machines (CSV, JSON), history"
                + " (COF), STIX 2.1, the report, and the custody log, whose head is signed with"
                + " this installation's key. 'case verify' checks all of it offline."
                + HistoryWords.PARTLY);
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
      words.sayMissing(store, file);
      Dossier dossier = work.judged();
      CaseWork.Collected collected = work.collect(dossier, words.paths("--look-in"));
      Look look =
          new Look(
              redact == null ? "export" : "export, redacted",
              words.why(file),
              dossier.hosts().size() + dossier.resolvers().size());
      cases.access(file, look.what + ", begun", look.why, look.hosts);
      collected
          .all()
          .unrecorded()
          .forEach(index ->
              words.say(
                  index
                      + ": custody has no record of it, because its collection was stopped or it"
                      + " was changed; nothing is taken from it."));
      boolean isWritten =
          logged(
              target,
              new Making(
                  work, cases, file, all -> CasePackage.of(dossier, all, cases, redact != null)),
              key,
              look);
      dossier.gaps().forEach(words::say);
      if (isWritten && redact != null) {
        words.say(
            "what people wrote (the reason, notes, owners, who looked and why) is in it as they"
                + " wrote it, but for the machines of the case: read it before you send it.");
      }
      return isWritten && lost == 0 ? CaseWords.ended(dossier) : CaseWords.FAILED;
    } catch (StoreException e) {
      return words.refuse(e);
    }
  }

  /** A case, and what makes its package of what was collected. */
  private record Making(
      CaseWork work, CaseStore cases, CaseFile file, Function<Collection, CasePackage> maker) {}

  /** What can be put in its place. */
  private record Sealed(Path zip, CasePackage.Filled filled) {}

  /** What is logged of it. */
  private record Look(String what, String why, int hosts) {}

  /** Writes it, and logs whether data of clients left with it. */
  private boolean logged(Path target, Making making, CaseKey key, Look look)
      throws StoreException, OutputException {
    boolean isWritten;
    try {
      isWritten = write(target, making, key);
    } catch (StoreException | OutputException | RuntimeException e) {
      try {
        failed(making, look);
      } catch (StoreException other) {
        e.addSuppressed(other); // that it was begun is logged
      }
      throw e;
    }
    if (isWritten) {
      making.cases.access(making.file, look.what, look.why, look.hosts);
    } else {
      failed(making, look);
    }
    return isWritten;
  }

  private void failed(Making making, Look look) throws StoreException {
    making.cases.access(making.file, look.what + ", failed", look.why + "; nothing was written", 0);
    if (sealedBy > 0) {
      making.cases.record(
          making.file,
          Custody.Act.of(
              Custody.FAILED,
              "the export of record " + sealedBy + ": nothing was written",
              "case export"));
    }
  }

  /** Writes it; false where that was refused, which was then said. */
  private boolean write(Path target, Making making, CaseKey key)
      throws StoreException, OutputException {
    Path scratch = null;
    try {
      scratch = Files.createTempDirectory(target.toAbsolutePath().getParent(), ".case-export");
      Sealed ready = null;
      for (int tries = 1; ready == null; tries++) {
        if (tries > MOST_TRIES) {
          throw new IOException("others change the case all the time; try again");
        }
        Path of = Files.createDirectory(scratch.resolve(String.valueOf(tries)));
        List<String> custody = making.cases.custody(making.file);
        Collection all = making.work.collection(custody);
        String difference = making.work.difference(custody, all);
        if (difference == null) {
          ready = seal(target, of, custody, all, making, key);
        } else if (custody.equals(making.cases.custody(making.file))) {
          words.say(
              difference
                  + "; nothing is exported. Put the store's files of the case and its state.sqlite"
                  + " back from a backup.");
          return false;
        }
      }
      long octets = Files.size(ready.zip);
      place(ready.zip, target);
      words.say(
          "wrote "
              + target.toAbsolutePath().normalize()
              + ": "
              + Counted.of(ready.filled.records(), "raw record", "raw records")
              + (ready.filled.missing() > 0 ? ", " + ready.filled.missing() + " not to be had" : "")
              + ", "
              + Counted.of(octets, "octet", "octets")
              + ", signed by the key "
              + key.id()
              + ".");
      lost = ready.filled.lost();
      if (lost > 0) {
        words.say(
            Counted.of(lost, "raw record", "raw records")
                + " that the case had collected "
                + (lost == 1 ? "is" : "are")
                + " gone from the store's copies, or changed since; the package says so of each."
                + " Put the store's files of the case back from a backup, export once more, and"
                + " find out who changed them.");
      }
      words.say(
          "next: check it with 'fluxgate case verify "
              + target
              + "', send it, and tell whoever gets it the key's 64 digits on another way, such as by"
              + " telephone: 'case verify --key' compares them.");
      return true;
    } catch (FileAlreadyExistsException e) {
      words.say(
          target
              + " was written by somebody else meanwhile, and evidence is never written over; name"
              + " another.");
      return false;
    } catch (IOException e) {
      throw new OutputException(target.toString(), e);
    } finally {
      remove(scratch);
    }
  }

  /** Writes it beside its place and into custody; null where the case was changed meanwhile. */
  private @Nullable Sealed seal(
      Path target, Path of, List<String> custody, Collection copies, Making making, CaseKey key)
      throws IOException, StoreException {
    Bag bag = new Bag(making.file.id());
    CasePackage.Filled filled = making.maker.apply(copies).fill(bag, of, key.publicPem());
    String last = custody.isEmpty() ? null : custody.getLast();
    String record = making.cases.next(making.file, last, bag.seal());
    List<String> all = new ArrayList<>(custody);
    all.add(record);
    Path zip = of.resolve("package.zip");
    bag.write(zip, all, key);
    sync(zip);
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    if (!making.cases.recordAfter(making.file, last, record)) {
      return null;
    }
    Map<String, Object> members = Jcs.parse(record);
    sealedBy = members == null ? 0 : Jcs.number(members, "seq");
    return new Sealed(zip, filled);
  }

  /** Unlike a rename, a link never replaces what another run has written. */
  private static void place(Path zip, Path target) throws IOException {
    try {
      Files.createLink(target, zip);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.move(zip, target); // a file system without links, as on a stick
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void remove(@Nullable Path scratch) {
    try {
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
