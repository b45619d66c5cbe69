package fluxgate.app.ledger;

import fluxgate.app.output.UtcTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The summary of a run: one JSON object in a stable field order.
 *
 * @param report what became of the input
 * @param unread files that were not read, in folders or empty: name and reason
 * @param holes writes the elements of the array {@code holes}: what a store once had of that time
 * @param visibility writes the fields of the object {@code visibility}
 * @param resources what the run took
 * @param places whether to say where rejected records lie
 */
public record Summary(
    ReadReport report,
    List<Map.Entry<String, String>> unread,
    Consumer<JsonGenerator> holes,
    Consumer<JsonGenerator> visibility,
    Resources resources,
    boolean places) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Tries, before a run that may take hours, whether its summary can be written. Changes nothing.
   *
   * @throws OutputException where it cannot
   */
  public static void check(Path file) throws OutputException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new OutputException(file.toString(), new IOException("it is a folder"));
    }
    if (!Files.isDirectory(folder)) {
      throw new OutputException(file.toString(), new NoSuchFileException(folder.toString()));
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new OutputException(file.toString(), new AccessDeniedException(file.toString()));
    }
  }

  /**
   * Writes the summary, over what is there.
   *
   * @param shown what of the text may be shown
   * @throws OutputException where it cannot be written whole
   */
  public void writeTo(Path file, UnaryOperator<String> shown) throws OutputException {
    try {
      Files.writeString(file, shown.apply(new String(json(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new OutputException(file.toString(), e);
    }
  }

  /** The object in UTF-8, with a line end. */
  public byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeStringProperty("type", "summary");
      out.writeNumberProperty("schema", 1);
      out.writeArrayPropertyStart("files");
      for (FileReport file : report.files()) {
        write(out, file);
      }
      out.writeEndArray();
      out.writeArrayPropertyStart("unrecognised");
      for (Map.Entry<String, String> file : unread) {
        out.writeStartObject();
        out.writeStringProperty("file", file.getKey());
        out.writeStringProperty("reason", file.getValue());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeArrayPropertyStart("holes");
      holes.accept(out);
      out.writeEndArray();
      out.writeObjectPropertyStart("totals");
      out.writeNumberProperty("files", report.files().size());
      out.writeNumberProperty("bytes", report.bytes());
      out.writeNumberProperty("decompressed_bytes", report.decompressedBytes());
      events(out, report.totals());
      ledger(out, report.totals());
      out.writeEndObject();
      out.writeObjectPropertyStart("visibility");
      visibility.accept(out);
      out.writeEndObject();
      resources.write(out);
      out.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void write(JsonGenerator out, FileReport file) {
    out.writeStartObject();
    out.writeStringProperty("file", file.file());
    out.writeStringProperty("format", file.format());
    out.writeNumberProperty("bytes", file.bytes());
    out.writeNumberProperty("decompressed_bytes", file.decompressedBytes());
    events(out, file.ledger());
    ledger(out, file.ledger());
    if (places) {
      places(out, file.ledger());
    }
    out.writeStringProperty("duplicate_of", file.duplicateOf());
    out.writeStringProperty("note", file.note());
    out.writeEndObject();
  }

  private static void events(JsonGenerator out, Ledger ledger) {
    out.writeStringProperty("first_event", UtcTime.rfc3339OrNull(ledger.firstEventMicros()));
    out.writeStringProperty("last_event", UtcTime.rfc3339OrNull(ledger.lastEventMicros()));
  }

  private static void ledger(JsonGenerator out, Ledger ledger) {
    out.writeObjectPropertyStart("ledger");
    out.writeNumberProperty("read", ledger.readCount());
    out.writeNumberProperty("accepted", ledger.acceptedCount());
    counts(out, "skipped", ledger.skippedCounts());
    counts(out, "rejected", ledger.rejectedCounts());
    out.writeNumberProperty("duplicate", ledger.duplicateCount());
    out.writeNumberProperty("out_of_range", ledger.outOfRangeCount());
    out.writeNumberProperty("late", ledger.lateCount());
    out.writeEndObject();
  }

  private static void counts(JsonGenerator out, String name, SortedMap<String, Long> counts) {
    out.writeObjectPropertyStart(name);
    counts.forEach(out::writeNumberProperty);
    out.writeEndObject();
  }

  private static void places(JsonGenerator out, Ledger ledger) {
    out.writeObjectPropertyStart("rejected_at");
    ledger
        .rejectedPlaces()
        .forEach((reason, places) -> {
          out.writeArrayPropertyStart(reason);
          for (Ledger.Place place : places) {
            out.writeStartObject();
            out.writeNumberProperty("offset", place.offset());
            out.writeNumberProperty("length", place.length());
            out.writeEndObject();
          }
          out.writeEndArray();
        });
    out.writeEndObject();
  }
}
