package fluxgate.app.casefile.bag;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The zip of a bag, opened to be checked. What is found in its directory is compared with what
 * {@link ZipLayout} writes for the same name, checksum and size; each difference is said.
 */
final class BagArchive implements Closeable {
  /** More than the directory of any bag takes; a larger one is not read into memory. */
  private static final long MOST_CENTRAL = 64L << 20;

  /**
   * A file in it.
   *
   * @param at where its contents begin
   */
  record Entry(String name, int crc, long at, long size) {}

  /** Three times the longest name that a bag has. */
  private static final int MOST_NAME = 200;

  private final FileChannel channel;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private BagArchive(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens it, and looks at everything but contents.
   *
   * @throws IOException where it cannot be read at all
   */
  static BagArchive open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    BagArchive archive = new BagArchive(channel);
    try {
      archive.look();
      return archive;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** What is wrong with it around the contents. */
  List<String> problems() {
    return problems;
  }

  /** The files by the names that they have in it, in its order. */
  Map<String, Entry> entries() {
    return entries;
  }

  /** The contents of a file. */
  Content content(Entry entry) {
    return new Content() {
      @Override
      public long size() {
        return entry.size();
      }

      @Override
      public InputStream open() {
        return new Range(entry.at(), entry.size());
      }
    };
  }

  private void look() throws IOException {
    long size = channel.size();
    if (size < ZipLayout.END) {
      problems.add("the archive is cut short, or no zip");
      return;
    }
    byte[] end = read(size - ZipLayout.END, ZipLayout.END);
    ByteBuffer fields = ByteBuffer.wrap(end).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int count = Short.toUnsignedInt(fields.getShort(10));
    long centralOctets = Integer.toUnsignedLong(fields.getInt(12));
    long centralAt = Integer.toUnsignedLong(fields.getInt(16));
    if (!Arrays.equals(end, ZipLayout.end(count, centralOctets, centralAt))
        || centralAt + centralOctets + ZipLayout.END != size
        || centralOctets > MOST_CENTRAL) {
      problems.add(
          "the end of the archive is not as it was written: it is cut short, something was added to"
              + " it, or it was packed anew (unpack it, and check the folder)");
      return;
    }
    byte[] central = read(centralAt, (int) centralOctets);
    long at = 0;
    int place = 0;
    for (int i = 0; i < count; i++) {
      int length = length(central, place);
      if (length < 0) {
        problems.add("the directory of the archive breaks off " + after());
        return;
      }
      at = entry(Arrays.copyOfRange(central, place, place + length), at, centralAt);
      if (at < 0) {
        return;
      }
      place += length;
    }
    if (place != central.length || at != centralAt) {
      problems.add("the archive holds more than its files, after the last of which something lies");
    }
  }

  /** How long the record at this place is; negative where there is none. */
  private static int length(byte[] central, int place) {
    if (place + ZipLayout.CENTRAL > central.length) {
      return -1;
    }
    int name = central[place + 28] & 0xFF | (central[place + 29] & 0xFF) << 8;
    int length = ZipLayout.CENTRAL + name;
    return place + length > central.length ? -1 : length;
  }

  /** Takes one record; where the next file begins, or negative where nobody can tell. */
  private long entry(byte[] record, long at, long centralAt) throws IOException {
    ByteBuffer fields = ByteBuffer.wrap(record).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int crc = fields.getInt(16);
    long size = Integer.toUnsignedLong(fields.getInt(20));
    String name =
        new String(
            record, ZipLayout.CENTRAL, record.length - ZipLayout.CENTRAL, StandardCharsets.UTF_8);
    String wrong = wrongName(name);
    if (wrong != null) {
      problems.add("a file in the archive has a name that a bag's never has, " + wrong);
      return -1;
    }
    byte[] local = ZipLayout.local(name, crc, size);
    long end = at + local.length + size;
    if (end > centralAt) {
      problems.add(name + ": its entry in the archive is not as it was written");
      return -1;
    }
    if (!Arrays.equals(record, ZipLayout.central(name, crc, size, at))
        || !Arrays.equals(local, read(at, local.length))) {
      problems.add(name + ": its entry in the archive is not as it was written");
    }
    if (entries.put(name, new Entry(name, crc, at + local.length, size)) != null) {
      problems.add(name + ": it is in the archive twice");
      return -1;
    }
    return end;
  }

  private String after() {
    String last = null;
    for (String name : entries.keySet()) {
      last = name;
    }
    return last == null ? "before its first file" : "after " + last;
  }

  /** What is wrong with a name, or null: a bag's are plain and lead nowhere else. */
  static @Nullable String wrongName(String name) {
    if (name.length() > MOST_NAME
        || !name.matches("[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)+")
        || name.contains("..")) {
      return "'" + (name.length() > 100 ? name.substring(0, 100) + "…" : name) + "'";
    }
    return null;
  }

  private byte[] read(long at, int octets) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(octets);
    while (into.hasRemaining() && channel.read(into, at + into.position()) >= 0) {
      continue;
    }
    return into.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A part of the file as a stream. */
  private final class Range extends InputStream {
    private long at;
    private long left;

    Range(long at, long left) {
      this.at = at;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int most = (int) Math.min(length, left);
      int count = channel.read(ByteBuffer.wrap(into, offset, most), at);
      if (count > 0) {
        at += count;
        left -= count;
      }
      return count;
    }
  }
}
