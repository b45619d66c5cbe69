package fluxgate.format.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Several values of one record: a JSON array, a single JSON value, or a Zeek set or vector. A
 * flyweight of a {@link FieldRow}: valid until the next line.
 */
public final class FieldList implements Field {
  /**
   * The most values that are kept. A DNS message of 64 KiB holds at most 5,957 records of eleven
   * octets, the smallest there are.
   */
  public static final int MOST = 8192;

  private final List<FieldValue> values = new ArrayList<>();
  private int size;
  private boolean present;
  private boolean complete = true;

  /** Whether the record has it, be it empty. */
  public boolean isPresent() {
    return present;
  }

  /** Whether no value had to be left out. */
  public boolean isComplete() {
    return complete;
  }

  public int size() {
    return size;
  }

  public FieldValue get(int index) {
    return values.get(index);
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

  /** The next value to fill, or null when there are too many. */
  @org.jspecify.annotations.Nullable
  FieldValue add() {
    if (size == MOST) {
      complete = false;
      return null;
    }
    if (size == values.size()) {
      values.add(new FieldValue());
    }
    FieldValue value = values.get(size++);
    value.clear();
    return value;
  }

  @Override
  public void unescape(boolean doubled) {
    for (int i = 0; i < size; i++) {
      values.get(i).unescape(doubled);
    }
  }
}
