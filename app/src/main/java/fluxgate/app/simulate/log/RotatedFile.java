package fluxgate.app.simulate.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A log that begins a new file at given times. */
final class RotatedFile implements AutoCloseable {
  /**
   * Text of logs compresses at this level to a fifth, at several times the speed of the default.
   */
  private static final int LEVEL = 1;

  /** What stands where files begin and end: nothing, unless a log says otherwise. */
  interface Frame {
    Frame NONE = new Frame() {};

    default byte[] header(Instant opened) {
      return new byte[0];
    }

    default byte[] footer(Instant closed) {
      return new byte[0];
    }

    /** Lines, each with its end. */
    static byte[] lines(List<String> lines) {
      return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
  }

  private final LogPlace place;
  private final String name;
  private final String extension;
  private final Frame frame;
  private int index;
  private GzipFile file;
  private boolean dated;

  /**
   * @param extension without the first dot
   */
  RotatedFile(LogPlace place, String name, String extension, Frame frame) throws IOException {
    this.place = place;
    this.name = name;
    this.extension = extension;
    this.frame = frame;
    this.file = new GzipFile(path(), LEVEL);
    file.octets(frame.header(place.start()));
  }

  /**
   * The files are dated by the end of what is in them, which is how lines without a year are read.
   */
  RotatedFile dated() {
    dated = true;
    return this;
  }

  /** {@code dns.log.gz} where there is one file, else {@code dns.00.log.gz} and so on. */
  private Path path() {
    String number = place.boundaries().length == 0 ? "" : "%02d.".formatted(index);
    return place.folder().resolve(name + "." + number + extension);
  }

  /**
   * @param micros when it is written, since the start
   */
  void line(long micros, CharSequence line) throws IOException {
    turn(micros);
    file.line(line);
  }

  /** As {@link #line}, what is no text. */
  void octets(long micros, byte[] octets) throws IOException {
    turn(micros);
    file.octets(octets);
  }

  private void turn(long micros) throws IOException {
    long[] boundaries = place.boundaries();
    while (index < boundaries.length && micros >= boundaries[index]) {
      Instant turn = place.start().plus(boundaries[index], ChronoUnit.MICROS);
      close(turn);
      index++;
      file = new GzipFile(path(), LEVEL);
      file.octets(frame.header(turn));
    }
  }

  private void close(Instant closed) throws IOException {
    file.octets(frame.footer(closed));
    file.close();
    if (dated) {
      Files.setLastModifiedTime(path(), FileTime.from(closed));
    }
  }

  /** Writes the last footer; files whose time nothing fell into are there all the same. */
  @Override
  public void close() throws IOException {
    close(place.end());
  }
}
