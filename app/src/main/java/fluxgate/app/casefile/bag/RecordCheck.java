package fluxgate.app.casefile.bag;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.source.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether every raw record is where the list of them says, with the hash that it says, and every
 * claim points at records that there are.
 */
final class RecordCheck {
  /** The list of raw records. */
  static final String RECORDS = "data/evidence/records.jsonl";

  /** Which claim rests on which of them. */
  static final String CLAIMS = "data/claims.jsonl";

  /** No record of any format is larger. */
  private static final long MOST_RECORD = 1L << 26;

  /** A claim that names as many records as a package holds of one is a tenth of that. */
  private static final int MOST_LINE = 1 << 20;

  private final SortedMap<String, Content> files;
  private final Consumer<String> say;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> opened = new HashSet<>();
  private @Nullable Place open;
  private long kept;
  private long missing;

  /** A file of records as far as it was read: records lie in it in their order. */
  private static final class Place implements Closeable {
    private final String stored;
    private final InputStream in;
    private long at;

    Place(String stored, InputStream in) {
      this.stored = stored;
      this.in = in;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  RecordCheck(SortedMap<String, Content> files, Consumer<String> say) {
    this.files = files;
    this.say = say;
  }

  long kept() {
    return kept;
  }

  long missing() {
    return missing;
  }

  void check() throws IOException {
    try {
      each(RECORDS, this::record);
      each(CLAIMS, this::claim);
    } finally {
      Place place = open;
      if (place != null) {
        place.close();
      }
    }
  }

  /** Something that is done with each line. */
  @FunctionalInterface
  private interface Line {
    @Nullable String problem(Map<String, Object> object) throws IOException;
  }

  private void each(String path, Line line) throws IOException {
    Content content = files.get(path);
    if (content == null) {
      say.accept(path + ": it is missing");
      return;
    }
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String text = line(in); text != null; text = line(in)) {
        number++;
        if (text.length() > MOST_LINE) {
          say.accept(path + ": line " + number + " is longer than any that a case has");
          return;
        }
        Map<String, Object> object = Jcs.parse(text);
        String problem = object == null ? "is no object" : line.problem(object);
        if (problem != null) {
          say.accept(path + ": line " + number + " " + problem);
        }
      }
    }
  }

  /** The next line, or its beginning where it is too long; null at the end. */
  private static @Nullable String line(BufferedReader in) throws IOException {
    StringBuilder line = new StringBuilder();
    int letter = in.read();
    if (letter < 0) {
      return null;
    }
    while (letter >= 0 && letter != '\n' && line.length() <= MOST_LINE) {
      line.append((char) letter);
      letter = in.read();
    }
    return line.toString();
  }

  private @Nullable String record(Map<String, Object> record) throws IOException {
    ids.add(Jcs.text(record, "id"));
    String stored = Jcs.text(record, "stored");
    if (stored.isEmpty()) {
      missing++;
      return null;
    }
    kept++;
    Content content = files.get(stored);
    if (content == null) {
      return "points at " + stored + ", which is missing";
    }
    String hash = Jcs.text(record, "sha256");
    if (hash.isEmpty()) {
      return null; // pseudonyms stand in it: its own hash would give them away
    }
    long at = Jcs.number(record, "stored_at");
    long length = Jcs.number(record, "length");
    byte[] octets = octets(stored, content, at, length);
    return octets != null && Sha256.of(octets).equals(hash)
        ? null
        : "points at octets of " + stored + " that are not the record";
  }

  private byte @Nullable [] octets(String stored, Content content, long at, long length)
      throws IOException {
    Place place = open;
    if (place == null || !place.stored.equals(stored)) {
      if (place != null) {
        place.close();
      }
      if (!opened.add(stored)) {
        open = null;
        return null; // the list goes through the files one after the other
      }
      place = new Place(stored, new BufferedInputStream(content.open(), 1 << 16));
      open = place;
    }
    if (at < place.at || length < 0 || length > MOST_RECORD || length > content.size() - at) {
      return null;
    }
    place.in.skipNBytes(at - place.at);
    byte[] octets = place.in.readNBytes((int) length);
    place.at = at + octets.length;
    return octets;
  }

  private @Nullable String claim(Map<String, Object> claim) {
    for (String id : Jcs.texts(claim, "records")) {
      if (!ids.contains(id)) {
        return "rests on " + id + ", which " + RECORDS + " does not list";
      }
    }
    return null;
  }
}
