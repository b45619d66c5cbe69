package fluxgate.app.history.tuple;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.parquet.ParquetFile;
import fluxgate.app.history.parquet.Texts;
import fluxgate.app.history.part.Ids;
import fluxgate.app.history.part.TupleColumns;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Merges files of tuples that lie in one order: tuples of one key become one, and the order stays.
 * In memory are a row group of each file and one of the result.
 */
final class TupleMerge implements Closeable {
  /** A file does not have the order that merging rests on. */
  static final class NotInOrder extends IOException {
    private static final long serialVersionUID = 1;

    NotInOrder() {
      super("tuples are not in their order");
    }
  }

  /** What was written: how many tuples, and when they were first and last seen. */
  record Written(long rows, long firstSeconds, long lastSeconds) {}

  /** Texts are the same where their octets are. */
  private static final Ids.Identity<byte[]> OCTETS =
      new Ids.Identity<>() {
        @Override
        public int hash(byte[] text) {
          return Arrays.hashCode(text);
        }

        @Override
        public boolean same(byte[] a, byte[] b) {
          return Arrays.equals(a, b);
        }
      };

  private final List<TupleSource> sources = new ArrayList<>();
  private final TupleColumns columns;
  private final List<Texts> texts;

  /** Of each column of texts what its numbers stand for in this row group. */
  private final List<Ids<byte[]>> numbers = new ArrayList<>();

  private final TupleSum sum;
  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;

  private TupleMerge(Kind kind, List<Path> files) throws IOException {
    List<String> names = TupleColumns.key(kind);
    columns =
        new TupleColumns(
            kind,
            name -> {
              int column = names.indexOf(name);
              return id -> numbers.get(column).get(id);
            });
    texts = names.stream().map(columns::text).toList();
    names.forEach(name -> numbers.add(new Ids<>(OCTETS)));
    sum = new TupleSum(names.size());
    boolean opened = false;
    try {
      for (Path file : files) {
        sources.add(new TupleSource(kind, file));
      }
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  /**
   * Writes one file of several that have the same order.
   *
   * @param files at least one
   * @throws NotInOrder where one has another order
   * @throws IOException where one is damaged
   */
  static Written write(Kind kind, List<Path> files, Path target) throws IOException {
    try (TupleMerge merge = new TupleMerge(kind, files);
        ParquetFile out = merge.columns.file(target)) {
      merge.write(out);
      return new Written(out.rows(), merge.least, merge.greatest);
    }
  }

  private void write(ParquetFile out) throws IOException {
    TupleRows rows = new TupleRows(sources);
    TupleSource row = rows.next();
    while (row != null) {
      sum.begin(row);
      row = rows.next();
      int order = row == null ? -1 : sum.key.compareTo(row.key);
      while (row != null && order == 0) {
        sum.add(row);
        row = rows.next();
        order = row == null ? -1 : sum.key.compareTo(row.key);
      }
      if (order > 0) {
        throw new NotInOrder();
      }
      end(out);
    }
    out.finish();
  }

  private void end(ParquetFile out) throws IOException {
    TupleKey key = sum.key;
    columns.addAddress(key.hasAddress, key.high, key.low);
    for (int column = 0; column < key.texts.length; column++) {
      byte[] text = key.texts[column];
      texts.get(column).add(text == null ? -1 : numbers.get(column).of(text));
    }
    columns.first.add(sum.first);
    columns.last.add(sum.last);
    columns.count.add(sum.count);
    columns.addTtl(sum.ttlMin, sum.ttlMax);
    columns.clients.add(sum.clients);
    least = Math.min(least, sum.first);
    greatest = Math.max(greatest, sum.last);
    out.endRow();
    if (out.room() == TupleColumns.ROW_GROUP) {
      numbers.replaceAll(ended -> new Ids<>(OCTETS));
    }
  }

  @Override
  public void close() throws IOException {
    for (TupleSource source : sources) {
      source.close();
    }
  }
}
