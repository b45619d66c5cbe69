package fluxgate.app.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A gzip stream of any number of members (RFC 1952), each checked against its checksum and length.
 *
 * <p>Unlike the reader of the platform it never takes a damaged second member for the end of the
 * stream: only the end, or padding with zeros, ends it.
 */
final class GzipStream extends InputStream {
  /** Measured: 0.7 GB/s with 128 KiB against 0.55 GB/s with 512 octets. */
  private static final int BUFFER = 128 * 1024;

  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final InputStream compressed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int limit;
  private boolean inMember;
  private boolean anyMember;
  private boolean ended;

  GzipStream(InputStream compressed) {
    this.compressed = compressed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (!ended) {
        if (!inMember && !beginMember()) {
          ended = true;
          break;
        }
        int count = inflater.inflate(into, offset, length);
        if (count > 0) {
          checksum.update(into, offset, count);
          return count;
        }
        if (inflater.finished()) {
          endMember();
        } else if (inflater.needsDictionary()) {
          throw new ZipException("gzip stream asks for a dictionary");
        } else {
          feed();
        }
      }
      return -1;
    } catch (DataFormatException e) {
      throw new ZipException("damaged gzip data: " + e.getMessage());
    }
  }

  private void feed() throws IOException {
    if (start == limit && !fill()) {
      throw new EOFException("gzip stream ends inside a member");
    }
    inflater.setInput(buffer, start, limit - start);
    start = limit;
  }

  private boolean fill() throws IOException {
    start = 0;
    limit = Math.max(0, compressed.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  /** Reads a member's header; false at the end of the stream. */
  private boolean beginMember() throws IOException {
    int first = nextOrEnd();
    while (anyMember && first == 0) {
      first = nextOrEnd();
    }
    if (first < 0) {
      return false;
    }
    if (first != 0x1F || next() != 0x8B || next() != 8) {
      throw new ZipException("gzip stream is followed by something else");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("gzip header has reserved flags");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    checksum.reset();
    anyMember = true;
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    start = limit - inflater.getRemaining();
    long expected = next() | next() << 8 | next() << 16 | (long) next() << 24;
    long length = next() | next() << 8 | next() << 16 | (long) next() << 24;
    if (expected != checksum.getValue() || length != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw new ZipException("gzip checksum does not match");
    }
    inMember = false;
  }

  private int nextOrEnd() throws IOException {
    return start < limit || fill() ? buffer[start++] & 0xFF : -1;
  }

  private int next() throws IOException {
    int octet = nextOrEnd();
    if (octet < 0) {
      throw new EOFException("gzip stream ends inside a header or trailer");
    }
    return octet;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      int unused = next();
    }
  }

  private void skipText() throws IOException {
    int octet;
    do {
      octet = next();
    } while (octet != 0);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    compressed.close();
  }
}
