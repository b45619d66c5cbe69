package fluxgate.app.history.parquet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column: it takes the values of a row group, and gives them as one page, or two. */
public abstract sealed class Column permits Numbers, Texts {
  static final int PLAIN = 0;
  static final int PLAIN_DICTIONARY = 2;
  static final int RLE = 3;
  static final int DELTA_BINARY_PACKED = 5;
  static final int DELTA_LENGTH_BYTE_ARRAY = 6;
  static final int RLE_DICTIONARY = 8;

  private final String name;
  private final boolean optional;

  Column(String name, boolean optional) {
    this.name = name;
    this.optional = optional;
  }

  final String name() {
    return name;
  }

  final boolean isOptional() {
    return optional;
  }

  /** Where its values stand in the schema. */
  List<String> path() {
    return List.of(name);
  }

  /** Adds its elements to the schema, from the outermost; there is one more than groups in it. */
  abstract void describe(List<SchemaElement> schema);

  /** Parquet's number for its type. */
  abstract int type();

  /** Values of this row group, nulls and elements of lists included. */
  abstract int valueCount();

  abstract int nullCount();

  /** Of the values of this row group, in plain encoding; null where there are none. */
  abstract byte @Nullable [] least();

  abstract byte @Nullable [] greatest();

  /** The dictionary of this row group, plain; null where values stand for themselves. */
  abstract @Nullable Octets dictionary();

  abstract int dictionarySize();

  /** The encoding of the values in {@link #page}. */
  abstract int encoding();

  /** Levels and values of this row group. */
  abstract void page(Octets out);

  /** Begins the next row group. */
  abstract void clear();
}
