package fluxgate.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An array of objects of one shape inside a JSON record. A flyweight of a {@link FieldRow}: valid
 * until the next line.
 *
 * @param <R> the shape
 */
public final class FieldRows<R extends FieldRow> implements Field {
  private final Supplier<R> shape;
  private final List<R> rows = new ArrayList<>();
  private int size;
  private boolean present;
  private boolean complete = true;

  FieldRows(Supplier<R> shape) {
    this.shape = shape;
  }

  /** Whether the record has it, be it empty. */
  public boolean isPresent() {
    return present;
  }

  /** Whether no row had to be left out; at most {@link FieldList#MOST} are kept. */
  public boolean isComplete() {
    return complete;
  }

  public int size() {
    return size;
  }

  public R get(int index) {
    return rows.get(index);
  }

  @Override
  public void clear() {
    size = 0;
    present = false;
    complete = true;
  }

  void begin() {
    size = 0;
    present = true;
  }

  /** The next row to fill, or null when there are too many. */
  @Nullable R add() {
    if (size == FieldList.MOST) {
      complete = false;
      return null;
    }
    if (size == rows.size()) {
      rows.add(shape.get());
    }
    R row = rows.get(size++);
    row.clear();
    return row;
  }

  @Override
  public void unescape(boolean doubled) {
    for (int i = 0; i < size; i++) {
      rows.get(i).unescape(doubled);
    }
  }
}
