package fluxgate.app.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The table of compressions, told by their first octets: one row a compression. */
enum Compression {
  GZIP("1f8b08", GzipStream::new),
  ZSTD("28b52ffd", ZstdInputStreamNoFinalizer::new);

  /** Compressed logs inside a compressed archive copy happen; deeper nesting is an attack. */
  static final int MOST_LEVELS = 2;

  /** The longest magic of the table. */
  static final int MAGIC_OCTETS = 4;

  /** Opens a decompressing stream over a compressed one. */
  @FunctionalInterface
  private interface Opener {
    InputStream open(InputStream compressed) throws IOException;
  }

  private final byte[] magic;
  private final Opener opener;

  Compression(String magic, Opener opener) {
    this.magic = HexFormat.of().parseHex(magic);
    this.opener = opener;
  }

  /** The compression whose content begins like this, or null. */
  static @Nullable Compression of(byte[] head, int length) {
    for (Compression row : values()) {
      if (length >= row.magic.length
          && Arrays.equals(head, 0, row.magic.length, row.magic, 0, row.magic.length)) {
        return row;
      }
    }
    return null;
  }

  InputStream decompress(InputStream compressed) throws IOException {
    try {
      return opener.open(compressed);
    } catch (LinkageError e) {
      throw new IOException("the decompressor for " + this + " does not load here", e);
    }
  }
}
