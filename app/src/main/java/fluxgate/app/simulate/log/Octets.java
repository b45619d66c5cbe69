package fluxgate.app.simulate.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Octets that are written one after the other; numbers with their highest octet first. */
final class Octets {
  private byte[] octets = new byte[512];
  private int size;

  int size() {
    return size;
  }

  Octets u8(int value) {
    if (size == octets.length) {
      octets = Arrays.copyOf(octets, 2 * size);
    }
    octets[size++] = (byte) value;
    return this;
  }

  Octets u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  Octets u32(long value) {
    return u16((int) (value >>> 16)).u16((int) value);
  }

  /** The lowest octet first. */
  Octets littleU16(int value) {
    return u8(value).u8(value >>> 8);
  }

  /** The lowest octet first. */
  Octets littleU32(long value) {
    return littleU16((int) value).littleU16((int) (value >>> 16));
  }

  Octets all(byte[] values) {
    for (byte value : values) {
      u8(value);
    }
    return this;
  }

  Octets text(String text) {
    return all(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a number over what stands at a place. */
  void u16At(int place, int value) {
    octets[place] = (byte) (value >>> 8);
    octets[place + 1] = (byte) value;
  }

  byte[] toBytes() {
    return Arrays.copyOf(octets, size);
  }
}
