package fluxgate.app.history.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads structs in Thrift's compact protocol. Whatever the octets are, it ends, or says so. */
final class ThriftReader {
  /** Parquet's own structs go six deep. */
  private static final int MOST_DEPTH = 32;

  private final byte[] octets;
  private final int end;
  private int at;

  ThriftReader(byte[] octets, int from, int end) {
    this.octets = octets;
    this.at = from;
    this.end = end;
  }

  /** Where it has come to. */
  int position() {
    return at;
  }

  /**
   * The fields of a struct by their ids; what is missing or of another type counts as not there.
   */
  record Fields(Map<Integer, Object> values) {
    long number(int id, long otherwise) {
      return values.get(id) instanceof Long number ? number : otherwise;
    }

    @Nullable Fields struct(int id) {
      return values.get(id) instanceof Fields fields ? fields : null;
    }

    byte @Nullable [] octets(int id) {
      return values.get(id) instanceof byte[] octets ? octets : null;
    }

    String text(int id) {
      return values.get(id) instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : "";
    }

    /** The structs of a list. */
    List<Fields> structs(int id) {
      List<Fields> structs = new ArrayList<>();
      if (values.get(id) instanceof List<?> list) {
        for (Object element : list) {
          if (element instanceof Fields fields) {
            structs.add(fields);
          }
        }
      }
      return structs;
    }

    /** The texts of a list. */
    List<String> texts(int id) {
      List<String> texts = new ArrayList<>();
      if (values.get(id) instanceof List<?> list) {
        for (Object element : list) {
          if (element instanceof byte[] text) {
            texts.add(new String(text, StandardCharsets.UTF_8));
          }
        }
      }
      return texts;
    }
  }

  Fields struct() throws IOException {
    return struct(0);
  }

  private Fields struct(int depth) throws IOException {
    if (depth > MOST_DEPTH) {
      throw damaged();
    }
    Map<Integer, Object> fields = new HashMap<>();
    int id = 0;
    for (int head = octet(); head != 0; head = octet()) {
      int step = head >>> 4;
      id = step == 0 ? (int) zigzag() : id + step;
      int type = head & 0xF;
      fields.put(id, type <= 2 ? (Object) (type == 1) : value(type, depth));
    }
    return new Fields(fields);
  }

  private Object value(int type, int depth) throws IOException {
    return switch (type) {
      case 1, 2 -> octet() == 1; // in a list
      case 3 -> (long) (byte) octet();
      case 4, 5, 6 -> zigzag();
      case 7 -> {
        take(8); // a double, which nothing here has
        yield 0L;
      }
      case 8 -> {
        int length = length();
        int from = take(length);
        byte[] text = new byte[length];
        System.arraycopy(octets, from, text, 0, length);
        yield text;
      }
      case 9, 10 -> list(depth);
      case 12 -> struct(depth + 1);
      default -> throw damaged();
    };
  }

  private List<Object> list(int depth) throws IOException {
    if (depth > MOST_DEPTH) {
      throw damaged();
    }
    int head = octet();
    int size = head >>> 4 == 15 ? length() : head >>> 4;
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(value(head & 0xF, depth + 1));
    }
    return values;
  }

  /** A count of octets or elements, each of which takes at least one octet of what is left. */
  private int length() throws IOException {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw damaged();
    }
    return (int) length;
  }

  private int take(int length) throws IOException {
    if (length > end - at) {
      throw damaged();
    }
    int from = at;
    at += length;
    return from;
  }

  private int octet() throws IOException {
    return octets[take(1)] & 0xFF;
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7FL) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw damaged();
  }

  private long zigzag() throws IOException {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  private static IOException damaged() {
    return new IOException("its metadata are damaged");
  }
}
