package fluxgate.format.text;

/** Several values of one record: a JSON array, a single JSON value, or a Zeek set or vector. */
public final class FieldList extends FieldSequence<FieldValue> {
  FieldList() {
    super(FieldValue::new);
  }
}
