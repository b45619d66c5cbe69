package fluxgate.app.history;

import fluxgate.app.history.StoredFile.Kind;
import fluxgate.app.history.StoredFile.Share;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a store holds, as its manifest says.
 *
 * @param tuples of all days and months; a tuple that was seen on two days that are not merged is
 *     two
 * @param days with observations
 * @param octets of all files
 */
public record StoreStats(
    long observations,
    long tuples,
    int days,
    int files,
    long octets,
    long archivedObservations,
    List<Vantage> vantages,
    List<String> damaged) {

  /** What one vantage saw. */
  public record Vantage(
      String vantage,
      String position,
      long observations,
      int days,
      long firstMicros,
      long lastMicros) {}

  public static StoreStats of(StoreFolder store) {
    Manifest manifest = store.manifest();
    Set<String> days = new HashSet<>();
    long observations = 0;
    long archived = 0;
    Map<String, Set<String>> daysOf = new TreeMap<>();
    Map<String, List<Share>> shares = new TreeMap<>();
    for (StoredFile file : manifest.of(Kind.OBSERVATIONS).toList()) {
      days.add(file.period());
      observations += file.rows();
      archived += file.isArchived() ? file.rows() : 0;
      for (Share share : file.shares()) {
        String key = share.vantage() + "\n" + share.position();
        shares.computeIfAbsent(key, k -> new ArrayList<>()).add(share);
        daysOf.computeIfAbsent(key, k -> new HashSet<>()).add(file.period());
      }
    }
    List<Vantage> vantages = new ArrayList<>();
    shares.forEach((key, seen) ->
        vantages.add(
            new Vantage(
                seen.getFirst().vantage(),
                seen.getFirst().position(),
                seen.stream().mapToLong(Share::rows).sum(),
                daysOf.getOrDefault(key, Set.of()).size(),
                seen.stream().mapToLong(Share::firstMicros).min().orElse(0),
                seen.stream().mapToLong(Share::lastMicros).max().orElse(0))));
    return new StoreStats(
        observations,
        manifest.of(Kind.BY_NAME).mapToLong(StoredFile::rows).sum(),
        days.size(),
        manifest.files().size(),
        manifest.files().stream().mapToLong(StoredFile::octets).sum(),
        archived,
        vantages,
        manifest.damaged());
  }

  /** One object, in a stable field order. */
  public String json() {
    return Json.object(json -> {
      json.writeStringProperty("type", "store");
      json.writeNumberProperty("schema", 1);
      json.writeNumberProperty("observations", observations);
      json.writeNumberProperty("archived_observations", archivedObservations);
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
        json.writeNumberProperty("days", vantage.days);
        json.writeStringProperty("first_seen", Times.text(vantage.firstMicros));
        json.writeStringProperty("last_seen", Times.text(vantage.lastMicros));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("damaged");
      damaged.forEach(json::writeString);
      json.writeEndArray();
    });
  }
}
