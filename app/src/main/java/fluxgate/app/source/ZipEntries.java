package fluxgate.app.source;

import fluxgate.format.Head;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a zip archive, one after the other, each ending in a line feed: what a browser or a
 * cloud console packs is a log, or the parts of one. A nested archive among them is read as it is,
 * and found to be no log. Where a file turns out to be a log of another format than those before
 * it, the stream ends with an exception that says so.
 */
final class ZipEntries extends FilterInputStream {
  private final ZipInputStream zip;
  private final ZipLogs logs = new ZipLogs();
  private final byte[] head = new byte[Head.SIZE];
  private int headLength;
  private int headAt;
  private @Nullable IOException headFailure;
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
      int count = length == 0 ? 0 : readEntry(into, offset, length);
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

  private int readEntry(byte[] into, int offset, int length) throws IOException {
    if (headAt < headLength) {
      int count = Math.min(length, headLength - headAt);
      System.arraycopy(head, headAt, into, offset, count);
      headAt += count;
      return count;
    }
    if (headFailure != null) {
      ended = true;
      throw headFailure;
    }
    return zip.read(into, offset, length);
  }

  private boolean next() throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory()) {
        begin(entry.getName());
        return true;
      }
    }
    return false;
  }

  private void begin(String name) throws IOException {
    inEntry = true;
    headAt = 0;
    headLength = 0;
    try {
      int count = 0;
      while (count >= 0 && headLength < head.length) {
        count = zip.read(head, headLength, head.length - headLength);
        headLength += Math.max(count, 0);
      }
    } catch (IOException e) {
      headFailure = e; // what came before it counts
    }
    String problem = logs.problem(name, new Head(head, headLength));
    if (problem != null) {
      ended = true;
      throw new IOException(problem);
    }
  }
}
