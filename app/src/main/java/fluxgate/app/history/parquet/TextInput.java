package fluxgate.app.history.parquet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A column of texts being read, each made into what it means. */
public final class TextInput<T> extends ColumnInput {
  /** What a text means. */
  @FunctionalInterface
  public interface Meaning<T> {
    /** What these octets of UTF-8 mean; null where it is nothing. */
    @Nullable T of(byte[] octets, int offset, int length);
  }

  private final TextValues<T> values;
  private @Nullable T value;

  TextInput(Leaf leaf, Meaning<T> meaning) {
    super(leaf);
    values = new TextValues<>(meaning);
  }

  /** What this row has; null for none. */
  public @Nullable T value() {
    return value;
  }

  /** What this row has, of a column that has something in each. */
  public T required() {
    T known = value;
    if (known == null) {
      throw new IllegalArgumentException("a text is missing");
    }
    return known;
  }

  @Override
  void next() throws IOException {
    value = present() ? values.next() : null;
  }

  @Override
  void skipValues(int count) {
    values.skip(count);
  }

  @Override
  void dictionary(@Nullable PageOctets page, int count) {
    values.dictionary(page, count);
  }

  @Override
  void values(PageOctets page, int encoding) throws IOException {
    values.values(page, encoding);
  }
}
