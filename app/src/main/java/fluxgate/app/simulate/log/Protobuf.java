package fluxgate.app.simulate.log;

import java.nio.charset.StandardCharsets;

/** A protobuf message, field by field. */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int DELIMITED = 2;
  private static final int FIXED_32 = 5;

  private final Octets out = new Octets();

  Protobuf number(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  Protobuf fixed32(int field, int value) {
    tag(field, FIXED_32);
    out.littleU32(value);
    return this;
  }

  Protobuf octets(int field, byte[] value) {
    tag(field, DELIMITED);
    varint(value.length);
    out.all(value);
    return this;
  }

  Protobuf text(int field, String value) {
    return octets(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Protobuf message(int field, Protobuf inside) {
    return octets(field, inside.toBytes());
  }

  private void tag(int field, int wireType) {
    varint((long) field << 3 | wireType);
  }

  private void varint(long value) {
    long left = value;
    while (left >>> 7 != 0) {
      out.u8((int) (left & 0x7F | 0x80));
      left >>>= 7;
    }
    out.u8((int) left);
  }

  byte[] toBytes() {
    return out.toBytes();
  }
}
