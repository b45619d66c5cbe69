package fluxgate.app.casefile.export;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.casefile.bag.Bag;
import fluxgate.app.casefile.bag.Content;
import fluxgate.app.casefile.evidence.Frozen;
import fluxgate.app.casefile.evidence.FrozenInput;
import fluxgate.app.casefile.evidence.InputState;
import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.redaction.Redaction;
import fluxgate.app.source.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The raw records of a package: a file an input, in the order of their places, and the list that
 * says of each where it lay, where it lies now, and its hash.
 */
final class RawFiles {
  private final Path scratch;
  private final fluxgate.app.casefile.evidence.Collection collection;
  private final boolean redacts;
  private final Redaction redaction;
  private final RawWords words;
  private final Map<RawPlace, String> ids = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private long kept;
  private long missing;
  private long lost;

  /**
   * @param scratch a folder for what is put together
   * @param redacts whether anybody is to be hidden: then a record's own hash would give away what
   *     stood in it, and only text is written
   * @param words what stays of that text
   */
  RawFiles(
      Path scratch,
      fluxgate.app.casefile.evidence.Collection collection,
      boolean redacts,
      Redaction redaction,
      RawWords words) {
    this.scratch = scratch;
    this.collection = collection;
    this.redacts = redacts;
    this.redaction = redaction;
    this.words = words;
  }

  /** Adds the files, and the list of all that were wanted. */
  void addTo(Bag bag, List<RawPlace> wanted) throws IOException {
    Map<String, List<RawPlace>> byInput = new TreeMap<>();
    for (RawPlace place : wanted) {
      byInput
          .computeIfAbsent(place.file() + "\n" + place.imported(), name -> new ArrayList<>())
          .add(place);
    }
    int number = 0;
    for (List<RawPlace> places : byInput.values()) {
      number++;
      places.sort(Comparator.comparingLong(RawPlace::offset).thenComparing(RawPlace::length));
      input(bag, places, number);
    }
    bag.add("data/evidence/records.jsonl", Content.of(String.join("\n", lines) + "\n"));
  }

  private void input(Bag bag, List<RawPlace> places, int number) throws IOException {
    RawPlace first = places.getFirst();
    FrozenInput input = input(first);
    boolean capture = input != null && input.isCapture();
    byte[] head = input == null ? new byte[0] : input.headOctets();
    head = redacts ? ColumnNames.of(head, redaction) : head;
    String kind = capture ? ".pcap" : ".raw";
    Path copy = scratch.resolve(String.format(Locale.ROOT, "%04d%s", number, kind));
    String stored = "data/evidence/" + copy.getFileName();
    long at = head.length;
    RawPlace before = null;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy));
        Copies copies = new Copies()) {
      out.write(head);
      for (RawPlace place : places) {
        Frozen frozen = collection.records().get(place);
        byte[] octets = frozen == null ? null : copies.octets(frozen);
        before = octets == null ? before : place;
        byte[] disclosed = octets == null || !redacts ? octets : disclosed(octets);
        Map<String, Object> line = line(place);
        if (disclosed == null) {
          missing++;
          line.put(
              "missing",
              octets == null
                  ? frozen == null ? reason(input, place, before) : lose()
                  : "withheld: no text, so it cannot be written with pseudonyms");
        } else {
          kept++;
          line.put("stored", stored);
          line.put("stored_at", at);
          if (!redacts && frozen != null) {
            line.put("sha256", frozen.sha256());
          } else {
            line.put("length", disclosed.length);
            line.put("redacted", true);
          }
          out.write(disclosed);
          at += disclosed.length;
          if (!capture && !endsLine(disclosed)) {
            out.write('\n'); // for people: the list says where a record ends
            at++;
          }
        }
        lines.add(Jcs.text(line));
      }
    }
    if (at > head.length) {
      bag.add(stored, Content.of(copy));
    }
  }

  private static boolean endsLine(byte[] octets) {
    return octets.length > 0 && octets[octets.length - 1] == '\n';
  }

  private Map<String, Object> line(RawPlace place) {
    String id = "record-" + (ids.size() + 1);
    ids.put(place, id);
    Map<String, Object> line = new TreeMap<>();
    line.put("id", id);
    line.put("file", redaction.text(place.file()));
    line.put("imported", place.imported());
    line.put("offset", place.offset());
    line.put("length", place.length());
    return line;
  }

  private String lose() {
    lost++;
    return "collected, but the copy beside the store is gone or was changed since";
  }

  /**
   * @param before the copied record before it
   */
  private static String reason(
      @Nullable FrozenInput input, RawPlace place, @Nullable RawPlace before) {
    if (input == null) {
      return "not collected yet";
    }
    if (before != null && place.offset() < before.offset() + before.length()) {
      return "not copied a second time: it begins within the record at " + before.offset();
    }
    return input.state() == InputState.SAME || input.state() == InputState.GROWN
        ? "not collected: the case held as much as it may"
        : "its input is " + input.state().words();
  }

  /** The last look at an input. */
  private @Nullable FrozenInput input(RawPlace place) {
    FrozenInput found = null;
    for (FrozenInput input : collection.inputs()) {
      if (input.name().equals(place.file()) && input.imported() == place.imported()) {
        found = found == null || found.head().isEmpty() ? input : found;
      }
    }
    return found;
  }

  /** A line of text with pseudonyms; null for anything else. */
  private byte @Nullable [] disclosed(byte[] octets) {
    for (byte octet : octets) {
      if (octet >= 0 && octet < ' ' && octet != '\t' && octet != '\n' && octet != '\r') {
        return null;
      }
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(octets)).toString();
      return words.disclosed(text).getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** What a record is called in this package. */
  String id(RawPlace place) {
    return ids.getOrDefault(place, "");
  }

  long kept() {
    return kept;
  }

  long missing() {
    return missing;
  }

  /** Of those that are missing: how many had been collected. */
  long lost() {
    return lost;
  }

  /** Copies of records, each file open once. */
  private static final class Copies implements AutoCloseable {
    private final Map<Path, RandomAccessFile> open = new HashMap<>();

    byte @Nullable [] octets(Frozen frozen) throws IOException {
      RandomAccessFile file = open.get(frozen.file());
      if (file == null) {
        if (!Files.exists(frozen.file())) {
          return null;
        }
        file = new RandomAccessFile(frozen.file().toFile(), "r");
        open.put(frozen.file(), file);
      }
      byte[] octets = new byte[frozen.place().length()];
      if (frozen.at() + octets.length > file.length()) {
        return null;
      }
      file.seek(frozen.at());
      file.readFully(octets);
      return Sha256.of(octets).equals(frozen.sha256()) ? octets : null;
    }

    @Override
    public void close() throws IOException {
      for (RandomAccessFile file : open.values()) {
        file.close();
      }
    }
  }
}
