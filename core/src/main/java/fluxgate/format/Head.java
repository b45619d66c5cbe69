package fluxgate.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a decompressed stream, for recognising its format by content.
 *
 * @param bytes up to {@value #SIZE} octets, owned by this record
 * @param length how many of them are filled
 */
public record Head(byte[] bytes, int length) {
  /** Enough for a few hundred log lines; the first that says something decides. */
  public static final int SIZE = 64 * 1024;

  /**
   * How many lines a recogniser looks at: a log may begin with comments or with records of other
   * kinds.
   */
  private static final int MOST_LINES = 50;

  public int octet(int index) {
    return index < length ? bytes[index] & 0xFF : -1;
  }

  /**
   * The first whole lines as UTF-8 text without their ends; the last, perhaps cut, line only where
   * it is the only one.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    int start = octet(0) == 0xEF && octet(1) == 0xBB && octet(2) == 0xBF ? 3 : 0;
    while (start < length && lines.size() < MOST_LINES) {
      int end = start;
      while (end < length && bytes[end] != '\n') {
        end++;
      }
      if (end == length && !lines.isEmpty() && length == SIZE) {
        break;
      }
      int stop = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
      lines.add(new String(bytes, start, stop - start, StandardCharsets.UTF_8));
      start = end + 1;
    }
    return lines;
  }
}
