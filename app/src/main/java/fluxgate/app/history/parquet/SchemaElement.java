package fluxgate.app.history.parquet;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An element of a schema.
 *
 * @param type Parquet's number; null for a group
 * @param repetition 0 required, 1 optional, 2 repeated; null for the root
 * @param children 0 for a leaf
 * @param converted what older readers know it as; null for none
 * @param logical writes the logical type's union; null for none
 */
record SchemaElement(
    String name,
    @Nullable Integer type,
    @Nullable Integer repetition,
    int children,
    @Nullable Integer converted,
    @Nullable Consumer<Thrift> logical) {
  static final int REQUIRED = 0;
  static final int OPTIONAL = 1;
  static final int REPEATED = 2;

  static SchemaElement root(int columns) {
    return new SchemaElement("schema", null, null, columns, null, null);
  }

  void write(Thrift out) {
    if (type != null) {
      out.i32(1, type);
    }
    if (repetition != null) {
      out.i32(3, repetition);
    }
    out.text(4, name);
    if (children > 0) {
      out.i32(5, children);
    }
    if (converted != null) {
      out.i32(6, converted);
    }
    Consumer<Thrift> union = logical;
    if (union != null) {
      out.struct(10, union);
    }
  }
}
