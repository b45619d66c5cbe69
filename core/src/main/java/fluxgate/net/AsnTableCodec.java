package fluxgate.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The form in which an {@link AsnTable} lies ready to be used: arrays as they are in memory, so
 * that a start copies them and decodes nothing.
 *
 * <pre>
 *   magic, 8 octets; octets that follow and their CRC-32, 4 octets each
 *   where it is from: octets of the text, then the text in UTF-8
 *   systems: n, their numbers, the ends of their texts; octets of the texts,
 *         then the texts: country (2 octets, 0 0 for none) and name in UTF-8
 *   IPv4: n, first addresses, last addresses, systems
 *   IPv6: n, first addresses' upper halves, lower halves, last addresses' upper halves,
 *         lower halves, systems
 * </pre>
 *
 * where halves of IPv6 addresses take 8 octets, everything else 4, the lowest octet first.
 */
public final class AsnTableCodec {
  static final int HEADER_OCTETS = 16;

  private static final byte[] MAGIC = {'F', 'G', 'A', 'S', 'N', 0, 0, 2};

  /** Five times the bundled table: more is damage, not a table. */
  private static final int MOST_OCTETS = 1 << 26;

  private AsnTableCodec() {}

  /** Writes the table; the same table gives the same octets. The stream stays open. */
  public static void write(AsnTable table, OutputStream out) throws IOException {
    byte[] resource = table.resource().getBytes(StandardCharsets.UTF_8);
    AsnRecords records = table.records();
    AddressRanges.V4 v4 = table.ranges().v4();
    AddressRanges.V6 v6 = table.ranges().v6();
    int length =
        Integer.BYTES * (5 + 2 * records.size() + 3 * v4.value().length + v6.value().length)
            + Long.BYTES * 4 * v6.value().length
            + resource.length
            + records.texts().length;
    ByteBuffer body = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    body.putInt(resource.length).put(resource);
    body.putInt(records.size());
    put(body, records.numbers());
    put(body, records.ends());
    body.putInt(records.texts().length).put(records.texts());
    body.putInt(v4.value().length);
    put(body, v4.first());
    put(body, v4.last());
    put(body, v4.value());
    body.putInt(v6.value().length);
    put(body, v6.firstHigh());
    put(body, v6.firstLow());
    put(body, v6.lastHigh());
    put(body, v6.lastLow());
    put(body, v6.value());
    ByteBuffer header = ByteBuffer.allocate(HEADER_OCTETS).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).putInt(length).putInt(checksum(body.array()));
    out.write(header.array());
    out.write(body.array());
  }

  private static void put(ByteBuffer to, int[] column) {
    to.asIntBuffer().put(column);
    to.position(to.position() + Integer.BYTES * column.length);
  }

  private static void put(ByteBuffer to, long[] column) {
    to.asLongBuffer().put(column);
    to.position(to.position() + Long.BYTES * column.length);
  }

  private static int checksum(byte[] octets) {
    CRC32 checksum = new CRC32();
    checksum.update(octets);
    return (int) checksum.getValue();
  }

  /**
   * Reads what {@link #write} wrote. The stream stays open.
   *
   * @throws IOException saying what is wrong where the stream holds anything else
   */
  public static AsnTable read(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER_OCTETS);
    if (header.length < HEADER_OCTETS
        || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw damaged("is no table of this version");
    }
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int length = fields.getInt(MAGIC.length);
    if (length < 0 || length > MOST_OCTETS) {
      throw damaged("has an impossible length");
    }
    byte[] body = new byte[length];
    if (in.readNBytes(body, 0, length) < length) {
      throw damaged("ends early");
    }
    if (in.read() >= 0) {
      throw damaged("goes on after its end");
    }
    if (checksum(body) != fields.getInt(MAGIC.length + Integer.BYTES)) {
      throw damaged("does not match its checksum");
    }
    AsnTableReader reader = new AsnTableReader(body);
    String resource = reader.string();
    AsnRecords records = reader.records();
    AddressRanges ranges = new AddressRanges(reader.v4(), reader.v6());
    reader.end();
    return new AsnTable(resource, ranges, records);
  }

  static IOException damaged(String what) {
    return new IOException("the ASN table " + what);
  }
}
