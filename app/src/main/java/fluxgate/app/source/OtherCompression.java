package fluxgate.app.source;

import fluxgate.format.Head;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Compressions that Fluxgate does not undo, so that it can say what to do: one row a compression.
 */
enum OtherCompression {
  SEVEN_ZIP("a 7-Zip archive", "377abcaf271c"),
  LZIP("lzip-compressed", "4c5a4950"),
  COMPRESS("compressed with compress", "1f9d");

  private final String words;
  private final byte[] magic;

  OtherCompression(String words, String magic) {
    this.words = words;
    this.magic = HexFormat.of().parseHex(magic);
  }

  /** What the content is and what to do, or null where it begins like none of the rows. */
  static @Nullable String reason(Head head) {
    for (OtherCompression row : values()) {
      int length = row.magic.length;
      if (head.length() >= length && Arrays.equals(head.bytes(), 0, length, row.magic, 0, length)) {
        return row.words + "; decompress it first";
      }
    }
    return null;
  }
}
