package fluxgate.app.explain;

import fluxgate.observation.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A raw record that evidence points at.
 *
 * @param text its beginning as text, as it came: neutralise or escape it
 * @param cut whether more of it follows
 */
public record RawRecord(Provenance place, String text, boolean cut) {
  /** Of a record that is not text. */
  private static final int MOST_HEX = 64;

  /** Of the octets that a record begins with; what is no text is in hexadecimal digits. */
  public static RawRecord of(Provenance place, byte[] octets) {
    boolean text = true;
    for (byte octet : octets) {
      text &= octet < 0 || octet >= ' ' || octet == '\t' || octet == '\n' || octet == '\r';
    }
    if (text) {
      String line = new String(octets, StandardCharsets.UTF_8).strip();
      return new RawRecord(place, line, octets.length < place.length());
    }
    int shown = Math.min(MOST_HEX, octets.length);
    String hex = HexFormat.ofDelimiter(" ").formatHex(octets, 0, shown);
    return new RawRecord(place, hex, shown < place.length());
  }
}
