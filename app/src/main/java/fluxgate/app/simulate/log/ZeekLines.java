package fluxgate.app.simulate.log;

import fluxgate.app.simulate.chance.Dice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What Zeek's tab-separated logs have in common: header, unset fields, times, connection ids. */
final class ZeekLines {
  /** An absent value. */
  static final String UNSET = "-";

  private static final String ID_DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** Zeek's are 17 or 18 long; these are as unique within a day and compress better. */
  private static final int ID_LENGTH = 9;

  private static final DateTimeFormatter OPENED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss").withZone(ZoneOffset.UTC);

  private ZeekLines() {}

  static List<String> header(String path, Instant opened, String fields, String types) {
    return List.of(
        "#separator \\x09",
        "#set_separator\t,",
        "#empty_field\t(empty)",
        "#unset_field\t-",
        "#path\t" + path,
        "#open\t" + OPENED.format(opened),
        "#fields\t" + fields.replace(' ', '\t'),
        "#types\t" + types.replace(' ', '\t'));
  }

  static String footer(Instant closed) {
    return "#close\t" + OPENED.format(closed);
  }

  /** Appends seconds with six decimals. */
  static StringBuilder seconds(StringBuilder line, long micros) {
    String fraction = Long.toString(micros % 1_000_000);
    return line.append(micros / 1_000_000)
        .append('.')
        .repeat('0', 6 - fraction.length())
        .append(fraction);
  }

  /** A connection id of one draw, 62^8 of them, for logs of millions of lines. */
  static void appendId(StringBuilder line, Dice dice) {
    long left = dice.next() >>> 1;
    line.append('C');
    for (int i = 1; i < ID_LENGTH; i++) {
      line.append(ID_DIGITS.charAt((int) (left % ID_DIGITS.length())));
      left /= ID_DIGITS.length();
    }
  }

  /** A connection id. */
  static String id(Dice dice) {
    StringBuilder id = new StringBuilder("C");
    for (int i = 1; i < ID_LENGTH; i++) {
      id.append(ID_DIGITS.charAt(dice.below(ID_DIGITS.length())));
    }
    return id.toString();
  }
}
