package fluxgate.app.simulate.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A log that begins a new file at given times. */
final class RotatedText implements AutoCloseable {
  /**
   * Text of logs compresses at this level to a fifth, at several times the speed of the default.
   */
  private static final int LEVEL = 1;

  /** Where files begin and end, and what stands there. */
  interface Frame {
    List<String> header(Instant opened);

    List<String> footer(Instant closed);
  }

  private final Path folder;
  private final String name;
  private final String extension;
  private final Frame frame;
  private final Instant start;
  private final long[] boundaries;
  private int index;
  private GzipText text;

  /**
   * @param extension without the first dot
   * @param boundaries microseconds since the start at which the next file begins; ascending
   */
  RotatedText(
      Path folder, String name, String extension, Frame frame, Instant start, long[] boundaries)
      throws IOException {
    this.folder = folder;
    this.name = name;
    this.extension = extension;
    this.frame = frame;
    this.start = start;
    this.boundaries = boundaries.clone();
    this.text = new GzipText(file(), LEVEL);
    frame.header(start).forEach(text::line);
  }

  /** {@code dns.log.gz} where there is one file, else {@code dns.00.log.gz} and so on. */
  private Path file() {
    String number = boundaries.length == 0 ? "" : "%02d.".formatted(index);
    return folder.resolve(name + "." + number + extension);
  }

  /**
   * @param micros when it is written, since the start
   */
  void line(long micros, CharSequence line) throws IOException {
    while (index < boundaries.length && micros >= boundaries[index]) {
      Instant turn = start.plus(boundaries[index], ChronoUnit.MICROS);
      close(turn);
      index++;
      text = new GzipText(file(), LEVEL);
      frame.header(turn).forEach(text::line);
    }
    text.line(line);
  }

  /** Writes the last footer; files whose time nothing fell into are there all the same. */
  void close(Instant closed) throws IOException {
    frame.footer(closed).forEach(text::line);
    text.close();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
