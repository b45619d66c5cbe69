package fluxgate.detect.context;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text in UTF-8, with their numbers. Blank lines are passed over, lines that are too
 * long rejected to the ledger; a byte-order mark and the octets that are no UTF-8 do no harm.
 */
final class TextLines {
  /** An RDAP answer on one line has some ten thousand characters. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private final BufferedReader in;
  private final ReadingLedger ledger;
  private final StringBuilder line = new StringBuilder(256);
  private long number;

  TextLines(InputStream in, ReadingLedger ledger) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    this.ledger = ledger;
  }

  /** The next line that is not blank, without blanks around it; null at the end. */
  @Nullable String next() throws IOException {
    while (true) {
      line.setLength(0);
      int c = in.read();
      if (c < 0) {
        return null;
      }
      number++;
      boolean tooLong = false;
      for (; c >= 0 && c != '\n'; c = in.read()) {
        if (line.length() < MOST_CHARACTERS) {
          line.append((char) c);
        } else {
          tooLong = true;
        }
      }
      if (tooLong) {
        ledger.reject("too long", place());
        continue;
      }
      boolean marked = number == 1 && !line.isEmpty() && line.charAt(0) == '\uFEFF';
      String text = line.substring(marked ? 1 : 0).strip();
      if (!text.isEmpty()) {
        return text;
      }
    }
  }

  /** Where the last line stands. */
  String place() {
    return "line " + number;
  }
}
