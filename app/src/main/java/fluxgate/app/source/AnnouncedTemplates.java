package fluxgate.app.source;

import fluxgate.format.Frame;
import fluxgate.format.FrameReader;
import fluxgate.format.netflow.FlowTemplates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The templates that the flow exports of a run announce, put together before any of them is read:
 * collectors write the announcement into one file and the records into the next.
 *
 * <p>Of each file the beginning is looked at. What can be read only once (standard input, a pipe)
 * gives what its first {@value fluxgate.format.Head#SIZE} octets announce, which are kept anyway,
 * and takes what all others do.
 */
final class AnnouncedTemplates {
  /**
   * Octets looked at in a file, decompressed. Records wait for a template that comes later in their
   * own file within 4 MiB of such records; what is announced farther on would not serve even those.
   * At 1,000 files it is 4 GiB to walk through, which takes seconds.
   */
  static final int MOST_OCTETS = 4 << 20;

  private AnnouncedTemplates() {}

  /** What files of flow datagrams among these announce, taken in their order. */
  static FlowTemplates of(List<TelemetryFile> files) {
    FlowTemplates.Gathering gathering = new FlowTemplates.Gathering();
    for (TelemetryFile file : files) {
      if (file.format().announcesTemplates()) {
        try (InputStream beginning = beginning(file, MOST_OCTETS)) {
          gather(file.format().framing().apply(beginning), gathering);
        } catch (IOException | RuntimeException e) {
          // Reading the file for good meets the same and accounts for it.
        }
      }
    }
    return gathering.templates();
  }

  private static void gather(FrameReader reader, FlowTemplates.Gathering gathering)
      throws IOException {
    Frame frame = new Frame();
    while (reader.next(frame)) {
      gathering.take(frame);
      frame.damage = null;
    }
  }

  /** The first octets of a file, which is looked at before it is read. */
  static InputStream beginning(TelemetryFile file, int mostOctets) throws IOException {
    OpenInput kept = file.kept();
    if (kept != null) {
      return new ByteArrayInputStream(kept.head().bytes(), 0, kept.head().length());
    }
    OpenInput opened =
        new OpenInput(file.input().open(InputStream.nullInputStream()), new AtomicLong());
    return new LimitedStream(opened.stream(), mostOctets);
  }
}
