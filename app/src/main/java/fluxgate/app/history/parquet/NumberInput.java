package fluxgate.app.history.parquet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A column of numbers being read. */
public final class NumberInput extends ColumnInput {
  private static final int INT32 = 1;

  private final boolean narrow;
  private @Nullable PageOctets plain;
  private @Nullable DeltaReader deltas;
  private @Nullable HybridReader places;
  private long[] dictionary = new long[0];
  private boolean present;
  private long value;

  NumberInput(Leaf leaf) {
    super(leaf);
    narrow = leaf.type() == INT32;
  }

  /** Whether this row has none. */
  public boolean isNull() {
    return !present;
  }

  /** The number of this row; the one before where it has none. */
  public long value() {
    return value;
  }

  @Override
  void next() throws IOException {
    present = present();
    if (present) {
      value = read();
    }
  }

  @Override
  void skipValues(int count) {
    if (places != null) {
      places.skip(count);
      return;
    }
    for (int i = 0; i < count; i++) {
      read();
    }
  }

  private long read() {
    if (deltas != null) {
      return deltas.next();
    }
    if (places != null) {
      return dictionary[places.next()];
    }
    PageOctets octets = plain;
    if (octets == null) {
      throw new IndexOutOfBoundsException("no page");
    }
    return number(octets);
  }

  private long number(PageOctets octets) {
    return narrow ? octets.int32() : octets.int64();
  }

  @Override
  void dictionary(@Nullable PageOctets page, int count) {
    int octets = narrow ? Integer.BYTES : Long.BYTES;
    dictionary = new long[page == null ? 0 : Math.min(count, page.size / octets)];
    for (int i = 0; i < dictionary.length && page != null; i++) {
      dictionary[i] = number(page);
    }
  }

  @Override
  void values(PageOctets page, int encoding) throws IOException {
    plain = null;
    deltas = null;
    places = null;
    switch (encoding) {
      case Column.PLAIN -> plain = page;
      case Column.DELTA_BINARY_PACKED ->
          deltas = page.at == page.size ? null : new DeltaReader(page, narrow);
      case Column.RLE_DICTIONARY, Column.PLAIN_DICTIONARY ->
          places = page.at == page.size ? null : new HybridReader(page, page.size, page.octet());
      default -> throw unknown(encoding);
    }
  }
}
