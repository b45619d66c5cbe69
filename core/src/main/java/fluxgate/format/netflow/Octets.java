package fluxgate.format.netflow;

import fluxgate.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** A window of a datagram that is read in order, in network byte order. A flyweight. */
final class Octets {
  private byte[] buffer = new byte[0];
  private int at;
  private int end;

  void set(byte[] octets, int start, int length) {
    buffer = octets;
    at = start;
    end = start + length;
  }

  int left() {
    return end - at;
  }

  /** Where the next octet lies in the buffer. */
  int at() {
    return at;
  }

  void skip(int count) {
    at += count;
  }

  int u8() {
    return buffer[at++] & 0xFF;
  }

  int u16() {
    return u8() << 8 | u8();
  }

  long u32() {
    return (long) u16() << 16 | u16();
  }

  /**
   * A number of up to eight octets, the highest bit of which is not used; -1 where it is longer.
   */
  long number(int length) {
    if (length > Long.BYTES) {
      skip(length);
      return -1;
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | u8();
    }
    return value & Long.MAX_VALUE;
  }

  /** An address of as many octets; null where no address has so many. */
  @Nullable IpAddress address(int length) {
    IpAddress address =
        length == 4 || length == 16 ? IpAddress.fromBytes(buffer, at, length) : null;
    skip(length);
    return address;
  }
}
