package fluxgate.app.history;

import fluxgate.app.history.Json.JsonObject;
import fluxgate.app.history.StoredFile.Kind;
import fluxgate.app.ledger.FileReport;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.source.ReadFile;
import fluxgate.format.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which inputs an import read: one line each, for people and for whoever wants to find a raw record
 * again.
 */
final class InputLines {
  private InputLines() {}

  /**
   * The lines of an import.
   *
   * @param read the inputs that can be read again; others have no size and no hash
   */
  static String of(List<ReadFile> read, ReadReport report, long number, Instant now) {
    Map<String, FileReport> reports = new HashMap<>();
    for (FileReport file : report.files()) {
      if (file.duplicateOf() == null) {
        reports.put(file.file(), file);
      }
    }
    StringBuilder lines = new StringBuilder();
    for (ReadFile input : read) {
      FileReport file = reports.remove(input.name());
      line(
          lines,
          input.name(),
          file == null ? null : file.format(),
          input,
          input.records(),
          number,
          now);
    }
    for (FileReport file : report.files()) {
      if (reports.get(file.file()) == file && file.ledger().acceptedCount() > 0) {
        line(lines, file.file(), file.format(), null, file.ledger().readCount(), number, now);
      }
    }
    return lines.toString();
  }

  private static void line(
      StringBuilder lines,
      String name,
      @Nullable String format,
      @Nullable ReadFile again,
      long records,
      long number,
      Instant now) {
    lines
        .append(
            Json.object(json -> {
              json.writeStringProperty("file", name);
              json.writeStringProperty("format", format);
              if (again != null) {
                json.writeNumberProperty("octets", again.size());
                json.writeStringProperty("sha256", again.sha256());
              }
              json.writeNumberProperty("records", records);
              if (again != null) {
                json.writeNumberProperty("read_to", again.readTo());
              }
              json.writeNumberProperty("import", number);
              json.writeStringProperty("imported", now.toString());
            }))
        .append('\n');
  }

  /** The inputs of some publications; what cannot be read tells of none. */
  static List<StoredInput> inputs(StoreFolder store, Collection<Long> numbers) {
    Set<Long> wanted = new HashSet<>(numbers);
    List<StoredInput> inputs = new ArrayList<>();
    for (StoredFile file : store.manifest().of(Kind.INPUTS).toList()) {
      if (wanted.contains(file.number())) {
        for (String line : lines(store, file)) {
          JsonObject input = Json.parse(line);
          if (input != null) {
            inputs.add(
                new StoredInput(
                    input.textOr("file", ""),
                    input.text("format"),
                    input.number("octets", 0),
                    input.text("sha256")));
          }
        }
      }
    }
    return inputs;
  }

  /** The formats of the inputs of some publications; what cannot be read tells of none. */
  static List<Format> formats(StoreFolder store, Collection<Long> numbers) {
    Set<Long> wanted = new HashSet<>(numbers);
    Set<Format> formats = new LinkedHashSet<>();
    for (StoredFile file : store.manifest().of(Kind.INPUTS).toList()) {
      if (wanted.contains(file.number())) {
        for (String line : lines(store, file)) {
          JsonObject input = Json.parse(line);
          Format format = input == null ? null : Format.byId(input.textOr("format", ""));
          if (format != null) {
            formats.add(format);
          }
        }
      }
    }
    return new ArrayList<>(formats);
  }

  private static List<String> lines(StoreFolder store, StoredFile file) {
    try {
      return Files.readAllLines(store.path(file));
    } catch (IOException e) {
      return List.of();
    }
  }
}
