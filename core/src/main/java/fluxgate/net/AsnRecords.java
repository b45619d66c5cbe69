package fluxgate.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The autonomous systems of a table by place. Their texts stay packed until asked for: a run looks
 * up some hundreds of the ninety thousand.
 */
final class AsnRecords {
  /** A country's octets before each name; 0 0 for none. */
  private static final int COUNTRY_OCTETS = 2;

  private final int[] numbers;
  private final int[] ends;
  private final byte[] texts;

  /** Filled as asked for; threads may race to put equal immutable records. */
  private final @Nullable AsnRecord[] made;

  /**
   * Takes ownership of the arrays.
   *
   * @param numbers 32 bits each
   * @param ends where each text ends in {@code texts}, ascending by at least two, the last at its
   *     length
   * @param texts country and name in UTF-8, one after the other
   */
  AsnRecords(int[] numbers, int[] ends, byte[] texts) {
    this.numbers = numbers;
    this.ends = ends;
    this.texts = texts;
    this.made = new AsnRecord[numbers.length];
  }

  static AsnRecords of(List<AsnRecord> records) {
    ByteArrayOutputStream texts = new ByteArrayOutputStream();
    int[] numbers = new int[records.size()];
    int[] ends = new int[records.size()];
    int place = 0;
    for (AsnRecord record : records) {
      numbers[place] = (int) record.asn();
      String country = record.country();
      texts.writeBytes((country == null ? "\0\0" : country).getBytes(StandardCharsets.ISO_8859_1));
      texts.writeBytes(record.name().getBytes(StandardCharsets.UTF_8));
      ends[place++] = texts.size();
    }
    return new AsnRecords(numbers, ends, texts.toByteArray());
  }

  int size() {
    return numbers.length;
  }

  AsnRecord get(int place) {
    AsnRecord record = made[place];
    if (record == null) {
      int start = start(place);
      String country =
          AsnRecord.parseCountry(
              new String(texts, start, COUNTRY_OCTETS, StandardCharsets.ISO_8859_1));
      int name = start + COUNTRY_OCTETS;
      record =
          new AsnRecord(
              number(place),
              new String(texts, name, ends[place] - name, StandardCharsets.UTF_8),
              country);
      made[place] = record;
    }
    return record;
  }

  long number(int place) {
    return numbers[place] & AsnRecord.MOST_ASN;
  }

  private int start(int place) {
    return place == 0 ? 0 : ends[place - 1];
  }

  int[] numbers() {
    return numbers;
  }

  int[] ends() {
    return ends;
  }

  byte[] texts() {
    return texts;
  }
}
