package fluxgate.app.history.tuple;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.dns.RRType;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Files of tuples that are looked into again and again: each is opened once. */
public final class OpenTuples implements Closeable {
  private final Map<Path, TupleSource> opened = new HashMap<>();

  /**
   * The tuples of a range that files have, those of one name, type, record and vantage summed up,
   * by name, type and time first seen.
   *
   * @param kind in which order all of the files lie
   * @param type null for all
   * @param sinceMicros what was last seen before this is left out
   * @param untilMicros what was first seen at or after this is left out
   * @throws IOException where a file cannot be read
   */
  public List<Tuple> find(
      Kind kind,
      List<Path> files,
      TupleRange range,
      @Nullable RRType type,
      long sinceMicros,
      long untilMicros,
      Predicate<Tuple> fits)
      throws IOException {
    List<TupleSource> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(source(kind, file, range));
    }
    TupleAnswer answer = new TupleAnswer(kind, type, sinceMicros, untilMicros);
    TupleRows rows = new TupleRows(sources);
    for (TupleSource row = rows.next(); row != null; row = rows.next()) {
      answer.add(row);
    }
    return answer.tuples(fits);
  }

  /** Whether what a file has of a range can be read from end to end. */
  public boolean reads(Kind kind, Path file, TupleRange range) {
    try {
      TupleSource source = source(kind, file, range);
      boolean more = source.next();
      while (more) {
        more = source.next();
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private TupleSource source(Kind kind, Path file, TupleRange range) throws IOException {
    TupleSource source = opened.get(file);
    if (source == null) {
      source = new TupleSource(kind, file);
      opened.put(file, source);
    }
    source.seek(range);
    return source;
  }

  /** Closes them; they are opened again where they are asked for. */
  @Override
  public void close() {
    for (TupleSource source : opened.values()) {
      try {
        source.close();
      } catch (IOException e) {
        // it was only read
      }
    }
    opened.clear();
  }
}
