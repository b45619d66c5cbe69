package fluxgate.app.history.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file being written. Rows are added to its columns, each row to all of them; {@link
 * #endRow} counts it and ends a row group that is full.
 */
public final class ParquetFile implements Closeable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int ZSTD = 6;

  /** What zstd itself takes where nothing is said. */
  private static final int LEVEL = 3;

  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;

  /** What the footer says of a column of a row group. */
  private record Chunk(
      Column column,
      List<Integer> encodings,
      int values,
      int nulls,
      long uncompressed,
      long compressed,
      long dataOffset,
      long dictionaryOffset,
      byte @Nullable [] least,
      byte @Nullable [] greatest) {}

  private record RowGroup(List<Chunk> chunks, int rows) {}

  private final FileChannel file;
  private final List<Column> columns;
  private final int groupRows;
  private final String madeBy;
  private final List<RowGroup> groups = new ArrayList<>();
  private final Octets page = new Octets();
  private final ZstdCompressCtx compressor;
  private byte[] compressed = new byte[0];
  private long position;
  private long rows;
  private int inGroup;

  /**
   * Begins a file, over what is there.
   *
   * @param groupRows rows of a row group
   * @param madeBy the program, as the footer says it
   */
  public ParquetFile(Path path, List<Column> columns, int groupRows, String madeBy)
      throws IOException {
    this.columns = List.copyOf(columns);
    this.groupRows = groupRows;
    this.madeBy = madeBy;
    file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    compressor = new ZstdCompressCtx().setLevel(LEVEL);
    write(MAGIC);
  }

  /** A row was added to every column. */
  public void endRow() throws IOException {
    endRows(1);
  }

  /**
   * Rows were added to every column.
   *
   * @param count at most {@link #room}
   */
  public void endRows(int count) throws IOException {
    inGroup += count;
    if (inGroup == groupRows) {
      endGroup();
    }
  }

  /** How many rows the row group still takes; at least 1. */
  public int room() {
    return groupRows - inGroup;
  }

  /** How many rows it has. */
  public long rows() {
    return rows + inGroup;
  }

  private void endGroup() throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    for (Column column : columns) {
      chunks.add(chunk(column));
      column.clear();
    }
    groups.add(new RowGroup(chunks, inGroup));
    rows += inGroup;
    inGroup = 0;
  }

  private Chunk chunk(Column column) throws IOException {
    long start = position;
    long uncompressed = 0;
    Octets dictionary = column.dictionary();
    long dictionaryOffset = -1;
    List<Integer> encodings = new ArrayList<>(List.of(Column.RLE, column.encoding()));
    if (dictionary != null) {
      dictionaryOffset = position;
      encodings.add(Column.PLAIN);
      int size = column.dictionarySize();
      uncompressed +=
          page(
              DICTIONARY_PAGE,
              dictionary,
              header ->
                  header.struct(
                      7,
                      fields -> {
                        fields.i32(1, size);
                        fields.i32(2, Column.PLAIN);
                      }));
    }
    long dataOffset = position;
    page.clear();
    column.page(page);
    uncompressed +=
        page(
            DATA_PAGE,
            page,
            header ->
                header.struct(
                    5,
                    fields -> {
                      fields.i32(1, column.valueCount());
                      fields.i32(2, column.encoding());
                      fields.i32(3, Column.RLE);
                      fields.i32(4, Column.RLE);
                    }));
    return new Chunk(
        column,
        encodings.stream().distinct().toList(),
        column.valueCount(),
        column.nullCount(),
        uncompressed,
        position - start,
        dataOffset,
        dictionaryOffset,
        column.least(),
        column.greatest());
  }

  /** Writes a page with its header; octets that it would have uncompressed, header included. */
  private long page(int type, Octets content, Consumer<Thrift> header) throws IOException {
    int most = (int) Zstd.compressBound(content.size());
    if (compressed.length < most) {
      compressed = new byte[most];
    }
    int length =
        compressor.compressByteArray(
            compressed, 0, compressed.length, content.array(), 0, content.size());
    Octets head = new Octets();
    new Thrift(head)
        .struct(fields -> {
          fields.i32(1, type);
          fields.i32(2, content.size());
          fields.i32(3, length);
          header.accept(fields);
        });
    write(head.toArray());
    write(ByteBuffer.wrap(compressed, 0, length));
    return (long) head.size() + content.size();
  }

  private void write(byte[] octets) throws IOException {
    write(ByteBuffer.wrap(octets));
  }

  private void write(ByteBuffer octets) throws IOException {
    position += octets.remaining();
    while (octets.hasRemaining()) {
      file.write(octets);
    }
  }

  /** Ends the file; without it there is none that could be read. */
  public void finish() throws IOException {
    if (inGroup > 0 || groups.isEmpty()) {
      endGroup();
    }
    Octets footer = new Octets();
    new Thrift(footer).struct(this::footer);
    write(footer.toArray());
    Octets end = new Octets();
    end.int32(footer.size());
    end.octets(MAGIC);
    write(end.toArray());
  }

  private void footer(Thrift out) {
    List<SchemaElement> schema = new ArrayList<>(List.of(SchemaElement.root(columns.size())));
    columns.forEach(column -> column.describe(schema));
    out.i32(1, 2);
    out.structs(2, schema, SchemaElement::write);
    out.i64(3, rows);
    out.structs(4, groups, ParquetFile::rowGroup);
    out.text(6, madeBy);
    // Least and greatest go by the order that each type has.
    out.structs(7, columns, (column, order) -> order.struct(1, typeDefined -> {}));
  }

  private static void rowGroup(RowGroup group, Thrift out) {
    out.structs(1, group.chunks, ParquetFile::columnChunk);
    out.i64(2, group.chunks.stream().mapToLong(Chunk::uncompressed).sum());
    out.i64(3, group.rows);
  }

  private static void columnChunk(Chunk chunk, Thrift out) {
    out.i64(2, 0); // where the metadata would be repeated
    out.struct(
        3,
        data -> {
          data.i32(1, chunk.column.type());
          data.i32s(2, chunk.encodings);
          data.texts(3, chunk.column.path());
          data.i32(4, ZSTD);
          data.i64(5, chunk.values);
          data.i64(6, chunk.uncompressed);
          data.i64(7, chunk.compressed);
          data.i64(9, chunk.dataOffset);
          if (chunk.dictionaryOffset >= 0) {
            data.i64(11, chunk.dictionaryOffset);
          }
          byte[] least = chunk.least;
          byte[] greatest = chunk.greatest;
          data.struct(
              12,
              statistics -> {
                statistics.i64(3, chunk.nulls);
                if (least != null && greatest != null) {
                  statistics.binary(5, greatest);
                  statistics.binary(6, least);
                }
              });
        });
  }

  @Override
  public void close() throws IOException {
    compressor.close();
    file.close();
  }
}
