package fluxgate.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the parts of {@link AsnTableCodec}'s form in order. Every count is checked against the
 * octets that are left before anything is allocated; that ranges ascend is the writer's word, which
 * the checksum seals.
 */
final class AsnTableReader {
  private final ByteBuffer octets;

  AsnTableReader(byte[] octets) {
    this.octets = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
  }

  String string() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  AsnRecords records() throws IOException {
    int n = count(2 * Integer.BYTES);
    int[] numbers = ints(n);
    int[] ends = ints(n);
    byte[] texts = bytes();
    if ((n == 0 ? 0 : ends[n - 1]) != texts.length) {
      throw AsnTableCodec.damaged("has other texts than it lists");
    }
    return new AsnRecords(numbers, ends, texts);
  }

  AddressRanges.V4 v4() throws IOException {
    int n = count(3 * Integer.BYTES);
    return new AddressRanges.V4(ints(n), ints(n), ints(n));
  }

  AddressRanges.V6 v6() throws IOException {
    int n = count(4 * Long.BYTES + Integer.BYTES);
    return new AddressRanges.V6(longs(n), longs(n), longs(n), longs(n), ints(n));
  }

  void end() throws IOException {
    if (octets.hasRemaining()) {
      throw AsnTableCodec.damaged("goes on after its end");
    }
  }

  private byte[] bytes() throws IOException {
    byte[] bytes = new byte[count(1)];
    octets.get(bytes);
    return bytes;
  }

  private int[] ints(int n) {
    int[] column = new int[n];
    octets.asIntBuffer().get(column);
    octets.position(octets.position() + Integer.BYTES * n);
    return column;
  }

  private long[] longs(int n) {
    long[] column = new long[n];
    octets.asLongBuffer().get(column);
    octets.position(octets.position() + Long.BYTES * n);
    return column;
  }

  /** A count of things of so many octets each, all of which must still be there. */
  private int count(int octetsEach) throws IOException {
    int count = octets.remaining() < Integer.BYTES ? -1 : octets.getInt();
    if (count < 0 || count > octets.remaining() / octetsEach) {
      throw AsnTableCodec.damaged("ends early");
    }
    return count;
  }
}
