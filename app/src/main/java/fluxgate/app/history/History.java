package fluxgate.app.history;

import fluxgate.app.history.folder.Hole;
import fluxgate.app.history.folder.Holes;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.tuple.OpenTuples;
import fluxgate.app.history.tuple.Question;
import fluxgate.app.history.tuple.Tuple;
import fluxgate.app.history.tuple.TupleRange;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a store as it was when this was opened. A file that cannot be read is left out, and
 * said; the rest answers.
 *
 * <p>Tuples are read from their files one by one: of each the row groups that may have what is
 * asked for, by what its footer says of them. One name of a file of 269 row groups took DuckDB 11
 * ms, and longer with smaller row groups; this takes 1 to 2.
 */
public final class History implements Closeable {
  private StoreFolder store;
  private final Consumer<String> say;
  private final long sinceMicros;
  private final long untilMicros;

  private final OpenTuples opened = new OpenTuples();

  private List<StoredFile> byName = List.of();
  private List<StoredFile> byAddress = List.of();
  private boolean leftOut;

  private History(StoreFolder store, Consumer<String> say, long since, long until) {
    this.store = store;
    this.say = say;
    this.sinceMicros = since;
    this.untilMicros = until;
  }

  /** What is missing of the time asked for, and what it means for the answers; as to be said. */
  public List<String> missing() {
    List<Hole> lacked = lacked();
    List<Hole> others =
        new ArrayList<>(
            store.holes(sinceMicros, untilMicros).stream()
                .filter(hole -> hole.kind().equals(Kind.OBSERVATIONS.word()) && !hole.isArchived())
                .toList());
    others.removeAll(lacked);
    List<String> lines = new ArrayList<>(Holes.summary(lacked, ", so answers may lack them"));
    lines.addAll(
        Holes.summary(
            others, "; answers come from tuples, which have them, and lack nothing for it"));
    return lines;
  }

  /** Whether answers rest on all that was published of the time asked for, as far as is known. */
  public boolean isWhole() {
    return !leftOut && lacked().isEmpty();
  }

  /** Holes that answers feel: tuples, and observations that tuples were made without. */
  private List<Hole> lacked() {
    List<Hole> lacked = new ArrayList<>();
    for (StoredFile hole : store.manifest().holes()) {
      if (hole.overlaps(sinceMicros, untilMicros) && isLacked(hole)) {
        lacked.add(Hole.of(store, hole));
      }
    }
    return lacked;
  }

  private boolean isLacked(StoredFile hole) {
    if (hole.isArchived() || hole.kind() != Kind.OBSERVATIONS) {
      return hole.kind() == Kind.BY_NAME || hole.kind() == Kind.BY_ADDRESS;
    }
    List<StoredFile> tuples =
        store
            .manifest()
            .searched(Kind.BY_NAME)
            .filter(file ->
                file.period().equals(hole.period()) || file.covers().contains(hole.period()))
            .toList();
    String path = StoreFolder.whole(hole.path());
    return tuples.isEmpty()
        || tuples.stream()
            .flatMap(file -> file.lacks().stream())
            .anyMatch(lacks -> StoreFolder.whole(lacks).equals(path));
  }

  /**
   * Opens a store to look things up in it.
   *
   * @param sinceMicros tuples last seen before this are left out
   * @param untilMicros tuples first seen at or after this are left out
   * @param say takes a sentence for each file that cannot be used
   */
  public static History open(
      StoreFolder store, long sinceMicros, long untilMicros, Consumer<String> say)
      throws StoreException {
    History history = new History(store, say, sinceMicros, untilMicros);
    history.use();
    return history;
  }

  /** Takes the files of the manifest; of a newer one where a writer has taken some away since. */
  private void use() throws StoreException {
    List<String> unusable = new ArrayList<>();
    byName = usable(Kind.BY_NAME, unusable);
    byAddress = usable(Kind.BY_ADDRESS, unusable);
    if (!unusable.isEmpty() && !refreshed()) {
      leftOut = true;
      unusable.forEach(say);
    }
  }

  /** Those that may hold something of the time asked for, and have the size that they should. */
  private List<StoredFile> usable(Kind kind, List<String> unusable) {
    List<StoredFile> files = new ArrayList<>();
    store
        .manifest()
        .searched(kind)
        .filter(file -> file.overlaps(sinceMicros, untilMicros))
        .forEach(file -> {
          Path path = store.path(file);
          try {
            if (Files.size(path) == file.octets()) {
              files.add(file);
            } else {
              unusable.add(unusable(file, "is cut short or changed"));
            }
          } catch (IOException e) {
            unusable.add(unusable(file, "is missing"));
          }
        });
    return files;
  }

  private String unusable(StoredFile file, String what) {
    return store.path(file)
        + " "
        + what
        + " and was left out, so the answer may lack what it holds; 'fluxgate history verify' sets it"
        + " aside.";
  }

  /** All tuples that match, by name, type and time. */
  public List<Tuple> ask(Question question) throws StoreException {
    return switch (question) {
      case Question.Owner owner -> owner(owner);
      case Question.Address address -> address(address.block());
      case Question.Target target -> target(target);
    };
  }

  private List<Tuple> owner(Question.Owner asked) throws StoreException {
    return names(Kind.BY_NAME, asked.name(), asked.reach(), asked.type(), Tuple::owner);
  }

  private List<Tuple> target(Question.Target asked) throws StoreException {
    return names(Kind.BY_ADDRESS, asked.name(), asked.reach(), asked.type(), Tuple::rdata);
  }

  private List<Tuple> names(
      Kind kind,
      DomainName name,
      Question.Reach reach,
      @Nullable RRType type,
      Function<Tuple, String> found)
      throws StoreException {
    return select(
        kind,
        TupleRange.Names.of(kind, name, reach),
        type,
        tuple -> reach == Question.Reach.ITSELF || covers(reach, name, found.apply(tuple)));
  }

  /** The order of names is one of text, and an escaped dot is one in it: look again, by labels. */
  private static boolean covers(Question.Reach reach, DomainName name, String text) {
    DomainName found = DomainName.parse(text);
    return found != null && reach.covers(name, found);
  }

  private List<Tuple> address(IpPrefix block) throws StoreException {
    return select(
        Kind.BY_ADDRESS,
        TupleRange.Addresses.of(block),
        null,
        tuple -> {
          IpAddress address = IpAddress.parse(tuple.rdata());
          return address != null && block.contains(address);
        });
  }

  private List<Tuple> select(
      Kind kind, TupleRange range, @Nullable RRType type, Predicate<Tuple> fits)
      throws StoreException {
    while (true) {
      List<StoredFile> files = kind == Kind.BY_NAME ? byName : byAddress;
      if (files.isEmpty()) {
        return List.of();
      }
      try {
        return opened.find(
            kind,
            files.stream().map(store::path).toList(),
            range,
            type,
            sinceMicros,
            untilMicros,
            fits);
      } catch (OutOfMemoryError e) {
        throw StoreException.tooMuch(store.folder(), e);
      } catch (IOException e) {
        if (refreshed()) {
          continue;
        }
        List<StoredFile> readable = readable(files, range);
        if (readable.size() == files.size()) {
          throw StoreException.reading(store.folder(), e);
        }
        if (kind == Kind.BY_NAME) {
          byName = readable;
        } else {
          byAddress = readable;
        }
      }
    }
  }

  /** Whether a writer has published since this was opened; then that is read from now on. */
  private boolean refreshed() throws StoreException {
    StoreFolder newest = StoreFolder.toRead(store.folder());
    if (newest.manifest().number() == store.manifest().number()) {
      return false;
    }
    store = newest;
    close();
    leftOut = false;
    use();
    return true;
  }

  /** Those of the files of which a range can be read from end to end. */
  private List<StoredFile> readable(List<StoredFile> files, TupleRange range) {
    List<StoredFile> readable = new ArrayList<>();
    for (StoredFile file : files) {
      if (opened.reads(file.kind(), store.path(file), range)) {
        readable.add(file);
      } else {
        leftOut = true;
        say.accept(unusable(file, "is damaged"));
      }
    }
    return readable;
  }

  @Override
  public void close() {
    opened.close();
  }
}
