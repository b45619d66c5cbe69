package fluxgate.app.casefile.bag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The one way in which a bag's zip is written: stored, at one time, without extra fields. What is
 * around the contents follows from names, checksums and sizes, so a reader compares instead of
 * interpreting.
 */
final class ZipLayout {
  static final int LOCAL = 30;
  static final int CENTRAL = 46;
  static final int END = 22;
  static final int CENTRAL_SIGNATURE = 0x02014b50;
  static final int END_SIGNATURE = 0x06054b50;

  /** Without the 64-bit extension, which old readers lack. */
  static final long MOST_OCTETS = 0xFFFF_FFFEL;

  static final int MOST_ENTRIES = 0xFFFE;

  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final short VERSION = 10;

  /** Made by a program of version 2.0 under Unix, so that the mode below counts. */
  private static final short MADE_BY = 3 << 8 | 20;

  /** Names are UTF-8. */
  private static final short FLAGS = 1 << 11;

  /** 1980-01-01, the earliest that a zip can say: when a file was made stands in the case. */
  private static final short DATE = 1 << 5 | 1;

  /** A plain file that its owner may change and everybody read. */
  private static final int MODE = 0100644 << 16;

  private ZipLayout() {}

  static byte[] local(String name, int crc, long size) {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = little(LOCAL + octets.length);
    out.putInt(LOCAL_SIGNATURE).putShort(VERSION);
    common(out, crc, size, octets.length);
    return out.put(octets).array();
  }

  static byte[] central(String name, int crc, long size, long at) {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = little(CENTRAL + octets.length);
    out.putInt(CENTRAL_SIGNATURE).putShort(MADE_BY).putShort(VERSION);
    common(out, crc, size, octets.length);
    out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    out.putInt(MODE).putInt((int) at);
    return out.put(octets).array();
  }

  private static void common(ByteBuffer out, int crc, long size, int nameOctets) {
    out.putShort(FLAGS).putShort((short) 0).putShort((short) 0).putShort(DATE);
    out.putInt(crc).putInt((int) size).putInt((int) size);
    out.putShort((short) nameOctets).putShort((short) 0);
  }

  static byte[] end(int entries, long centralOctets, long centralAt) {
    ByteBuffer out = little(END);
    out.putInt(END_SIGNATURE).putShort((short) 0).putShort((short) 0);
    out.putShort((short) entries).putShort((short) entries);
    return out.putInt((int) centralOctets).putInt((int) centralAt).putShort((short) 0).array();
  }

  static ByteBuffer little(int octets) {
    return ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
  }
}
