package fluxgate.app.casefile.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The beginning of an input that its records cannot be read without: a capture's header, or the
 * lines of comment before the first record, in which logs of columns name these.
 */
final class Head {
  /** Header of a pcap file. */
  private static final int CAPTURE = 24;

  /** Names of columns take far less; what only goes on with comments is cut off here. */
  private static final int MOST = 1 << 16;

  private Head() {}

  /**
   * The head; empty where records need none. Reading goes on at the start.
   *
   * @param in at the start of the decompressed input; it supports marks
   */
  static byte[] of(InputStream in) throws IOException {
    in.mark(MOST);
    byte[] beginning = in.readNBytes(MOST);
    in.reset();
    return of(beginning);
  }

  /** The head of an input that begins with these octets. */
  static byte[] of(byte[] beginning) {
    if (Capture.isCapture(beginning)) {
      return Arrays.copyOf(beginning, CAPTURE);
    }
    int end = 0;
    int at = 0;
    while (at < beginning.length && beginning[at] == '#') {
      while (at < beginning.length && beginning[at] != '\n') {
        at++;
      }
      if (at < beginning.length) {
        end = ++at;
      }
    }
    return Arrays.copyOf(beginning, end);
  }
}
