package fluxgate.app.history.folder;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.StoredFile.Share;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a store holds, as its manifest says.
 *
 * @param observations RRsets as they were seen
 * @param questions of which no answer is known
 * @param settings of resolvers on machines
 * @param tuples of all days and months; a tuple that was seen on two days that are not merged is
 *     two
 * @param days on which anything was seen
 * @param octets of all files
 */
public record StoreStats(
    long observations,
    long questions,
    long connections,
    long settings,
    long tuples,
    int days,
    int files,
    long octets,
    long archivedObservations,
    List<Vantage> vantages,
    List<String> damaged,
    List<Hole> holes) {

  /** What one vantage saw. */
  public record Vantage(
      String vantage,
      String position,
      long observations,
      long questions,
      long connections,
      long settings,
      int days,
      long firstMicros,
      long lastMicros) {}

  public static StoreStats of(StoreFolder store) {
    Manifest manifest = store.manifest();
    Set<String> days = new HashSet<>();
    Map<String, Sums> byVantage = new TreeMap<>();
    for (StoredFile file : manifest.files()) {
      if (file.kind().isSeen()) {
        days.add(file.period());
        for (Share share : file.shares()) {
          byVantage.computeIfAbsent(share.place(), place -> new Sums(share)).add(file, share);
        }
      }
    }
    return new StoreStats(
        rows(manifest, Kind.OBSERVATIONS),
        rows(manifest, Kind.QUESTIONS),
        rows(manifest, Kind.CONNECTIONS),
        rows(manifest, Kind.SETTINGS),
        manifest.of(Kind.BY_NAME).mapToLong(StoredFile::rows).sum(),
        days.size(),
        manifest.files().size(),
        manifest.files().stream().mapToLong(StoredFile::octets).sum(),
        manifest
            .of(Kind.OBSERVATIONS)
            .filter(StoredFile::isArchived)
            .mapToLong(StoredFile::rows)
            .sum(),
        byVantage.values().stream().map(Sums::vantage).toList(),
        manifest.damaged(),
        store.holes());
  }

  /** What sensors saw, of all kinds. */
  public long seen() {
    return observations + questions + connections + settings;
  }

  private static long rows(Manifest manifest, Kind kind) {
    return manifest.of(kind).mapToLong(StoredFile::rows).sum();
  }

  /** What one vantage saw, summed up from its shares of files. */
  private static final class Sums {
    private final Share any;
    private final Map<Kind, Long> rows = new EnumMap<>(Kind.class);
    private final Set<String> days = new HashSet<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Sums(Share any) {
      this.any = any;
    }

    void add(StoredFile file, Share share) {
      rows.merge(file.kind(), share.rows(), Long::sum);
      days.add(file.period());
      first = Math.min(first, share.firstMicros());
      last = Math.max(last, share.lastMicros());
    }

    Vantage vantage() {
      return new Vantage(
          any.vantage(),
          any.position(),
          rows.getOrDefault(Kind.OBSERVATIONS, 0L),
          rows.getOrDefault(Kind.QUESTIONS, 0L),
          rows.getOrDefault(Kind.CONNECTIONS, 0L),
          rows.getOrDefault(Kind.SETTINGS, 0L),
          days.size(),
          first,
          last);
    }
  }

  /** One object, in a stable field order. */
  public String json() {
    return Json.object(json -> {
      json.writeStringProperty("type", "store");
      json.writeNumberProperty("schema", 1);
      json.writeNumberProperty("observations", observations);
      json.writeNumberProperty("archived_observations", archivedObservations);
      json.writeNumberProperty("questions", questions);
      json.writeNumberProperty("connections", connections);
      json.writeNumberProperty("resolver_settings", settings);
      json.writeNumberProperty("tuples", tuples);
      json.writeNumberProperty("days", days);
      json.writeNumberProperty("files", files);
      json.writeNumberProperty("bytes", octets);
      json.writeArrayPropertyStart("vantages");
      for (Vantage vantage : vantages) {
        json.writeStartObject();
        json.writeStringProperty("vantage", vantage.vantage);
        json.writeStringProperty("position", vantage.position);
        json.writeNumberProperty("observations", vantage.observations);
        json.writeNumberProperty("questions", vantage.questions);
        json.writeNumberProperty("connections", vantage.connections);
        json.writeNumberProperty("resolver_settings", vantage.settings);
        json.writeNumberProperty("days", vantage.days);
        json.writeStringProperty("first_seen", Times.text(vantage.firstMicros));
        json.writeStringProperty("last_seen", Times.text(vantage.lastMicros));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("damaged");
      damaged.forEach(json::writeString);
      json.writeEndArray();
      json.writeArrayPropertyStart("holes");
      holes.forEach(hole -> hole.write(json));
      json.writeEndArray();
    });
  }
}
