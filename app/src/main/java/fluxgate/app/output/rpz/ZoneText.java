package fluxgate.app.output.rpz;

import fluxgate.dns.DomainName;
import java.util.ArrayList;
import java.util.List;

/** Names and comments as a master file has them. */
final class ZoneText {
  /** Columns of a comment line. */
  private static final int WIDTH = 110;

  private ZoneText() {}

  /**
   * Presentation format without the trailing dot. Only letters, digits, hyphen and underscore stand
   * for themselves: a master file gives a meaning to much of the rest.
   */
  static String name(DomainName name) {
    byte[] labels = name.toLabels();
    StringBuilder text = new StringBuilder(labels.length);
    for (int at = 0; at < labels.length; at += labels[at] + 1) {
      if (at > 0) {
        text.append('.');
      }
      for (int i = at + 1; i <= at + labels[at]; i++) {
        octet(text, labels[i] & 0xFF);
      }
    }
    return text.toString();
  }

  private static void octet(StringBuilder text, int octet) {
    boolean plain =
        octet >= 'a' && octet <= 'z'
            || octet >= '0' && octet <= '9'
            || octet == '-'
            || octet == '_';
    if (plain) {
      text.append((char) octet);
    } else {
      text.append('\\').append((char) ('0' + octet / 100));
      text.append((char) ('0' + octet / 10 % 10)).append((char) ('0' + octet % 10));
    }
  }

  /** Lines of a comment in printable ASCII, whatever the text holds. */
  static List<String> comment(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(";");
    for (String word : ascii(text).split(" ")) {
      if (line.length() > 1 && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(1);
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        ascii.append(c);
      } else {
        ascii.append(String.format("\\u%04x", (int) c));
      }
    }
    return ascii.toString();
  }
}
