package fluxgate.app.history.parquet;

import fluxgate.app.history.parquet.ThriftReader.Fields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the footer says of a row group: where its columns lie, and what is in them. */
public final class RowGroup {
  /**
   * A column of a row group.
   *
   * @param empty whether it is known to have no value at all
   * @param least no value is below this, in plain encoding; null where nothing says so
   * @param greatest no value is above this; null where nothing says so
   */
  record Chunk(
      long offset,
      long length,
      boolean empty,
      byte @Nullable [] least,
      byte @Nullable [] greatest) {
    static Chunk read(Fields data) throws IOException {
      long dictionary = data.number(11, 0);
      long values = data.number(9, 0);
      Fields statistics = data.struct(12);
      return new Chunk(
          dictionary > 0 ? Math.min(dictionary, values) : values,
          data.number(7, 0),
          statistics != null && statistics.number(3, -1) == data.number(5, 0),
          statistics == null ? null : statistics.octets(6),
          statistics == null ? null : statistics.octets(5));
    }
  }

  private final long rows;
  private final Map<String, Chunk> chunks = new HashMap<>();

  private RowGroup(long rows) {
    this.rows = rows;
  }

  static RowGroup read(Fields of) throws IOException {
    RowGroup group = new RowGroup(of.number(3, 0));
    for (Fields column : of.structs(1)) {
      Fields data = column.struct(3);
      if (data != null && !data.texts(3).isEmpty()) {
        group.chunks.put(data.texts(3).getFirst(), Chunk.read(data));
      }
    }
    return group;
  }

  long rows() {
    return rows;
  }

  /** By the columns' outermost names. */
  Map<String, Chunk> chunks() {
    return chunks;
  }

  /** Whether a column may have a value here at all. */
  public boolean mayHave(String column) {
    Chunk chunk = chunks.get(column);
    return chunk != null && !chunk.empty;
  }

  /** No text of a column is below this, octet by octet; null where nothing says so. */
  public byte @Nullable [] least(String column) {
    Chunk chunk = chunks.get(column);
    return chunk == null ? null : chunk.least;
  }

  /** No text of a column is above this, octet by octet; null where nothing says so. */
  public byte @Nullable [] greatest(String column) {
    Chunk chunk = chunks.get(column);
    return chunk == null ? null : chunk.greatest;
  }

  /** No number of 64 bits of a column is below this. */
  public long leastNumber(String column) {
    return number(least(column), Long.MIN_VALUE);
  }

  /** No number of 64 bits of a column is above this. */
  public long greatestNumber(String column) {
    return number(greatest(column), Long.MAX_VALUE);
  }

  private static long number(byte @Nullable [] plain, long otherwise) {
    return plain == null || plain.length != Long.BYTES
        ? otherwise
        : ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }
}
