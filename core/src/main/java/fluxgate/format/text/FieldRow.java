package fluxgate.format.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The members of a record that a decoder wants. A decoder asks once for each by name and keeps what
 * it gets; reading a line fills all of them, and those that the line does not have are absent.
 * Members that nobody asked for are skipped.
 */
public non-sealed class FieldRow implements Field {
  private final Map<String, Field> members = new HashMap<>();
  private final List<Field> fields = new ArrayList<>();
  private boolean present;
  private @Nullable Members shape;

  /** The place of a single value. */
  public final FieldValue value(String name) {
    return want(name, new FieldValue());
  }

  /** The place of several values. */
  public final FieldList list(String name) {
    return want(name, new FieldList());
  }

  /** The place of an object inside the record; JSON only. */
  public final <R extends FieldRow> R row(String name, R shape) {
    return want(name, shape);
  }

  /** The place of an array of objects; JSON only. */
  public final <R extends FieldRow> FieldRows<R> rows(String name, Supplier<R> shape) {
    return want(name, new FieldRows<>(shape));
  }

  private <F extends Field> F want(String name, F field) {
    if (members.put(name, field) != null) {
      throw new IllegalArgumentException("asked for twice: " + name);
    }
    fields.add(field);
    return field;
  }

  /** Whether the record has this object. */
  public final boolean isPresent() {
    return present;
  }

  final @Nullable Field member(String name) {
    return members.get(name);
  }

  /** The names of the members wanted. */
  final Set<String> names() {
    return members.keySet();
  }

  /** Where the field of a member wanted stands, for {@link #field}. */
  final int index(String name) {
    return fields.indexOf(members.get(name));
  }

  final Field field(int index) {
    return fields.get(index);
  }

  /** What was learned of the order in which members come. */
  final Members shape() {
    Members known = shape;
    if (known == null) {
      known = new Members(this);
      shape = known;
    }
    return known;
  }

  final void begin() {
    present = true;
  }

  @Override
  public final void clear() {
    present = false;
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).clear();
    }
  }

  @Override
  public final void unescape(boolean doubled) {
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).unescape(doubled);
    }
  }
}
