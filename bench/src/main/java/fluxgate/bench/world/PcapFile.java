package fluxgate.bench.world;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pcap file of Ethernet frames, microseconds, little-endian (draft-ietf-opsawg-pcap). */
public final class PcapFile implements Closeable {
  private static final int MAGIC = 0xA1B2C3D4;
  private static final int SNAP_LENGTH = 65_535;
  private static final int ETHERNET = 1;
  private static final byte[] PADDING = new byte[2048];

  private final OutputStream out;
  private final ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);

  PcapFile(Path file) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    header.putInt(MAGIC).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    header.putInt(SNAP_LENGTH).putInt(ETHERNET);
    out.write(header.array(), 0, header.position());
  }

  /** Writes a frame of {@code length} octets; those after {@code frame} are zero. */
  void write(long micros, byte[] frame, int length) throws IOException {
    header.clear();
    header.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
    header.putInt(length).putInt(length);
    out.write(header.array(), 0, header.position());
    out.write(frame);
    out.write(PADDING, 0, length - frame.length);
  }

  /** How many packets such a file holds. */
  public static long count(Path file) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      in.skipNBytes(24);
      long count = 0;
      while (in.readNBytes(record.array(), 0, record.capacity()) == record.capacity()) {
        in.skipNBytes(record.getInt(8));
        count++;
      }
      return count;
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
