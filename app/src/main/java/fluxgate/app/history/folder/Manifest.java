package fluxgate.app.history.folder;

import fluxgate.app.history.folder.Json.JsonObject;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.source.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Which files are the store at one time.
 *
 * @param number counts publications; 0 before the first
 * @param created when it was published
 * @param files in the order in which they were published
 * @param damaged paths of files that were set aside, the latest last
 * @param holes those of them whose rows are nowhere else in the store
 */
public record Manifest(
    long number,
    Instant created,
    List<StoredFile> files,
    List<String> damaged,
    List<StoredFile> holes) {
  /** The layout that this program writes, and the newest that it reads. */
  public static final int LAYOUT = 1;

  static final Manifest EMPTY = new Manifest(0, Instant.EPOCH, List.of(), List.of(), List.of());

  public Manifest {
    files = List.copyOf(files);
    damaged = List.copyOf(damaged);
    holes = List.copyOf(holes);
  }

  public Stream<StoredFile> of(Kind kind) {
    return files.stream().filter(file -> file.kind() == kind);
  }

  /** Files of a kind that are searched. */
  public Stream<StoredFile> searched(Kind kind) {
    return of(kind).filter(file -> !file.isArchived());
  }

  /** Files of a kind that are filed under a day or month. */
  public List<StoredFile> of(Kind kind, String period) {
    return searched(kind).filter(file -> file.period().equals(period)).toList();
  }

  /** The tuples of a day or month, in both of their orders: what replaces one replaces all. */
  public List<StoredFile> tuples(String period) {
    List<StoredFile> tuples = new ArrayList<>(of(Kind.BY_NAME, period));
    tuples.addAll(of(Kind.BY_ADDRESS, period));
    return tuples;
  }

  /** The next one: without some files, with others. */
  public Manifest next(Instant now, Collection<StoredFile> gone, Collection<StoredFile> added) {
    return next(now, gone, added, damaged, holes);
  }

  public Manifest next(
      Instant now,
      Collection<StoredFile> gone,
      Collection<StoredFile> added,
      List<String> setAside,
      List<StoredFile> missing) {
    List<StoredFile> next = new ArrayList<>(files);
    next.removeAll(gone);
    next.addAll(added);
    return new Manifest(number + 1, now, next, setAside, missing);
  }

  /** Begins the last members, which say that all before them is there as it was written. */
  private static final String SEAL = ",\"sha256\":\"";

  /** One object, whose last members seal it. */
  byte[] toBytes() {
    String text =
        Json.object(json -> {
          json.writeNumberProperty("layout", LAYOUT);
          json.writeNumberProperty("number", number);
          json.writeStringProperty("created", created.toString());
          write(json, "files", files);
          json.writeArrayPropertyStart("damaged");
          damaged.forEach(json::writeString);
          json.writeEndArray();
          if (!holes.isEmpty()) {
            write(json, "holes", holes);
          }
        });
    String body = text.substring(0, text.length() - 1);
    return (body + seal(body)).getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, String name, List<StoredFile> files) {
    json.writeArrayPropertyStart(name);
    for (StoredFile file : files) {
      json.writeRaw('\n');
      json.writeStartObject();
      file.write(json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String seal(String body) {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    return SEAL + Sha256.of(octets) + "\",\"complete\":true}\n";
  }

  /**
   * What {@link #toBytes} wrote.
   *
   * @return null where it is not complete
   * @throws NewerLayout where a later version of the program wrote it
   */
  static @Nullable Manifest read(byte[] content) throws NewerLayout {
    String text = new String(content, StandardCharsets.UTF_8);
    int end = text.lastIndexOf(SEAL);
    JsonObject json = end < 0 ? null : Json.parse(text);
    if (json == null) {
      return null;
    }
    NewerLayout.check(json.number("layout", 0));
    String body = text.substring(0, end);
    if (!text.substring(end).equals(seal(body))) {
      return null;
    }
    return new Manifest(
        json.number("number", 0),
        Instant.parse(json.textOr("created", "1970-01-01T00:00:00Z")),
        files(json, "files"),
        json.texts("damaged"),
        files(json, "holes"));
  }

  private static List<StoredFile> files(JsonObject json, String name) {
    List<StoredFile> files = new ArrayList<>();
    for (JsonObject object : json.objects(name)) {
      StoredFile file = StoredFile.read(object);
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  /** The layout is one that this program does not know. */
  static final class NewerLayout extends Exception {
    private static final long serialVersionUID = 1;
    final long layout;

    NewerLayout(long layout) {
      super("layout " + layout);
      this.layout = layout;
    }

    static void check(long layout) throws NewerLayout {
      if (layout > LAYOUT) {
        throw new NewerLayout(layout);
      }
    }
  }
}
