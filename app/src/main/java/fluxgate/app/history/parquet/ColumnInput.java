package fluxgate.app.history.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import fluxgate.app.history.parquet.ThriftReader.Fields;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One column being read, row by row: pages, levels, and where the values of a page begin. */
public abstract sealed class ColumnInput permits NumberInput, TextInput, ListInput {
  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;

  /** A row group's texts of two thousand octets each, all different, are not more. */
  private static final int MOST_PAGE = 1 << 28;

  /**
   * A column as the schema has it.
   *
   * @param type Parquet's number
   * @param definitions the level of a value that is there
   * @param repetitions 0 but for lists
   */
  record Leaf(int type, int definitions, int repetitions) {}

  private final Leaf leaf;
  private byte[] chunk = new byte[0];
  private @Nullable ZstdDecompressCtx decompressor;
  private int at;
  private int inPage;
  private @Nullable HybridReader repetitions;
  private @Nullable HybridReader definitions;

  ColumnInput(Leaf leaf) {
    this.leaf = leaf;
  }

  final Leaf leaf() {
    return leaf;
  }

  /** Begins a row group. */
  final void begin(byte[] octets, ZstdDecompressCtx context) {
    decompressor = context;
    chunk = octets;
    at = 0;
    inPage = 0;
    dictionary(null, 0);
  }

  /** Moves on to the next row. */
  abstract void next() throws IOException;

  /** Passes over rows, of which each has one value or none. */
  final void skip(long rows) throws IOException {
    long rest = rows;
    while (rest > 0) {
      if (!hasNext()) {
        throw new IndexOutOfBoundsException("a column ends too early");
      }
      int run = (int) Math.min(rest, inPage);
      skipValues(definitions == null ? run : definitions.skip(run, leaf.definitions));
      inPage -= run;
      rest -= run;
    }
  }

  /** Passes over values of this page. */
  abstract void skipValues(int count);

  /** Whether there is a value in this page, or one after it. */
  final boolean hasNext() throws IOException {
    while (inPage == 0) {
      if (at >= chunk.length) {
        return false;
      }
      page();
    }
    return true;
  }

  /** Takes the levels of the next value: whether it is there. The level of lists comes before. */
  final boolean present() throws IOException {
    if (!hasNext()) {
      throw new IndexOutOfBoundsException("a column ends too early");
    }
    inPage--;
    return definitions == null || definitions.next() == leaf.definitions;
  }

  /** The repetition level of the next value; 0 begins a row. */
  final int repetition() {
    return repetitions == null ? 0 : repetitions.next();
  }

  private void page() throws IOException {
    ThriftReader reader = new ThriftReader(chunk, at, chunk.length);
    Fields header = reader.struct();
    int type = (int) header.number(1, -1);
    int size = size(header.number(2, -1), MOST_PAGE);
    int stored = size(header.number(3, -1), chunk.length - reader.position());
    int from = reader.position();
    at = from + stored;
    if (type != DATA_PAGE && type != DICTIONARY_PAGE) {
      if (type == 3) {
        throw new IOException("it has pages of the second kind, which were not written here");
      }
      return;
    }
    PageOctets page = decompressed(from, stored, size);
    Fields own = header.struct(type == DATA_PAGE ? 5 : 7);
    if (own == null) {
      throw new IOException("a page says nothing of itself");
    }
    int count = size(own.number(1, -1), Integer.MAX_VALUE);
    if (type == DICTIONARY_PAGE) {
      dictionary(page, count);
      return;
    }
    inPage = count;
    repetitions = leaf.repetitions == 0 ? null : levels(page, leaf.repetitions);
    definitions = leaf.definitions == 0 ? null : levels(page, leaf.definitions);
    values(page, (int) own.number(2, -1));
  }

  private static HybridReader levels(PageOctets page, int most) {
    int length = page.int32();
    int from = page.take(length);
    page.at = from;
    HybridReader levels = new HybridReader(page(page, from + length), from + length, width(most));
    page.at = from + length;
    return levels;
  }

  /** A second reader of the same octets, as levels and values are read side by side. */
  private static PageOctets page(PageOctets page, int end) {
    PageOctets other = new PageOctets(page.octets, end);
    other.at = page.at;
    return other;
  }

  private static int width(int most) {
    return Hybrid.width(most);
  }

  private static int size(long size, int most) throws IOException {
    if (size < 0 || size > most) {
      throw new IOException("a page has an impossible size");
    }
    return (int) size;
  }

  private PageOctets decompressed(int from, int stored, int size) throws IOException {
    // What the header says is believed, and room made, only where zstd's own frame says it too.
    if (Zstd.getFrameContentSize(chunk, from, stored) != size) {
      throw new IOException("a page has an impossible size");
    }
    byte[] octets = PageOctets.room(size);
    try {
      int length =
          Objects.requireNonNull(decompressor)
              .decompressByteArray(octets, 0, size, chunk, from, stored);
      if (length != size) {
        throw new IOException("a page cannot be decompressed");
      }
    } catch (ZstdException e) {
      throw new IOException("a page cannot be decompressed", e);
    }
    return new PageOctets(octets, size);
  }

  /** Takes the dictionary of the row group; null at its beginning. */
  abstract void dictionary(@Nullable PageOctets page, int count);

  /** Takes the values of the next page. */
  abstract void values(PageOctets page, int encoding) throws IOException;

  static IOException unknown(int encoding) {
    return new IOException("it has values in encoding " + encoding + ", which is not known here");
  }
}
