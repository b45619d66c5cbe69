package fluxgate.app.source;

import fluxgate.observation.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches raw records again by their places, reading each file once. */
public final class RawRecords {
  /** A page is read by a person; a longer record is told by its beginning. */
  public static final int MOST_OCTETS = 600;

  private RawRecords() {}

  /**
   * The beginnings of the records, at most {@value #MOST_OCTETS} octets each. Places in inputs that
   * can be read only once, or not any more, are missing.
   */
  public static Map<Provenance, byte[]> fetch(Plan plan, List<Provenance> places) {
    Map<String, List<Provenance>> byFile = new TreeMap<>();
    for (Provenance place : places) {
      byFile.computeIfAbsent(place.file(), file -> new ArrayList<>()).add(place);
    }
    Map<Provenance, byte[]> found = new HashMap<>();
    for (TelemetryFile file : plan.files()) {
      List<Provenance> wanted = byFile.getOrDefault(file.input().name(), List.of());
      if (file.input().isRereadable() && !wanted.isEmpty()) {
        try (OpenInput opened =
            new OpenInput(file.input().open(InputStream.nullInputStream()), new AtomicLong())) {
          fetch(opened.stream(), wanted, found);
        } catch (IOException e) {
          continue; // what was found before the damage stays
        }
      }
    }
    return found;
  }

  /**
   * The same of one input.
   *
   * @param stream at the start of the decompressed input
   * @param found takes those that could be read, also where the rest cannot be
   */
  public static void fetch(
      InputStream stream, List<Provenance> places, Map<Provenance, byte[]> found)
      throws IOException {
    List<Provenance> sorted = new ArrayList<>(places);
    sorted.sort(Comparator.comparingLong(Provenance::offset));
    long at = 0;
    for (Provenance place : sorted) {
      if (place.offset() < at) {
        continue; // the same record under another length
      }
      stream.skipNBytes(place.offset() - at);
      byte[] octets = stream.readNBytes(Math.min(place.length(), MOST_OCTETS));
      at = place.offset() + octets.length;
      found.put(place, octets);
    }
  }
}
