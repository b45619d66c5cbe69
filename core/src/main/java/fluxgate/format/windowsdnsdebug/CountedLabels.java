package fluxgate.format.windowsdnsdebug;

import fluxgate.dns.DomainName;
import fluxgate.format.text.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * Names as the server writes them: {@code (2)c2(5)flux9(7)example(0)}, each label behind its
 * length. Where the message had a compression pointer, {@code [C00C]} stands before the labels that
 * it leads to.
 */
final class CountedLabels {
  /** RFC 1035 §2.3.4: 255 octets with the root octet. */
  private static final int MOST_WIRE = 254;

  private CountedLabels() {}

  /** The name, or null where the text is none. */
  static @Nullable DomainName name(FieldValue text) {
    byte[] wire = new byte[MOST_WIRE];
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int close = closing(text, at);
      if (close < 0) {
        return null;
      }
      if (text.charAt(at) == '[') {
        at = close + 1;
        continue;
      }
      int length = text.part(at + 1, close).whole(MOST_WIRE);
      if (length == 0) {
        return DomainName.fromLabels(wire, 0, used);
      }
      int label = close + 1;
      if (length < 0 || used + 1 + length > MOST_WIRE || label + length > text.length()) {
        return null;
      }
      wire[used++] = (byte) length;
      for (int i = 0; i < length; i++) {
        wire[used++] = (byte) text.charAt(label + i);
      }
      at = label + length;
    }
    return null; // no root at its end: it was cut
  }

  /** Where the bracket that stands at {@code at} is closed; -1 where none stands there. */
  private static int closing(FieldValue text, int at) {
    char wanted = text.charAt(at) == '(' ? ')' : text.charAt(at) == '[' ? ']' : 0;
    for (int i = at + 1; i < text.length() && i <= at + 5 && wanted != 0; i++) {
      if (text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }
}
