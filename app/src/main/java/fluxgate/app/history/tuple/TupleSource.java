package fluxgate.app.history.tuple;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.parquet.ColumnInput;
import fluxgate.app.history.parquet.NumberInput;
import fluxgate.app.history.parquet.ParquetRows;
import fluxgate.app.history.parquet.TextInput;
import fluxgate.app.history.part.TupleColumns;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tuples of a file in the order of the file, one at a time: all, or those of a range. Of what
 * lies outside a range only the columns that it goes by are read, of the row groups that may have
 * some of it.
 */
final class TupleSource implements Closeable {
  private final ParquetRows rows;
  private final List<TextInput<byte[]>> texts = new ArrayList<>();
  private final @Nullable NumberInput highs;
  private final @Nullable NumberInput lows;
  private final NumberInput firsts;
  private final NumberInput lasts;
  private final NumberInput counts;
  private final NumberInput ttlMins;
  private final NumberInput ttlMaxes;
  private final NumberInput clientCounts;
  private TupleRange range = new TupleRange.All();

  /** Of the row. */
  final TupleKey key;

  /** Opens a file before its first row. */
  TupleSource(Kind kind, Path path) throws IOException {
    rows = new ParquetRows(path);
    boolean opened = false;
    try {
      for (String name : TupleColumns.key(kind)) {
        texts.add(
            rows.texts(
                name, (octets, from, size) -> Arrays.copyOfRange(octets, from, from + size)));
      }
      List<ColumnInput> leaders = new ArrayList<>();
      leaders.add(texts.getFirst());
      if (kind == Kind.BY_ADDRESS) {
        highs = rows.numbers(TupleRange.HIGH);
        lows = rows.numbers(TupleRange.LOW);
        leaders.addAll(List.of(highs, lows));
      } else {
        highs = null;
        lows = null;
      }
      firsts = rows.numbers("time_first");
      lasts = rows.numbers("time_last");
      counts = rows.numbers("count");
      ttlMins = rows.numbers("ttl_min");
      ttlMaxes = rows.numbers("ttl_max");
      clientCounts = rows.numbers("clients");
      rows.leadBy(leaders);
      opened = true;
    } finally {
      if (!opened) {
        rows.close();
      }
    }
    key = new TupleKey(texts.size());
  }

  /** Goes before the first row of a range. */
  void seek(TupleRange wanted) {
    range = wanted;
    rows.rewind(wanted::mayBeIn);
  }

  /**
   * Moves on to the next row; false after the last.
   *
   * @throws IOException where the file is damaged
   */
  boolean next() throws IOException {
    while (rows.next()) {
      NumberInput address = highs;
      key.hasAddress = address != null && !address.isNull();
      if (address != null && lows != null && key.hasAddress) {
        key.high = address.value();
        key.low = lows.value();
      }
      key.texts[0] = texts.getFirst().value();
      if (range.has(key)) {
        rows.take();
        for (int i = 1; i < key.texts.length; i++) {
          key.texts[i] = required(texts.get(i).value());
        }
        if (highs == null) { // by address, the first is a name in the record, if there is one
          required(key.texts[0]);
        }
        return true;
      }
    }
    return false;
  }

  private static byte[] required(byte @Nullable [] text) throws IOException {
    if (text == null) {
      throw new IOException("it is damaged: a text is missing");
    }
    return text;
  }

  /** First seen, in seconds since the epoch; the others alike. */
  long first() {
    return firsts.value();
  }

  long last() {
    return lasts.value();
  }

  long count() {
    return counts.value();
  }

  /** Below 0 where no TTL was seen. */
  long ttlMin() {
    return ttlMins.isNull() ? -1 : ttlMins.value();
  }

  /** Below 0 where no TTL was seen. */
  long ttlMax() {
    return ttlMaxes.isNull() ? -1 : ttlMaxes.value();
  }

  long clients() {
    return clientCounts.value();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
