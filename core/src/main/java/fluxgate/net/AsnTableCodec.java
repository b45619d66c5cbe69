package fluxgate.net;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The compact form of an {@link AsnTable}: a gzip stream of
 *
 * <pre>
 *   magic, 8 octets; where it is from, a string
 *   systems: n, then by column: steps of their numbers, octets of their texts;
 *         then the texts: country (2 octets, 0 0 for none) and name in UTF-8
 *   IPv4: n, then by column: gaps before the ranges, their lengths, their systems
 *   IPv6: n, then by column: steps of the first halves, second halves of the starts,
 *         steps of the ends' first halves, ends' second halves inverted, systems
 * </pre>
 *
 * where a number is a base-128 varint (low groups first, at most 10 octets) and a string is its
 * length in octets and UTF-8. Ranges ascend, so steps are small; columns put like beside like for
 * the compressor.
 */
public final class AsnTableCodec {
  private static final byte[] MAGIC = {'F', 'G', 'A', 'S', 'N', 0, 0, 1};

  /** Ten times the bundled table: more is damage or an attack, not a table. */
  private static final int MOST_OCTETS = 1 << 26;

  private AsnTableCodec() {}

  /** Writes the table; the same table gives the same octets. The stream stays open. */
  public static void write(AsnTable table, OutputStream out) throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(out);
    BufferedOutputStream to = new BufferedOutputStream(gzip, 1 << 16);
    to.write(MAGIC);
    writeString(to, table.resource());
    writeRecords(to, table.records());
    writeV4(to, table.ranges().v4());
    writeV6(to, table.ranges().v6());
    to.flush();
    gzip.finish();
  }

  private static void writeRecords(OutputStream to, AsnRecords records) throws IOException {
    int count = records.size();
    writeNumber(to, count);
    long previous = 0;
    for (int place = 0; place < count; place++) {
      writeNumber(to, records.number(place) - previous);
      previous = records.number(place);
    }
    for (int place = 0; place < count; place++) {
      writeNumber(to, records.textLength(place));
    }
    to.write(records.texts());
  }

  private static void writeV4(OutputStream to, AddressRanges.V4 v4) throws IOException {
    int count = v4.value().length;
    writeNumber(to, count);
    long next = 0;
    for (int i = 0; i < count; i++) {
      writeNumber(to, (v4.first()[i] & 0xFFFF_FFFFL) - next);
      next = (v4.last()[i] & 0xFFFF_FFFFL) + 1;
    }
    for (int i = 0; i < count; i++) {
      writeNumber(to, (v4.last()[i] - v4.first()[i]) & 0xFFFF_FFFFL);
    }
    for (int i = 0; i < count; i++) {
      writeNumber(to, v4.value()[i]);
    }
  }

  private static void writeV6(OutputStream to, AddressRanges.V6 v6) throws IOException {
    int count = v6.value().length;
    writeNumber(to, count);
    long previous = 0;
    for (int i = 0; i < count; i++) {
      writeNumber(to, v6.firstHigh()[i] - previous);
      previous = v6.lastHigh()[i];
    }
    for (int i = 0; i < count; i++) {
      writeNumber(to, v6.firstLow()[i]);
    }
    for (int i = 0; i < count; i++) {
      writeNumber(to, v6.lastHigh()[i] - v6.firstHigh()[i]);
    }
    for (int i = 0; i < count; i++) {
      writeNumber(to, ~v6.lastLow()[i]);
    }
    for (int i = 0; i < count; i++) {
      writeNumber(to, v6.value()[i]);
    }
  }

  private static void writeString(OutputStream to, String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    writeNumber(to, octets.length);
    to.write(octets);
  }

  private static void writeNumber(OutputStream to, long number) throws IOException {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      to.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    to.write((int) rest);
  }

  /**
   * Reads what {@link #write} wrote. The stream stays open.
   *
   * @throws IOException saying what is wrong where the stream holds anything else
   */
  public static AsnTable read(InputStream in) throws IOException {
    byte[] octets = new GZIPInputStream(in, 1 << 16).readNBytes(MOST_OCTETS);
    if (octets.length < MAGIC.length
        || !Arrays.equals(octets, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw damaged("is no table of this version");
    }
    AsnTableReader reader = new AsnTableReader(octets, MAGIC.length);
    String resource = reader.string();
    AsnRecords records = reader.records();
    AddressRanges.V4 v4 = reader.v4(records.size());
    AddressRanges.V6 v6 = reader.v6(records.size());
    reader.end();
    return new AsnTable(resource, new AddressRanges(v4, v6), records);
  }

  static IOException damaged(String what) {
    return new IOException("the ASN table " + what);
  }
}
