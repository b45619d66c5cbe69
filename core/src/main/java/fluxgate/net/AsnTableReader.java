package fluxgate.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the parts of {@link AsnTableCodec}'s form in order. Every count is checked against the
 * octets that are left before anything is allocated, every range against its neighbour.
 */
final class AsnTableReader {
  private final byte[] octets;
  private int at;

  AsnTableReader(byte[] octets, int start) {
    this.octets = octets;
    this.at = start;
  }

  String string() throws IOException {
    int length = count(1);
    String text = new String(octets, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  AsnRecords records() throws IOException {
    int n = count(4);
    int[] numbers = new int[n];
    long asn = 0;
    for (int i = 0; i < n; i++) {
      asn += number();
      if (asn < 1 || asn > AsnRecord.MOST_ASN) {
        throw AsnTableCodec.damaged("has the number " + Long.toUnsignedString(asn));
      }
      numbers[i] = (int) asn;
    }
    int[] ends = new int[n];
    long end = 0;
    for (int i = 0; i < n; i++) {
      long length = number();
      end += length;
      if (length < 2 || end > octets.length - at) {
        throw truncated();
      }
      ends[i] = (int) end;
    }
    byte[] texts = Arrays.copyOfRange(octets, at, at + (int) end);
    at += (int) end;
    return new AsnRecords(numbers, ends, texts);
  }

  AddressRanges.V4 v4(int systems) throws IOException {
    int n = count(3);
    long[] gaps = new long[n];
    for (int i = 0; i < n; i++) {
      gaps[i] = number();
    }
    int[] first = new int[n];
    int[] last = new int[n];
    long next = 0;
    for (int i = 0; i < n; i++) {
      long length = number();
      long start = next + gaps[i];
      next = start + length + 1;
      boolean fits = (gaps[i] | length) >>> 32 == 0 && next <= 1L << 32;
      if (!fits) {
        throw AsnTableCodec.damaged("has IPv4 ranges past the last address");
      }
      first[i] = (int) start;
      last[i] = (int) (next - 1);
    }
    return new AddressRanges.V4(first, last, values(n, systems));
  }

  AddressRanges.V6 v6(int systems) throws IOException {
    int n = count(5);
    long[] firstHigh = column(n);
    long[] firstLow = column(n);
    long[] lastHigh = column(n);
    long[] lastLow = column(n);
    long previous = 0;
    for (int i = 0; i < n; i++) {
      firstHigh[i] += previous;
      lastHigh[i] += firstHigh[i];
      lastLow[i] = ~lastLow[i];
      previous = lastHigh[i];
      IpAddress first = new IpAddress(firstHigh[i], firstLow[i]);
      IpAddress last = new IpAddress(lastHigh[i], lastLow[i]);
      if (first.compareTo(last) > 0
          || (i > 0 && new IpAddress(lastHigh[i - 1], lastLow[i - 1]).compareTo(first) >= 0)) {
        throw AsnTableCodec.damaged("has IPv6 ranges out of order");
      }
    }
    return new AddressRanges.V6(firstHigh, firstLow, lastHigh, lastLow, values(n, systems));
  }

  private long[] column(int n) throws IOException {
    long[] column = new long[n];
    for (int i = 0; i < n; i++) {
      column[i] = number();
    }
    return column;
  }

  private int[] values(int n, int systems) throws IOException {
    int[] values = new int[n];
    for (int i = 0; i < n; i++) {
      long value = number();
      if (value < 0 || value >= systems) {
        throw AsnTableCodec.damaged("has a range of a system that it does not list");
      }
      values[i] = (int) value;
    }
    return values;
  }

  void end() throws IOException {
    if (at != octets.length) {
      throw AsnTableCodec.damaged("goes on after its end");
    }
  }

  /** A count of things of at least {@code least} octets each, all of which must still be there. */
  private int count(int least) throws IOException {
    long count = number();
    if (count < 0 || count > (octets.length - at) / least) {
      throw truncated();
    }
    return (int) count;
  }

  private long number() throws IOException {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == octets.length) {
        throw truncated();
      }
      byte octet = octets[at++];
      number |= (octet & 0x7FL) << shift;
      if (octet >= 0) {
        return number;
      }
    }
    throw AsnTableCodec.damaged("has a number of over 10 octets");
  }

  private static IOException truncated() {
    return AsnTableCodec.damaged("ends early");
  }
}
