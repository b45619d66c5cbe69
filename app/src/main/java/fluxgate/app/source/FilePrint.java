package fluxgate.app.source;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a file is recognised by when it is named again.
 *
 * @param size octets as stored
 * @param head SHA-256 of the first {@value #HEAD} octets; empty for a shorter file, and where it
 *     was not kept
 * @param digest SHA-256 of all
 */
record FilePrint(long size, String head, String digest) {
  /** Reaches past the headers that logs of one kind have in common. */
  static final int HEAD = 512;

  private static final int CHUNK = 1 << 16;

  /** The print of a file, and the digests of its beginnings of certain sizes. */
  record Taken(FilePrint print, Map<Long, String> beginnings) {}

  /**
   * Reads the file once.
   *
   * @param known files that it may be a longer version of
   * @return null where it cannot be read; reading it for good says why
   */
  static @Nullable Taken take(InputFile input, KnownFiles known) {
    return take(input, known::sizes);
  }

  /**
   * Reads the file once.
   *
   * @param sizes those of the beginnings that are wanted, by what the file begins with
   * @return null where it cannot be read
   */
  static @Nullable Taken take(InputFile input, Function<String, SortedSet<Long>> sizes) {
    try (InputStream stored = input.open(InputStream.nullInputStream())) {
      return take(stored, sizes);
    } catch (IOException e) {
      return null;
    }
  }

  private static Taken take(InputStream stored, Function<String, SortedSet<Long>> sizes)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] first = stored.readNBytes(HEAD);
    digest.update(first);
    String head = first.length < HEAD ? "" : hex(digest);
    SortedSet<Long> marks = new TreeSet<>(sizes.apply(head));
    Map<Long, String> beginnings = new HashMap<>();
    long size = first.length;
    while (!marks.isEmpty() && marks.first() < size) {
      int mark = (int) Math.max(0, marks.removeFirst());
      beginnings.put((long) mark, Sha256.of(Arrays.copyOf(first, mark)));
    }
    byte[] chunk = new byte[CHUNK];
    int count = 0;
    while (count >= 0) {
      while (!marks.isEmpty() && marks.first() <= size) {
        if (marks.first() == size) {
          beginnings.put(size, hex(digest));
        }
        marks.remove(marks.first());
      }
      int most = marks.isEmpty() ? CHUNK : (int) Math.min(CHUNK, marks.first() - size);
      count = stored.read(chunk, 0, most);
      if (count > 0) {
        digest.update(chunk, 0, count);
        size += count;
      }
    }
    return new Taken(new FilePrint(size, head, hex(digest)), beginnings);
  }

  private static String hex(MessageDigest digest) {
    try {
      return Sha256.hex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
    }
  }
}
