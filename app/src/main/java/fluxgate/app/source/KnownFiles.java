package fluxgate.app.source;

import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Files that earlier readings read, by their content: the same file again is a duplicate whatever
 * its name, and of a file that has grown since only what is new counts.
 */
final class KnownFiles {
  /**
   * A year of hourly files of eleven sensors, in thirty megabytes; beyond, the oldest are
   * forgotten.
   */
  private static final int CAPACITY = 100_000;

  /**
   * One of them.
   *
   * @param name as it was named then
   * @param records how many records were read
   * @param readTo how far, in octets of the decompressed stream
   */
  record KnownFile(FilePrint print, String name, long records, long readTo) {}

  private final Map<String, KnownFile> byDigest = new LinkedHashMap<>();

  /** The sizes of the known files that begin so, or of whose beginning nothing is kept. */
  SortedSet<Long> sizes(String head) {
    SortedSet<Long> sizes = new TreeSet<>();
    for (KnownFile file : byDigest.values()) {
      if (file.print.head().isEmpty() || file.print.head().equals(head)) {
        sizes.add(file.print.size());
      }
    }
    return sizes;
  }

  /** The file with what is known of it. */
  TelemetryFile recognise(TelemetryFile file) {
    FilePrint.Taken taken =
        file.original() == null && file.input().isRereadable()
            ? FilePrint.take(file.input(), this)
            : null;
    if (taken == null) {
      return file;
    }
    KnownFile same = byDigest.get(taken.print().digest());
    KnownFile beginning = null;
    for (String digest : taken.beginnings().values()) {
      KnownFile shorter = byDigest.get(digest);
      if (shorter != null && (beginning == null || beginning.readTo < shorter.readTo)) {
        beginning = shorter;
      }
    }
    return file.withPast(new Past(taken.print(), same, beginning));
  }

  /**
   * What is known of a file that is to be read.
   *
   * @param same the same file, read before
   * @param beginning a file that this one begins with, read before
   */
  record Past(FilePrint print, @Nullable KnownFile same, @Nullable KnownFile beginning) {}

  /** A file was read; it takes the place of its own beginning. What is known of it now. */
  KnownFile remember(Past past, String name, long records, long readTo) {
    if (past.beginning != null) {
      byDigest.remove(past.beginning.print.digest());
    }
    KnownFile file = new KnownFile(past.print, name, records, readTo);
    remember(file);
    return file;
  }

  void remember(KnownFile file) {
    if (byDigest.size() >= CAPACITY) {
      byDigest.remove(byDigest.keySet().iterator().next());
    }
    byDigest.put(file.print.digest(), file);
  }

  void write(StateWriter out) {
    out.count(byDigest.size());
    for (KnownFile file : byDigest.values()) {
      out.count(file.print.size());
      out.text(file.print.head());
      out.text(file.print.digest());
      out.text(file.name);
      out.count(file.records);
      out.count(file.readTo);
    }
  }

  static KnownFiles read(StateReader in) {
    KnownFiles files = new KnownFiles();
    for (int i = in.size(); i > 0; i--) {
      FilePrint print = new FilePrint(in.count(), in.text(), in.text());
      files.byDigest.put(print.digest(), new KnownFile(print, in.text(), in.count(), in.count()));
    }
    return files;
  }
}
