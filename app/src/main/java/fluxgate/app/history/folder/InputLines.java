package fluxgate.app.history.folder;

import fluxgate.app.history.folder.Json.JsonObject;
import fluxgate.app.history.folder.StoredFile.Kind;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which inputs an import read: one line each, for people and for whoever wants to find a raw record
 * again.
 */
public final class InputLines {
  private static final String OPTIONS = "options";

  private InputLines() {}

  /**
   * The lines of an import.
   *
   * @param read the inputs that can be read again; others have no size and no hash
   * @param how all of them were read
   */
  public static String of(
      List<ReadFile> read, ReadReport report, ReadAs how, long number, Instant now) {
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
          how,
          number,
          now);
    }
    for (FileReport file : report.files()) {
      if (reports.get(file.file()) == file && file.ledger().acceptedCount() > 0) {
        line(lines, file.file(), file.format(), null, file.ledger().readCount(), how, number, now);
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
      ReadAs how,
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
              json.writeObjectPropertyStart(OPTIONS);
              how.write(json);
              json.writeEndObject();
            }))
        .append('\n');
  }

  /** The inputs of some publications; what cannot be read tells of none. */
  public static List<StoredInput> inputs(StoreFolder store, Collection<Long> numbers) {
    List<StoredInput> inputs = new ArrayList<>();
    each(
        store,
        new HashSet<>(numbers)::contains,
        (number, input) ->
            inputs.add(
                new StoredInput(
                    input.textOr("file", ""),
                    input.text("format"),
                    input.number("octets", 0),
                    input.text("sha256"))));
    return inputs;
  }

  /** The numbers of the imports that read an input of one of these hashes. */
  public static Set<Long> imports(StoreFolder store, Set<String> hashes) {
    Set<Long> imports = new HashSet<>();
    if (!hashes.isEmpty()) {
      each(
          store,
          number -> true,
          (number, input) -> {
            if (hashes.contains(input.textOr("sha256", ""))) {
              imports.add(number);
            }
          });
    }
    return imports;
  }

  /** The formats of the inputs of some publications; what cannot be read tells of none. */
  public static List<Format> formats(StoreFolder store, Collection<Long> numbers) {
    Set<Format> formats = new LinkedHashSet<>();
    each(
        store,
        new HashSet<>(numbers)::contains,
        (number, input) -> {
          Format format = Format.byId(input.textOr("format", ""));
          if (format != null) {
            formats.add(format);
          }
        });
    return new ArrayList<>(formats);
  }

  /** How an import read its inputs; null where it did not say so. */
  public static @Nullable ReadAs how(StoreFolder store, long number) {
    List<ReadAs> how = new ArrayList<>();
    each(
        store,
        other -> other == number,
        (of, input) -> {
          JsonObject options = input.object(OPTIONS);
          if (options != null) {
            how.add(ReadAs.read(options));
          }
        });
    return how.isEmpty() ? null : how.getFirst();
  }

  /**
   * What each import read, in the order of the imports and of its files. Those of which an input
   * cannot be read again, or of which nothing is known, are not among them.
   */
  public static SortedMap<Long, List<ReadFile>> again(StoreFolder store) {
    Set<Long> once = new HashSet<>();
    SortedMap<Long, List<ReadFile>> read = read(store, once);
    read.keySet().removeAll(once);
    return read;
  }

  /** All that would be known if it were read again, in the order of {@link #again}. */
  public static List<ReadFile> known(StoreFolder store) {
    return read(store, new HashSet<>()).values().stream().flatMap(List::stream).toList();
  }

  /**
   * Inputs by their imports.
   *
   * @param once takes the imports of which an input cannot be read again
   */
  private static SortedMap<Long, List<ReadFile>> read(StoreFolder store, Set<Long> once) {
    SortedMap<Long, List<ReadFile>> read = new TreeMap<>();
    each(
        store,
        number -> true,
        (number, input) -> {
          String sha256 = input.text("sha256");
          if (sha256 == null) {
            once.add(number);
          } else {
            read.computeIfAbsent(number, none -> new ArrayList<>())
                .add(
                    new ReadFile(
                        input.textOr("file", ""),
                        input.number("octets", 0),
                        sha256,
                        input.number("records", 0),
                        input.number("read_to", 0)));
          }
        });
    return read;
  }

  /** Takes every line of some imports that can be read, with the number of its import. */
  private static void each(
      StoreFolder store, Predicate<Long> wanted, BiConsumer<Long, JsonObject> take) {
    for (StoredFile file :
        store.manifest().of(Kind.INPUTS).filter(file -> wanted.test(file.number())).toList()) {
      try {
        for (String line : Files.readAllLines(store.path(file))) {
          JsonObject input = Json.parse(line);
          if (input != null) {
            take.accept(file.number(), input);
          }
        }
      } catch (IOException e) {
        // What is left of it says nothing; 'history verify' tells of it.
      }
    }
  }
}
