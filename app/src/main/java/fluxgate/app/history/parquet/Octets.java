package fluxgate.app.history.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Octets that are added to: little-endian numbers, variable-length numbers, packed bits. */
final class Octets {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle HALVES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

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
    HALVES.set(array, size, value);
    size += 4;
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
    reserve(count / 8 * width + Long.BYTES);
    long mask = width == Long.SIZE ? -1 : (1L << width) - 1;
    long word = 0;
    int bits = 0; // filled in the word that is being made
    for (int i = from; i < from + count; i++) {
      long value = values[i] & mask;
      word |= value << bits;
      int filled = bits + width;
      if (filled >= Long.SIZE) {
        WORDS.set(array, size, word);
        size += Long.BYTES;
        word = bits == 0 ? 0 : value >>> Long.SIZE - bits;
        filled -= Long.SIZE;
      }
      bits = filled;
    }
    WORDS.set(array, size, word);
    size += bits / 8;
  }

  /**
   * The same of small numbers.
   *
   * @param count a multiple of 8
   * @param width 0 to 32
   */
  void packed(int[] values, int from, int count, int width) {
    reserve(count / 8 * width + Long.BYTES);
    long mask = (1L << width) - 1;
    long word = 0;
    int bits = 0;
    for (int i = from; i < from + count; i++) {
      word |= (values[i] & mask) << bits;
      bits += width;
      if (bits >= Integer.SIZE) { // so that the next always has room
        HALVES.set(array, size, (int) word);
        size += Integer.BYTES;
        word >>>= Integer.SIZE;
        bits -= Integer.SIZE;
      }
    }
    WORDS.set(array, size, word);
    size += bits / 8;
  }

  byte[] toArray() {
    return Arrays.copyOf(array, size);
  }
}
