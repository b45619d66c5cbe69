package fluxgate.format.message;

/**
 * The fields of one protobuf message, one after the other. A length-delimited field is not copied:
 * it lies at {@code buffer[start(), start() + length())}. After the first fault there are no more
 * fields and {@link #isBroken} says so.
 */
public final class ProtobufCursor {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final byte[] buffer;
  private final int end;
  private int at;
  private boolean broken;

  private int field;
  private int wireType;
  private long value;
  private int start;
  private int length;

  public ProtobufCursor(byte[] buffer, int start, int length) {
    this.buffer = buffer;
    this.at = start;
    this.end = start + length;
  }

  public boolean isBroken() {
    return broken;
  }

  /** Moves to the next field; false after the last. */
  public boolean next() {
    if (broken || at >= end) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    wireType = (int) tag & 7;
    value = 0;
    length = 0;
    if (tag >>> 3 == 0 || tag >>> 32 != 0) {
      broken = true;
    }
    if (!broken) {
      switch (wireType) {
        case VARINT -> value = varint();
        case FIXED64 -> value = fixed(8);
        case FIXED32 -> value = fixed(4);
        case DELIMITED -> delimited();
        // Groups were retired before any of these was made.
        default -> broken = true;
      }
    }
    return !broken;
  }

  public int field() {
    return field;
  }

  /** Whether the field has octets rather than a number. */
  public boolean isDelimited() {
    return wireType == DELIMITED;
  }

  /** The number of a field that is not delimited; else 0. */
  public long value() {
    return value;
  }

  public int start() {
    return start;
  }

  /** How many octets; 0 for a number. */
  public int length() {
    return length;
  }

  /** The message inside this field. */
  public ProtobufCursor inside() {
    return new ProtobufCursor(buffer, start, length);
  }

  private void delimited() {
    long size = varint();
    if (broken || size < 0 || size > end - at) {
      broken = true;
      return;
    }
    start = at;
    length = (int) size;
    at += length;
  }

  private long varint() {
    long result = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        break;
      }
      byte octet = buffer[at++];
      result |= (long) (octet & 0x7F) << shift;
      if (octet >= 0) {
        return result;
      }
    }
    broken = true;
    return 0;
  }

  private long fixed(int octets) {
    if (end - at < octets) {
      broken = true;
      return 0;
    }
    long result = 0;
    for (int i = octets - 1; i >= 0; i--) {
      result = result << 8 | buffer[at + i] & 0xFF;
    }
    at += octets;
    return result;
  }
}
