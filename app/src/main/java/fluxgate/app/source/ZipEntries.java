package fluxgate.app.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a zip archive, one after the other, each ending in a line feed: what a browser or a
 * cloud console packs is a log, or the parts of one. A nested archive among them is read as it is,
 * and found to be no log.
 */
final class ZipEntries extends FilterInputStream {
  private final ZipInputStream zip;
  private boolean inEntry;
  private boolean ended;
  private int last = '\n';

  ZipEntries(InputStream compressed) {
    this(new ZipInputStream(compressed, StandardCharsets.UTF_8));
  }

  private ZipEntries(ZipInputStream zip) {
    super(zip);
    this.zip = zip;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!ended) {
      if (!inEntry && !next()) {
        ended = true;
        break;
      }
      int count = length == 0 ? 0 : zip.read(into, offset, length);
      if (count >= 0) {
        last = count == 0 ? last : into[offset + count - 1];
        return count;
      }
      inEntry = false;
      if (last != '\n') {
        last = '\n';
        into[offset] = '\n';
        return 1;
      }
    }
    return -1;
  }

  private boolean next() throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory()) {
        inEntry = true;
        return true;
      }
    }
    return false;
  }
}
