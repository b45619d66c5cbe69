package fluxgate.app.state;

import fluxgate.app.source.Sha256;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateReader.StateFormatException;
import fluxgate.detect.state.StateWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one file of a state folder.
 *
 * <pre>
 * file = "FXGSTATE", version (1 octet), SHA-256 of the parts, parts
 * part = tag, length, octets
 * </pre>
 *
 * <p>Parts with an unknown tag are left out.
 */
final class StateFile {
  /** The detector, as its own codec writes it. */
  static final int DETECTOR = 1;

  /** What reading hands on. */
  static final int CARRY = 2;

  /** What was reported. */
  static final int REPORTED = 3;

  private static final byte[] MAGIC = "FXGSTATE".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;
  private static final int DIGEST = 32;
  private static final int HEADER = MAGIC.length + 1 + DIGEST;

  private StateFile() {}

  /** The file of these parts. */
  static byte[] write(Map<Integer, byte[]> parts) {
    StateWriter out = new StateWriter();
    new TreeMap<>(parts).forEach(out::part);
    byte[] body = out.toBytes();
    byte[] file = Arrays.copyOf(MAGIC, HEADER + body.length);
    file[MAGIC.length] = VERSION;
    System.arraycopy(digest(body, 0, body.length), 0, file, MAGIC.length + 1, DIGEST);
    System.arraycopy(body, 0, file, HEADER, body.length);
    return file;
  }

  /**
   * The parts of a file.
   *
   * @throws StateFormatException for what is no such file, of another version, or damaged; its
   *     message completes "the state is"
   */
  static Map<Integer, byte[]> read(byte[] file) {
    if (file.length < HEADER || Arrays.mismatch(MAGIC, file) != MAGIC.length) {
      throw new StateFormatException("no state of Fluxgate, or cut short");
    }
    if (file[MAGIC.length] != VERSION) {
      throw new StateFormatException("of another version of Fluxgate");
    }
    byte[] said = Arrays.copyOfRange(file, MAGIC.length + 1, HEADER);
    if (!Arrays.equals(said, digest(file, HEADER, file.length - HEADER))) {
      throw new StateFormatException("damaged or cut short");
    }
    Map<Integer, byte[]> parts = new TreeMap<>();
    StateReader in = new StateReader(Arrays.copyOfRange(file, HEADER, file.length));
    while (in.hasMore()) {
      parts.put(in.smallCount(), in.octets());
    }
    return parts;
  }

  private static byte[] digest(byte[] octets, int from, int length) {
    MessageDigest digest = Sha256.digest();
    digest.update(octets, from, length);
    return digest.digest();
  }
}
