package fluxgate.app.source;

import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateWriter;
import fluxgate.format.Frame;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 128-bit hash of a record: format, time where the framing gives one, link type, octets.
 *
 * <p>Two 64-bit lanes, each a multiply-and-rotate chain over little-endian words with its own odd
 * constants (the golden ratio and the roots of 2, 3 and 5 in binary), closed by two rounds of
 * xor-shift-multiply. By the birthday bound a billion records collide by chance with probability
 * 2^-69. Not a defence against somebody who chooses whole records, which would only hide records of
 * the same sender.
 */
record RecordHash(long high, long low) {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long PHI = 0x9E37_79B9_7F4A_7C15L;
  private static final long ROOT_2 = 0x6A09_E667_F3BC_C909L;
  private static final long ROOT_3 = 0xBB67_AE85_84CA_A73BL;
  private static final long ROOT_5 = 0x3C6E_F372_FE94_F82BL;

  void write(StateWriter out) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.octet((int) (high >>> shift) & 0xFF);
    }
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.octet((int) (low >>> shift) & 0xFF);
    }
  }

  static RecordHash read(StateReader in) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 8; i++) {
      high = high << 8 | in.octet();
    }
    for (int i = 0; i < 8; i++) {
      low = low << 8 | in.octet();
    }
    return new RecordHash(high, low);
  }

  static RecordHash of(RecordFormat format, Frame frame) {
    long a = PHI ^ format.id().hashCode();
    long b = ROOT_2 + frame.length;
    a = stepA(a, frame.timeMicros);
    b = stepB(b, (long) frame.linkType << 32 | frame.wireLength);
    byte[] octets = frame.buffer;
    int at = frame.start;
    int end = at + frame.length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = (long) WORD.get(octets, at);
      a = stepA(a, word);
      b = stepB(b, word);
    }
    long tail = 0;
    for (; at < end; at++) {
      tail = tail << 8 | (octets[at] & 0xFF);
    }
    a = stepA(a, tail);
    b = stepB(b, tail);
    return new RecordHash(mix(a + Long.rotateLeft(b, 32)), mix(b ^ a * ROOT_5));
  }

  private static long stepA(long state, long word) {
    return Long.rotateLeft((state ^ word) * PHI, 29) + ROOT_3;
  }

  private static long stepB(long state, long word) {
    return (Long.rotateLeft(state, 23) + word) * ROOT_3 ^ state >>> 17;
  }

  private static long mix(long state) {
    long x = (state ^ state >>> 32) * ROOT_3;
    x = (x ^ x >>> 29) * PHI;
    return x ^ x >>> 32;
  }
}
