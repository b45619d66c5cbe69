package fluxgate.detect.baseline;

import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateReader.StateFormatException;
import fluxgate.detect.state.StateWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The file in which a baseline outlives its run.
 *
 * <pre>
 * file = magic "FXGB", version, tag 1, length, baseline, SHA-256 of all before it
 * </pre>
 *
 * <p>The digest tells damage, not forgery: whoever can write the file can teach us what he likes,
 * so it belongs where only we write.
 */
public final class BaselineCodec {
  private static final String MAGIC = "FXGB";
  private static final int VERSION = 1;
  private static final int BASELINE = 1;
  private static final int DIGEST_OCTETS = 32;
  private static final int VERSION_OCTETS = 4;

  private BaselineCodec() {}

  /** The octets of the file. */
  public static byte[] save(Baseline baseline) {
    StateWriter out = new StateWriter();
    out.text(MAGIC);
    out.count(VERSION);
    out.slice(BASELINE, baseline);
    for (byte octet : digest(out.toBytes())) {
      out.octet(octet);
    }
    return out.toBytes();
  }

  /**
   * The baseline that the file holds.
   *
   * @throws StateFormatException whose message ends the sentence "FILE …"
   */
  public static Baseline read(byte[] file) {
    StateWriter begin = new StateWriter();
    begin.text(MAGIC);
    byte[] magic = begin.toBytes();
    int body = file.length - DIGEST_OCTETS;
    if (Arrays.mismatch(file, magic) < magic.length && Arrays.mismatch(file, magic) >= 0) {
      throw new StateFormatException("is no baseline that --learn wrote");
    }
    if (body <= magic.length) {
      throw new StateFormatException("is cut short; learn it anew");
    }
    byte[] digest = digest(Arrays.copyOf(file, body));
    boolean whole = Arrays.equals(file, body, file.length, digest, 0, DIGEST_OCTETS);
    StateReader in = new StateReader(Arrays.copyOf(file, body));
    try {
      in.text();
      long version = in.count();
      if (version != VERSION && whole) {
        throw new StateFormatException(
            "is a baseline of version " + version + ", and this program reads " + VERSION);
      }
      if (!whole) {
        throw new StateFormatException("is damaged or cut short; learn it anew");
      }
      in.smallCount();
      return Baseline.read(in.part());
    } catch (StateFormatException e) {
      if (!whole) {
        throw new StateFormatException("is damaged or cut short; learn it anew");
      }
      throw e;
    }
  }

  /** A short hash of the content. */
  static String version(Baseline baseline) {
    StateWriter out = new StateWriter();
    baseline.write(out);
    return "b-" + HexFormat.of().formatHex(digest(out.toBytes()), 0, VERSION_OCTETS);
  }

  private static byte[] digest(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
