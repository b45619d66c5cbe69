package fluxgate.app.history.parquet;

import com.github.luben.zstd.ZstdDecompressCtx;
import fluxgate.app.history.parquet.ColumnInput.Leaf;
import fluxgate.app.history.parquet.ThriftReader.Fields;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, front to back, of the columns that are asked for. It knows what
 * {@link ParquetFile} writes and what DuckDB makes of that; anything else, and anything damaged, is
 * an {@link IOException}.
 *
 * <p>In memory are the compressed columns of one row group, and a page of each.
 */
public final class ParquetRows implements Closeable {
  private static final int TAIL = 8;

  /** A footer of a file of a hundred row groups has some 200 kB. */
  private static final int MOST_FOOTER = 1 << 26;

  /** Lists of texts go three deep. */
  private static final int MOST_DEPTH = 32;

  private static final int REQUIRED = 0;
  private static final int REPEATED = 2;

  private final FileChannel file;
  private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
  private final Map<String, Leaf> leaves = new HashMap<>();
  private final List<RowGroup> groups = new ArrayList<>();
  private final Map<String, ColumnInput> inputs = new HashMap<>();
  private final Map<String, ColumnInput> led = new HashMap<>();
  private ColumnInput[] all = new ColumnInput[0];
  private ColumnInput[] allLed = new ColumnInput[0];
  private Predicate<RowGroup> wanted = group -> true;
  private int group = -1;
  private long left;

  /** Octets of the file that columns of this row group can still have: they share none. */
  private long rest;

  /** Rows that the columns that are led have not come to yet. */
  private long behind;

  private boolean areLedBegun;

  /** Opens a file. */
  public ParquetRows(Path path) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.READ);
    boolean opened = false;
    try {
      footer();
      opened = true;
    } catch (RuntimeException e) {
      throw new IOException("its metadata are damaged", e);
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private void footer() throws IOException {
    long size = file.size();
    if (size < 2 * TAIL) {
      throw new IOException("it is no Parquet file");
    }
    byte[] tail = read(size - TAIL, TAIL);
    if (tail[4] != 'P' || tail[5] != 'A' || tail[6] != 'R' || tail[7] != '1') {
      throw new IOException("it is no Parquet file");
    }
    long length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFF_FFFFL;
    if (length > MOST_FOOTER || length > size - TAIL) {
      throw new IOException("its metadata are damaged");
    }
    byte[] octets = read(size - TAIL - length, (int) length);
    Fields footer = new ThriftReader(octets, 0, octets.length).struct();
    List<Fields> schema = footer.structs(2);
    int next = 1;
    while (next < schema.size()) {
      next = column(schema, next, "", 0, 0, 0);
    }
    for (Fields of : footer.structs(4)) {
      groups.add(RowGroup.read(of));
    }
  }

  /** Notes a column of the schema, by its outermost name; the element after it. */
  private int column(
      List<Fields> schema, int at, String outer, int depth, int definitions, int repetitions)
      throws IOException {
    if (depth > MOST_DEPTH) {
      throw new IOException("its metadata are damaged");
    }
    Fields element = schema.get(at);
    int repetition = (int) element.number(3, REQUIRED);
    int defined = definitions + (repetition == REQUIRED ? 0 : 1);
    int repeated = repetitions + (repetition == REPEATED ? 1 : 0);
    String name = outer.isEmpty() ? element.text(4) : outer;
    long children = element.number(5, 0);
    if (children == 0) {
      leaves.put(name, new Leaf((int) element.number(1, -1), defined, repeated));
      return at + 1;
    }
    int next = at + 1;
    for (long child = 0; child < children; child++) {
      next = column(schema, next, name, depth + 1, defined, repeated);
    }
    return next;
  }

  private byte[] read(long offset, int length) throws IOException {
    ByteBuffer octets = ByteBuffer.allocate(length);
    while (octets.hasRemaining()) {
      if (file.read(octets, offset + octets.position()) < 0) {
        throw new IOException("it ends too early");
      }
    }
    return octets.array();
  }

  /** How many rows there are. */
  public long rows() {
    return groups.stream().mapToLong(RowGroup::rows).sum();
  }

  /** Whether it has a column. */
  public boolean has(String column) {
    return leaves.containsKey(column);
  }

  /** Has a column of numbers read as well; before the first row. */
  public NumberInput numbers(String column) throws IOException {
    NumberInput input = new NumberInput(leaf(column));
    inputs.put(column, input);
    return input;
  }

  /** Has a column of texts read as well; before the first row. */
  public <T> TextInput<T> texts(String column, TextInput.Meaning<T> meaning) throws IOException {
    TextInput<T> input = new TextInput<>(leaf(column), meaning);
    inputs.put(column, input);
    return input;
  }

  /** Has a column of lists of texts read as well; before the first row. */
  public <T> ListInput<T> lists(String column, TextInput.Meaning<T> meaning) throws IOException {
    ListInput<T> input = new ListInput<>(leaf(column), meaning);
    inputs.put(column, input);
    return input;
  }

  private Leaf leaf(String column) throws IOException {
    @Nullable Leaf leaf = leaves.get(column);
    if (leaf == null) {
      throw new IOException("it has no column " + column);
    }
    return leaf;
  }

  /**
   * Has only some columns read at each row; the others, which must have been asked for before, come
   * to a row by {@link #take}. So what is looked for is found without reading the rest.
   */
  public void leadBy(List<ColumnInput> leaders) {
    led.putAll(inputs);
    led.values().removeAll(leaders);
    inputs.values().removeAll(led.values());
  }

  /** Goes back before the first row, and from then on gives those of some row groups alone. */
  public void rewind(Predicate<RowGroup> groupsWanted) {
    wanted = groupsWanted;
    group = -1;
    left = 0;
  }

  /** Passes over rows; whole row groups are not even read. */
  public void skip(long rows) throws IOException {
    long toSkip = rows;
    while (toSkip > 0
        && left == 0
        && group + 1 < groups.size()
        && groups.get(group + 1).rows() <= toSkip) {
      toSkip -= groups.get(++group).rows();
    }
    while (toSkip > 0 && next()) {
      toSkip--;
    }
  }

  /** Moves on to the next row; false after the last. */
  public boolean next() throws IOException {
    try {
      while (left == 0) {
        if (group + 1 >= groups.size()) {
          return false;
        }
        if (wanted.test(groups.get(++group))) {
          begin(groups.get(group));
        }
      }
      left--;
      behind++;
      for (ColumnInput input : all) {
        input.next();
      }
      return true;
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  /** Has the columns that are led come to this row; once a row. */
  public void take() throws IOException {
    try {
      if (!areLedBegun) {
        begin(groups.get(group), led);
        areLedBegun = true;
      }
      for (ColumnInput input : allLed) {
        input.skip(behind - 1);
        input.next();
      }
      behind = 0;
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private static IOException damaged(RuntimeException e) {
    return new IOException("it is damaged: " + e.getMessage(), e);
  }

  private void begin(RowGroup next) throws IOException {
    all = inputs.values().toArray(new ColumnInput[0]);
    allLed = led.values().toArray(new ColumnInput[0]);
    rest = file.size();
    behind = 0;
    areLedBegun = false;
    begin(next, inputs);
    left = next.rows();
  }

  private void begin(RowGroup next, Map<String, ColumnInput> columns) throws IOException {
    for (Map.Entry<String, ColumnInput> input : columns.entrySet()) {
      RowGroup.Chunk chunk = next.chunks().get(input.getKey());
      if (chunk == null
          || chunk.offset() < 0
          || chunk.length() < 0
          || chunk.length() > file.size() - chunk.offset()
          || chunk.length() > rest) {
        throw new IOException("its metadata are damaged");
      }
      rest -= chunk.length();
      input.getValue().begin(read(chunk.offset(), Math.toIntExact(chunk.length())), decompressor);
    }
  }

  @Override
  public void close() throws IOException {
    decompressor.close();
    file.close();
  }
}
