package fluxgate.app.source;

import fluxgate.app.ledger.ReadReport;
import fluxgate.observation.ObservationSink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Files that earlier readings read, found by their content among those that are given, also where
 * they have grown since, to be read once more as they were read then.
 */
public final class EarlierInputs {
  private final ReadOptions options;

  /** What is given, by the digests of its beginnings. */
  private final Map<String, TelemetryFile> byDigest = new HashMap<>();

  /**
   * Reads the files once.
   *
   * @param read what earlier readings read
   */
  EarlierInputs(List<TelemetryFile> files, ReadOptions options, Collection<ReadFile> read) {
    this.options = options;
    SortedSet<Long> sizes = new TreeSet<>();
    read.forEach(known -> sizes.add(known.size()));
    for (TelemetryFile file : files) {
      if (file.original() == null && file.input().isRereadable()) {
        FilePrint.Taken taken = FilePrint.take(file.input(), head -> new TreeSet<>(sizes));
        if (taken != null) {
          byDigest.putIfAbsent(taken.print().digest(), file);
          taken.beginnings().values().forEach(digest -> byDigest.putIfAbsent(digest, file));
        }
      }
    }
  }

  /** Those that are not among the given files as they were. */
  public List<ReadFile> missing(Collection<ReadFile> read) {
    return read.stream().filter(file -> !byDigest.containsKey(file.sha256())).toList();
  }

  /**
   * Reads what one reading read, of which nothing is missing, in the order that it had.
   *
   * @param read what it read
   * @param before what readings before it had read: of files that they knew it read the rest
   */
  public ReadReport read(
      List<ReadFile> read, Collection<ReadFile> before, ObservationSink sink, Progress progress) {
    List<TelemetryFile> files = new ArrayList<>();
    for (ReadFile file : read) {
      TelemetryFile given = byDigest.get(file.sha256());
      if (given == null) {
        throw new IllegalArgumentException(file.name() + " is missing");
      }
      files.add(given.asItWas(known(file), beginning(file, given, before)));
    }
    return Plan.readAgain(files, options, sink, progress);
  }

  private KnownFiles.@Nullable KnownFile beginning(
      ReadFile file, TelemetryFile given, Collection<ReadFile> before) {
    ReadFile beginning = null;
    for (ReadFile other : before) {
      if (other.size() < file.size()
          && byDigest.get(other.sha256()) == given
          && (beginning == null || beginning.readTo() < other.readTo())) {
        beginning = other;
      }
    }
    return beginning == null ? null : known(beginning);
  }

  /** A file by its hash alone: what it begins with is not kept. */
  static KnownFiles.KnownFile known(ReadFile file) {
    FilePrint print = new FilePrint(file.size(), "", file.sha256());
    return new KnownFiles.KnownFile(print, file.name(), file.records(), file.readTo());
  }
}
