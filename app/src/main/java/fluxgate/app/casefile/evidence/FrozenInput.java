package fluxgate.app.casefile.evidence;

import java.util.HexFormat;

/**
 * An input as it was found when records were to be copied from it.
 *
 * @param name as it was imported
 * @param imported the import; 0 where the store does not say
 * @param octets of it as stored when it was imported; -1 where the store does not say
 * @param sha256 of it as stored then; empty where the store does not say
 * @param state what had become of it
 * @param head what its records cannot be read without: the header of a capture, or the lines of
 *     comment before the first record; in hexadecimal digits, empty where they need none
 */
public record FrozenInput(
    String name, long imported, long octets, String sha256, InputState state, String head) {

  /** The head as it lies in the input. */
  public byte[] headOctets() {
    return HexFormat.of().parseHex(head);
  }

  /** Whether it is a file of packets. */
  public boolean isCapture() {
    return Capture.isCapture(headOctets());
  }
}
