package fluxgate.app.history.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes structs in Thrift's compact protocol, fields in ascending order of their ids. */
final class Thrift {
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  private final Octets out;
  private int lastField;

  Thrift(Octets out) {
    this.out = out;
  }

  private void field(int id, int type) {
    int step = id - lastField;
    if (step > 0 && step < 16) {
      out.octet(step << 4 | type);
    } else {
      out.octet(type);
      out.zigzag(id);
    }
    lastField = id;
  }

  void flag(int id, boolean value) {
    field(id, value ? TRUE : FALSE);
  }

  void i32(int id, int value) {
    field(id, I32);
    out.zigzag(value);
  }

  void i64(int id, long value) {
    field(id, I64);
    out.zigzag(value);
  }

  void binary(int id, byte[] value) {
    field(id, BINARY);
    out.varint(value.length);
    out.octets(value);
  }

  void text(int id, String value) {
    binary(id, value.getBytes(StandardCharsets.UTF_8));
  }

  void struct(int id, Consumer<Thrift> fields) {
    field(id, STRUCT);
    struct(fields);
  }

  /** A struct by itself, or as an element of a list. */
  void struct(Consumer<Thrift> fields) {
    int outer = lastField;
    lastField = 0;
    fields.accept(this);
    out.octet(0);
    lastField = outer;
  }

  <T> void structs(int id, List<T> elements, BiConsumer<T, Thrift> fields) {
    list(id, elements.size(), STRUCT);
    for (T element : elements) {
      struct(thrift -> fields.accept(element, thrift));
    }
  }

  void i32s(int id, List<Integer> values) {
    list(id, values.size(), I32);
    for (int value : values) {
      out.zigzag(value);
    }
  }

  void texts(int id, List<String> values) {
    list(id, values.size(), BINARY);
    for (String value : values) {
      byte[] octets = value.getBytes(StandardCharsets.UTF_8);
      out.varint(octets.length);
      out.octets(octets);
    }
  }

  private void list(int id, int size, int type) {
    field(id, LIST);
    if (size < 15) {
      out.octet(size << 4 | type);
    } else {
      out.octet(0xF0 | type);
      out.varint(size);
    }
  }
}
