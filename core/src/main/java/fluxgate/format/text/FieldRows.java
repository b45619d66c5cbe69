package fluxgate.format.text;

import java.util.function.Supplier;

/**
 * An array of objects of one shape inside a JSON record.
 *
 * @param <R> the shape
 */
public final class FieldRows<R extends FieldRow> extends FieldSequence<R> {
  FieldRows(Supplier<R> shape) {
    super(shape);
  }
}
