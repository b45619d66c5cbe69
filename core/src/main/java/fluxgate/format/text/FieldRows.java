package fluxgate.format.text;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An array of objects of one shape inside a JSON record.
 *
 * @param <R> the shape
 */
public final class FieldRows<R extends FieldRow> extends FieldSequence<R> {
  private @Nullable Members members;

  FieldRows(Supplier<R> shape) {
    super(shape);
  }

  /** As {@link FieldRow#shape}, one for all. */
  Members shape(FieldRow one) {
    Members known = members;
    if (known == null) {
      known = one.shape();
      members = known;
    }
    return known;
  }
}
