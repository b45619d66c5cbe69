package fluxgate.app.casefile.evidence;

/** Files of packets: what is needed beside the packets so that tools open an excerpt. */
public final class Capture {
  private static final int MICROSECONDS = 0xA1B2C3D4;
  private static final int NANOSECONDS = 0xA1B23C4D;

  private Capture() {}

  /** Whether these octets begin a pcap file, whose records can be copied after its header. */
  static boolean isCapture(byte[] head) {
    if (head.length < 24) {
      return false;
    }
    int magic = java.nio.ByteBuffer.wrap(head).getInt();
    int turned = Integer.reverseBytes(magic);
    return magic == MICROSECONDS
        || magic == NANOSECONDS
        || turned == MICROSECONDS
        || turned == NANOSECONDS;
  }
}
