package fluxgate.app.history.tuple;

import fluxgate.app.history.part.TupleColumns;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a tuple is told apart by, with the parts in the order in which a file of tuples is sorted.
 * It is used again for each row.
 */
public final class TupleKey {
  /** As {@link TupleColumns#key} has them, in UTF-8. */
  final byte[] @Nullable [] texts;

  /** Whether {@link #high} and {@link #low} are the record, and sorted by before all texts. */
  boolean hasAddress;

  long high;
  long low;

  TupleKey(int texts) {
    this.texts = new byte[texts][];
  }

  void set(TupleKey other) {
    System.arraycopy(other.texts, 0, texts, 0, texts.length);
    hasAddress = other.hasAddress;
    high = other.high;
    low = other.low;
  }

  /** Whether the first so many texts of two rows are the same. */
  boolean isSame(TupleKey other, int count) {
    for (int i = 0; i < count; i++) {
      if (texts[i] != other.texts[i] && !Arrays.equals(texts[i], other.texts[i])) {
        return false;
      }
    }
    return true;
  }

  /** As DuckDB orders the columns: numbers as signed ones, texts by octets, what is absent last. */
  int compareTo(TupleKey other) {
    if (hasAddress != other.hasAddress) {
      return hasAddress ? -1 : 1;
    }
    if (hasAddress && (high != other.high || low != other.low)) {
      return high != other.high ? Long.compare(high, other.high) : Long.compare(low, other.low);
    }
    for (int i = 0; i < texts.length; i++) {
      byte[] a = texts[i];
      byte[] b = other.texts[i];
      if (a == b) {
        continue;
      }
      if (a == null || b == null) {
        return a == null ? 1 : -1;
      }
      int order = Arrays.compareUnsigned(a, b);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
