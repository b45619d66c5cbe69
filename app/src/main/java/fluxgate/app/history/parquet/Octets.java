package fluxgate.app.history.parquet;

import java.util.Arrays;

/** Octets that are added to: little-endian numbers, variable-length numbers, packed bits. */
final class Octets {
  private byte[] array = new byte[1 << 12];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  byte[] array() {
    return array;
  }

  private void reserve(int more) {
    if (array.length - size < more) {
      array = Arrays.copyOf(array, Math.max(2 * array.length, size + more));
    }
  }

  void octet(int value) {
    reserve(1);
    array[size++] = (byte) value;
  }

  void octets(byte[] value) {
    octets(value, value.length);
  }

  void octets(byte[] value, int length) {
    reserve(length);
    System.arraycopy(value, 0, array, size, length);
    size += length;
  }

  void octets(Octets other) {
    octets(other.array, other.size);
  }

  /** Four octets, the low one first. */
  void int32(int value) {
    reserve(4);
    for (int shift = 0; shift < 32; shift += 8) {
      array[size++] = (byte) (value >>> shift);
    }
  }

  /** Eight octets, the low one first. */
  void int64(long value) {
    int32((int) value);
    int32((int) (value >>> 32));
  }

  /** Seven bits an octet, the low ones first (unsigned LEB128). */
  void varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      array[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    array[size++] = (byte) rest;
  }

  /** A signed number, so that small ones stay short. */
  void zigzag(long value) {
    varint(value << 1 ^ value >> 63);
  }

  /**
   * So many values of so many bits each, the low bits first.
   *
   * @param count a multiple of 8
   * @param width 0 to 64
   */
  void packed(long[] values, int from, int count, int width) {
    reserve(count / 8 * width);
    int bits = 0; // filled in the octet that is being made
    int octet = 0;
    for (int i = from; i < from + count; i++) {
      long value = values[i];
      int left = width;
      while (left > 0) {
        int taken = Math.min(8 - bits, left);
        octet |= (int) (value & (1L << taken) - 1) << bits;
        value >>>= taken;
        left -= taken;
        bits += taken;
        if (bits == 8) {
          array[size++] = (byte) octet;
          bits = 0;
          octet = 0;
        }
      }
    }
  }

  byte[] toArray() {
    return Arrays.copyOf(array, size);
  }
}
