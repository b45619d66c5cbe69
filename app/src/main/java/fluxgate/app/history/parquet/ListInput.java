package fluxgate.app.history.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of lists of texts being read. */
public final class ListInput<T> extends ColumnInput {
  /** More than an answer can have; what says so would fill the memory. */
  private static final int MOST_VALUES = 1 << 16;

  private final TextValues<T> values;
  private final List<T> list = new ArrayList<>();

  /** Whether the level that begins the next row was taken already. */
  private boolean ahead;

  ListInput(Leaf leaf, TextInput.Meaning<T> meaning) {
    super(leaf);
    values = new TextValues<>(meaning);
  }

  /** The list of this row, which the next one changes. */
  public List<T> value() {
    return list;
  }

  @Override
  void next() throws IOException {
    list.clear();
    if (!ahead && hasNext() && repetition() != 0) {
      throw new IndexOutOfBoundsException("a list without a beginning");
    }
    boolean more = true;
    while (more) {
      if (present()) {
        if (list.size() == MOST_VALUES) {
          throw new IOException("it has a list of more than " + MOST_VALUES + " values");
        }
        list.add(values.next());
      }
      boolean another = hasNext();
      more = another && repetition() > 0;
      ahead = another && !more;
    }
  }

  @Override
  void skipValues(int count) {
    throw new UnsupportedOperationException("rows of lists are read one by one");
  }

  @Override
  void dictionary(@Nullable PageOctets page, int count) {
    if (page == null) {
      ahead = false;
    }
    values.dictionary(page, count);
  }

  @Override
  void values(PageOctets page, int encoding) throws IOException {
    values.values(page, encoding);
  }
}
