package fluxgate.app.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The table of compressions, told by their first octets: one row a compression. */
enum Compression {
  GZIP("1f8b08", GzipStream::new),
  ZSTD("28b52ffd", ZstdInputStreamNoFinalizer::new),
  BZIP2("425a68", compressed -> new BZip2CompressorInputStream(compressed, true)),
  XZ("fd377a585a00", compressed -> new XZInputStream(compressed, Limits.XZ_KIBIBYTES)),
  LZ4("04224d18", LZ4FrameInputStream::new),
  ZIP("504b0304", ZipEntries::new);

  /** How much memory undoing may take. */
  private static final class Limits {
    /** What the strongest setting of xz (-9) needs, 65 MiB, and some. */
    static final int XZ_KIBIBYTES = 80 * 1024;
  }

  /** Compressed logs inside a compressed archive copy happen; deeper nesting is an attack. */
  static final int MOST_LEVELS = 2;

  /** The longest magic of the table. */
  static final int MAGIC_OCTETS = 6;

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
      return new Guarded(opener.open(compressed));
    } catch (LinkageError e) {
      throw new IOException("the decompressor for " + this + " does not load here", e);
    }
  }

  /** What libraries throw at damaged octets is damage, whatever it is called. */
  private static final class Guarded extends FilterInputStream {
    Guarded(InputStream decompressed) {
      super(decompressed);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return in.read(into, offset, length);
      } catch (RuntimeException e) {
        throw new IOException("damaged compressed data: " + e, e);
      }
    }
  }
}
