package fluxgate.app.history.parquet;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts, or of lists of texts, each given by a number that stands for it. A row group
 * has its own dictionary of those that occur in it.
 */
public final class Texts extends Column {
  private static final int BYTE_ARRAY = 6;
  private static final int UTF8 = 0;
  private static final int LIST = 3;

  /** What the numbers stand for. */
  @FunctionalInterface
  public interface Meaning {
    /** The UTF-8 octets of a text, which are not changed. */
    byte[] of(int id);
  }

  private final Meaning meaning;
  private final boolean lists;

  /** One more than a number's place in the dictionary; 0 where it is not in there. */
  private int[] places = new int[1 << 10];

  private int[] dictionary = new int[1 << 8];
  private byte[][] texts = new byte[1 << 8][];
  private int dictionarySize;
  private int[] values = new int[1 << 10];
  private int size;

  /** Of plain texts 0 for null, else 1; of lists 0 for the first of one, else 1. */
  private final Levels levels = new Levels();

  /** Of lists: 0 for one that is empty, else 1. */
  private final Levels filled = new Levels();

  private int count;

  /** The number that was added last, and its place in the dictionary; below 0 for none. */
  private int lastId = -1;

  private int lastPlace;

  private Texts(String name, boolean optional, Meaning meaning, boolean lists) {
    super(name, optional);
    this.meaning = meaning;
    this.lists = lists;
  }

  public static Texts of(String name, boolean optional, Meaning meaning) {
    return new Texts(name, optional, meaning, false);
  }

  /** A column whose values are lists of texts. */
  public static Texts lists(String name, Meaning meaning) {
    return new Texts(name, false, meaning, true);
  }

  /**
   * Adds a text.
   *
   * @param id its number; below 0 for null
   */
  public void add(int id) {
    count++;
    if (isOptional()) {
      levels.add(id < 0 ? 0 : 1);
    }
    if (id >= 0) {
      put(id);
    }
  }

  /** Adds a list. */
  public void addList(int[] ids) {
    addList(ids, 0, ids.length);
  }

  /** Adds a list of what stands in {@code [from, to)}. */
  public void addList(int[] ids, int from, int to) {
    count += Math.max(1, to - from);
    if (from == to) {
      filled.add(0);
      levels.add(0);
    }
    for (int i = from; i < to; i++) {
      filled.add(1);
      levels.add(i == from ? 0 : 1);
      put(ids[i]);
    }
  }

  private void put(int id) {
    if (id != lastId) {
      lastPlace = place(id);
      lastId = id;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = lastPlace;
  }

  /** The place of a text in the dictionary, which takes it in where it is new. */
  private int place(int id) {
    if (id >= places.length) {
      places = Arrays.copyOf(places, Math.max(2 * places.length, id + 1));
    }
    int place = places[id];
    if (place == 0) {
      if (dictionarySize == dictionary.length) {
        dictionary = Arrays.copyOf(dictionary, 2 * dictionarySize);
        texts = Arrays.copyOf(texts, 2 * dictionarySize);
      }
      texts[dictionarySize] = meaning.of(id);
      dictionary[dictionarySize++] = id;
      place = dictionarySize;
      places[id] = place;
    }
    return place - 1;
  }

  @Override
  List<String> path() {
    return lists ? List.of(name(), "list", "element") : super.path();
  }

  @Override
  void describe(List<SchemaElement> schema) {
    int repetition = isOptional() ? SchemaElement.OPTIONAL : SchemaElement.REQUIRED;
    if (lists) {
      schema.add(
          new SchemaElement(
              name(), null, repetition, 1, LIST, union -> union.struct(3, list -> {})));
      schema.add(new SchemaElement("list", null, SchemaElement.REPEATED, 1, null, null));
    }
    schema.add(
        new SchemaElement(
            lists ? "element" : name(),
            BYTE_ARRAY,
            repetition,
            0,
            UTF8,
            union -> union.struct(1, string -> {})));
  }

  @Override
  int type() {
    return BYTE_ARRAY;
  }

  @Override
  int valueCount() {
    return count;
  }

  @Override
  int nullCount() {
    return count - size;
  }

  @Override
  byte @Nullable [] least() {
    return farthest(-1);
  }

  @Override
  byte @Nullable [] greatest() {
    return farthest(1);
  }

  private byte @Nullable [] farthest(int sign) {
    byte[] farthest = null;
    for (int place = 0; place < dictionarySize; place++) {
      byte[] text = texts[place];
      if (farthest == null || sign * Arrays.compareUnsigned(text, farthest) > 0) {
        farthest = text;
      }
    }
    return farthest;
  }

  /** Where nearly every text occurs once, a dictionary would only add numbers to them. */
  private boolean isPlain() {
    return dictionarySize == 0 || 10L * dictionarySize > 7L * size && dictionarySize > 64;
  }

  @Override
  @Nullable Octets dictionary() {
    if (isPlain()) {
      return null;
    }
    Octets out = new Octets();
    for (int place = 0; place < dictionarySize; place++) {
      plain(texts[place], out);
    }
    return out;
  }

  private static void plain(byte[] text, Octets out) {
    out.int32(text.length);
    out.octets(text);
  }

  @Override
  int dictionarySize() {
    return dictionarySize;
  }

  @Override
  int encoding() {
    return isPlain() ? PLAIN : RLE_DICTIONARY;
  }

  @Override
  void page(Octets out) {
    if (lists) {
      levels.write(out);
      filled.write(out);
    } else if (isOptional()) {
      levels.write(out);
    }
    if (isPlain()) {
      for (int i = 0; i < size; i++) {
        plain(texts[values[i]], out);
      }
    } else {
      int width = Math.max(1, Hybrid.width(Math.max(0, dictionarySize - 1)));
      out.octet(width);
      Hybrid.write(values, size, width, out);
    }
  }

  @Override
  void clear() {
    for (int place = 0; place < dictionarySize; place++) {
      places[dictionary[place]] = 0;
    }
    dictionarySize = 0;
    size = 0;
    count = 0;
    levels.clear();
    filled.clear();
    lastId = -1;
  }
}
