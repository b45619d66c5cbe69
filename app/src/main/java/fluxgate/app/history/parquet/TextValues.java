package fluxgate.app.history.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The texts of the pages of a column, each made into what it means; those of a dictionary once. */
final class TextValues<T> {
  private final TextInput.Meaning<T> meaning;
  private byte[] dictionary = new byte[0];

  /** Where each text of the dictionary begins, and where the last ends. */
  private int[] places = new int[1];

  private @Nullable Object[] known = new Object[0];
  private @Nullable PageOctets plain;
  private @Nullable DeltaReader lengths;
  private @Nullable HybridReader numbers;

  TextValues(TextInput.Meaning<T> meaning) {
    this.meaning = meaning;
  }

  void dictionary(@Nullable PageOctets page, int count) {
    int size = page == null ? 0 : Math.min(count, page.size / 4);
    places = new int[2 * size];
    known = new Object[size];
    dictionary = page == null ? new byte[0] : page.octets;
    for (int i = 0; i < size && page != null; i++) {
      int length = page.int32();
      places[2 * i] = page.take(length);
      places[2 * i + 1] = length;
    }
  }

  void values(PageOctets page, int encoding) throws IOException {
    plain = null;
    lengths = null;
    numbers = null;
    switch (encoding) {
      case Column.PLAIN -> plain = page;
      case Column.RLE_DICTIONARY, Column.PLAIN_DICTIONARY ->
          numbers = page.at == page.size ? null : new HybridReader(page, page.size, page.octet());
      case Column.DELTA_LENGTH_BYTE_ARRAY -> {
        PageOctets ahead = new PageOctets(page.octets, page.size);
        ahead.at = page.at;
        lengths = new DeltaReader(ahead, true);
        DeltaReader skipped = new DeltaReader(page, true); // the texts begin where lengths end
        for (int i = 0; i < skipped.count(); i++) {
          skipped.next();
        }
        plain = page;
      }
      default -> throw ColumnInput.unknown(encoding);
    }
  }

  @SuppressWarnings("unchecked") // only Ts are put in
  T next() {
    HybridReader dictionaryNumbers = numbers;
    if (dictionaryNumbers != null) {
      int number = dictionaryNumbers.next();
      Object value = known[number];
      if (value == null) {
        value = meaning.of(dictionary, places[2 * number], places[2 * number + 1]);
        if (value == null) {
          throw noMeaning(dictionary, places[2 * number], places[2 * number + 1]);
        }
        known[number] = value;
      }
      return (T) value;
    }
    PageOctets page = plain;
    if (page == null) {
      throw new IndexOutOfBoundsException("no page");
    }
    int length = lengths == null ? page.int32() : (int) lengths.next();
    int from = page.take(length);
    T value = meaning.of(page.octets, from, length);
    if (value == null) {
      throw noMeaning(page.octets, from, length);
    }
    return value;
  }

  /** Passes over values, whatever they mean. */
  void skip(int count) {
    if (numbers != null) {
      numbers.skip(count);
      return;
    }
    if (count == 0) {
      return;
    }
    PageOctets page = plain;
    if (page == null) {
      throw new IndexOutOfBoundsException("no page");
    }
    for (int i = 0; i < count; i++) {
      page.take(lengths == null ? page.int32() : lengths.next());
    }
  }

  private static RuntimeException noMeaning(byte[] octets, int from, int length) {
    String text =
        new String(
            Arrays.copyOfRange(octets, from, from + Math.min(length, 40)), StandardCharsets.UTF_8);
    return new IllegalArgumentException("'" + text + "' is nothing that its column has");
  }
}
