package fluxgate.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Several places of one kind inside a record, reused from line to line. A flyweight of a {@link
 * FieldRow}: valid until the next line.
 *
 * @param <F> what is repeated
 */
public abstract sealed class FieldSequence<F extends Field> implements Field
    permits FieldList, FieldRows {
  /**
   * The most that are kept. A DNS message of 64 KiB holds at most 5,957 records of eleven octets,
   * the smallest there are.
   */
  public static final int MOST = 8192;

  private final Supplier<F> shape;
  private final List<F> places = new ArrayList<>();
  private int size;
  private boolean present;
  private boolean complete = true;

  FieldSequence(Supplier<F> shape) {
    this.shape = shape;
  }

  /** Whether the record has it, be it empty. */
  public final boolean isPresent() {
    return present;
  }

  /** Whether none had to be left out. */
  public boolean isComplete() {
    return complete;
  }

  public int size() {
    return size;
  }

  public F get(int index) {
    return places.get(index);
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

  /** The next place to fill, or null when there are too many. */
  final @Nullable F add() {
    if (size == MOST) {
      complete = false;
      return null;
    }
    if (size == places.size()) {
      places.add(shape.get());
    }
    F place = places.get(size++);
    place.clear();
    return place;
  }

  @Override
  public void unescape(boolean doubled) {
    for (int i = 0; i < size; i++) {
      places.get(i).unescape(doubled);
    }
  }
}
