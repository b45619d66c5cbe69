package fluxgate.app.source;

import fluxgate.format.Format;
import fluxgate.format.Head;
import fluxgate.format.envelope.Wrapped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Whether the files of a zip archive can be read one after the other as one log: not where two of
 * them are logs of different formats, since a log has one decoder. Files that are no log (a
 * read-me) do not count.
 */
final class ZipLogs {
  /** Files looked at: parts of one log are mostly hours of a month, and each costs a look. */
  private static final int MOST_ENTRIES = 1_000;

  private final Function<Head, @Nullable String> recogniser;
  private @Nullable String firstName;
  private @Nullable String firstFormat;

  /**
   * @param recogniser gives the id of the format of a beginning, or null
   */
  ZipLogs(Function<Head, @Nullable String> recogniser) {
    this.recogniser = recogniser;
  }

  /** By the table of formats. */
  ZipLogs() {
    this(head -> {
      Wrapped wrapped = Wrapped.of(head);
      Format format = wrapped == null ? null : wrapped.format();
      return format == null ? null : format.id();
    });
  }

  /** Why the archive is no log, in words; null where it may be one, or cannot be looked into. */
  @Nullable String problem(Path archive) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      for (int i = 0; i < MOST_ENTRIES && entries.hasMoreElements(); i++) {
        ZipEntry entry = entries.nextElement();
        String problem = entry.isDirectory() ? null : problem(entry.getName(), head(zip, entry));
        if (problem != null) {
          return problem;
        }
      }
      return null;
    } catch (IOException | RuntimeException e) {
      return null; // reading it for good meets the same, and says so
    }
  }

  private static Head head(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream stream = zip.getInputStream(entry)) {
      byte[] octets = stream.readNBytes(Head.SIZE);
      return new Head(octets, octets.length);
    }
  }

  /**
   * Takes the next file.
   *
   * @return why this and those before it are no one log, or null
   */
  @Nullable String problem(String name, Head head) {
    String format = head.length() == 0 ? null : recogniser.apply(head);
    if (format == null || format.equals(firstFormat)) {
      return null;
    }
    if (firstFormat == null) {
      firstFormat = format;
      firstName = name;
      return null;
    }
    return "a zip of logs of several formats ("
        + firstName
        + " is "
        + firstFormat
        + ", "
        + name
        + " is "
        + format
        + "); unpack it and give the folder";
  }
}
