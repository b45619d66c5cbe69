package fluxgate.app.casefile.export;

import fluxgate.app.redaction.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Of the lines before a log's first record those that say how its columns are read. */
final class ColumnNames {
  /** Zeek's, and the one of W3C's extended format; others may say who wrote the log, and where. */
  private static final Pattern KEPT =
      Pattern.compile(
          "#(?:separator|set_separator|empty_field|unset_field|path|fields|types|Fields:)\\s.*");

  private ColumnNames() {}

  /** These lines, with pseudonyms; nothing of a head that is no text. */
  static byte[] of(byte[] head, Redaction redaction) {
    StringBuilder kept = new StringBuilder();
    new String(head, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> KEPT.matcher(line).matches())
        .forEach(line -> kept.append(line).append('\n'));
    return redaction.document(kept.toString()).getBytes(StandardCharsets.UTF_8);
  }
}
