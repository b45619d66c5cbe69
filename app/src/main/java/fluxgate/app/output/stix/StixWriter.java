package fluxgate.app.output.stix;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The properties that STIX objects share, and that an object stands in a bundle only once. */
final class StixWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Who says all this: the program, not whoever runs it. */
  static final String PRODUCER = StixId.of("identity", "Fluxgate");

  final JsonGenerator json;
  private final @Nullable TrafficLight marking;
  private final Set<String> written = new HashSet<>();

  StixWriter(JsonGenerator json, @Nullable TrafficLight marking) {
    this.json = json;
    this.marking = marking;
  }

  /** Whether the object is new to the bundle; then it is to be written. */
  boolean isNew(String id) {
    return written.add(id);
  }

  /** Begins an observable, which has no history. */
  void startObservable(String type, String id) {
    json.writeStartObject();
    json.writeStringProperty("type", type);
    json.writeStringProperty("spec_version", "2.1");
    json.writeStringProperty("id", id);
  }

  /** Begins an object that is ours and has versions. */
  void startObject(String type, String id, long createdMicros, long modifiedMicros) {
    startObservable(type, id);
    json.writeStringProperty("created_by_ref", PRODUCER);
    json.writeStringProperty("created", time(createdMicros));
    json.writeStringProperty("modified", time(Math.max(createdMicros, modifiedMicros)));
    if (marking != null) {
      strings("object_marking_refs", Set.of(marking.id()));
    }
  }

  void end() {
    json.writeEndObject();
  }

  void strings(String field, Collection<String> values) {
    json.writeArrayPropertyStart(field);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  /** A list of one reference into ATT&amp;CK. */
  void attackReference(String technique, String page) {
    json.writeArrayPropertyStart("external_references");
    json.writeStartObject();
    json.writeStringProperty("source_name", "mitre-attack");
    json.writeStringProperty("external_id", technique);
    json.writeStringProperty("url", page);
    json.writeEndObject();
    json.writeEndArray();
  }

  /** RFC 3339 in milliseconds, as STIX wants it; later than the year 9999 there is no such time. */
  static String time(long micros) {
    long latest = 253_402_300_799_999L;
    long millis = Math.clamp(Math.floorDiv(micros, 1000L), 0, latest);
    return TIME.format(Instant.EPOCH.plus(millis, ChronoUnit.MILLIS));
  }
}
