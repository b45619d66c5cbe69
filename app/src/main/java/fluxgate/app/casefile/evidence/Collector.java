package fluxgate.app.casefile.evidence;

import fluxgate.app.casefile.Jcs;
import fluxgate.app.history.sighting.ImportedFile;
import fluxgate.app.history.sighting.RawPlace;
import fluxgate.app.source.Decompressed;
import fluxgate.app.source.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies raw records into the folder of a case. */
public final class Collector {
  /** What a case may take of the disk; then the rest is said not to be there. */
  private static final long MOST_OCTETS = 1L << 30;

  /** Longer than records of any format: a damaged index gets no further. */
  private static final int MOST_RECORD = 1 << 26;

  private final Path folder;
  private final List<ImportedFile> imports;
  private final List<Path> lookIn;
  private long octets;

  /**
   * @param folder of the case
   * @param imports what the store says of its inputs
   * @param lookIn folders in which inputs are looked for that are not where they were
   */
  public Collector(Path folder, List<ImportedFile> imports, List<Path> lookIn) {
    this.folder = folder;
    this.imports = imports;
    this.lookIn = lookIn;
  }

  /**
   * What was done.
   *
   * @param records how many were copied
   * @param inputs what was found of the inputs
   * @param index the file that says so; its hash stands for all
   * @param sha256 of the index
   */
  public record Done(long records, List<FrozenInput> inputs, Path index, String sha256) {}

  /**
   * Copies records.
   *
   * @param nonce so that nobody guesses from the index's hash what stands in it
   * @return null where none was wanted
   * @throws IOException where the folder cannot be written; nothing counts then
   */
  public @Nullable Done collect(List<RawPlace> wanted, Instant now, String nonce)
      throws IOException {
    if (wanted.isEmpty()) {
      return null;
    }
    Map<String, List<RawPlace>> byInput = new TreeMap<>();
    for (RawPlace place : wanted) {
      byInput.computeIfAbsent(key(place), key -> new ArrayList<>()).add(place);
    }
    Path target = newFolder();
    try {
      return collect(byInput.values(), target, now, nonce);
    } catch (IOException | RuntimeException e) {
      remove(target);
      throw e;
    }
  }

  private Done collect(
      java.util.Collection<List<RawPlace>> inputsOfPlaces, Path target, Instant now, String nonce)
      throws IOException {
    List<String> index = new ArrayList<>();
    index.add(Jcs.text(Map.of("type", "collection", "collected", now.toString(), "nonce", nonce)));
    List<FrozenInput> inputs = new ArrayList<>();
    long records = 0;
    int number = 0;
    for (List<RawPlace> places : inputsOfPlaces) {
      number++;
      places.sort(Comparator.comparingLong(RawPlace::offset).thenComparing(RawPlace::length));
      Path copy = target.resolve(String.format(Locale.ROOT, "%04d.raw", number));
      List<String> lines = new ArrayList<>();
      FrozenInput input = copy(places, copy, lines);
      inputs.add(input);
      index.add(line(input));
      index.addAll(lines);
      records += lines.size();
    }
    Path file = target.resolve(Collection.INDEX);
    byte[] content =
        (String.join("\n", index) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    publish(file, content);
    return new Done(records, inputs, file, Sha256.of(content));
  }

  /** What was not finished takes no room. */
  private static void remove(Path target) {
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It does not count without its index.
    }
  }

  private static String key(RawPlace place) {
    return place.file() + "\n" + place.imported();
  }

  /** The next of the case's folders; two collections at once take two. */
  private Path newFolder() throws IOException {
    Files.createDirectories(folder);
    for (int number = 1; ; number++) {
      Path next = folder.resolve(String.format(Locale.ROOT, "%03d", number));
      try {
        return Files.createDirectory(next);
      } catch (FileAlreadyExistsException e) {
        continue;
      }
    }
  }

  private FrozenInput copy(List<RawPlace> places, Path copy, List<String> lines)
      throws IOException {
    RawPlace first = places.getFirst();
    List<ImportedFile> candidates =
        imports.stream()
            .filter(input -> input.file().equals(first.file()))
            .sorted(
                Comparator.comparing((ImportedFile input) -> input.imported() != first.imported())
                    .thenComparing(Comparator.comparingLong(ImportedFile::octets).reversed()))
            .toList();
    SourceFile source = SourceFile.find(first.file(), candidates, lookIn);
    InputState state = source.state();
    Path path = source.path();
    String head = "";
    if (state.isUsable() && path != null) {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW))) {
        Reading reading = new Reading(path, out);
        try {
          head = reading.head();
          reading.read(places, copy, lines);
        } catch (Unreadable e) {
          state = InputState.UNREADABLE; // what was read before the damage stays
        } finally {
          reading.close();
        }
      }
      sync(copy);
    }
    ImportedFile imported = source.imported();
    return new FrozenInput(
        first.file(),
        first.imported(),
        imported == null ? -1 : imported.octets(),
        imported == null ? "" : imported.sha256(),
        state,
        head);
  }

  /** The input cannot be read: not our own writing. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(IOException cause) {
      super(cause);
    }
  }

  /** One pass through an input. */
  private final class Reading {
    private final OutputStream out;
    private @Nullable InputStream in;
    private final Path path;
    private long at;
    private long written;

    Reading(Path path, OutputStream out) {
      this.path = path;
      this.out = out;
    }

    private InputStream in() throws Unreadable {
      try {
        InputStream opened = in;
        if (opened == null) {
          opened = new BufferedInputStream(Decompressed.open(path), 1 << 16);
          in = opened;
        }
        return opened;
      } catch (IOException e) {
        throw new Unreadable(e);
      }
    }

    /** The {@link Head}, in hexadecimal digits. Reading goes on at the start. */
    String head() throws Unreadable {
      InputStream stream = in();
      try {
        return HexFormat.of().formatHex(Head.of(stream));
      } catch (IOException e) {
        throw new Unreadable(e);
      }
    }

    void read(List<RawPlace> places, Path copy, List<String> lines) throws IOException, Unreadable {
      RawPlace last = null;
      byte[] octetsOfLast = {};
      for (RawPlace place : places) {
        if (place.length() > MOST_RECORD || octets + place.length() > MOST_OCTETS) {
          continue;
        }
        byte[] record;
        if (last != null && place.offset() == last.offset() && place.length() == last.length()) {
          record = octetsOfLast;
        } else if (place.offset() < at) {
          continue; // within another record: that one has it
        } else {
          record = next(place);
        }
        lines.add(line(place, copy, written, Sha256.of(record)));
        out.write(record);
        written += record.length;
        octets += record.length;
        last = place;
        octetsOfLast = record;
      }
    }

    private byte[] next(RawPlace place) throws Unreadable {
      try {
        InputStream stream = in();
        stream.skipNBytes(place.offset() - at);
        byte[] record = stream.readNBytes(place.length());
        at = place.offset() + record.length;
        if (record.length < place.length()) {
          throw new EOFException("it ends within a record");
        }
        return record;
      } catch (IOException e) {
        throw new Unreadable(e);
      }
    }

    void close() {
      try {
        InputStream opened = in;
        if (opened != null) {
          opened.close();
        }
      } catch (IOException e) {
        // It was read as far as it was needed.
      }
    }
  }

  private static String line(RawPlace place, Path copy, long at, String sha256) {
    Map<String, Object> line = new TreeMap<>();
    line.put("type", "record");
    line.put("file", place.file());
    line.put("imported", place.imported());
    line.put("offset", place.offset());
    line.put("length", place.length());
    line.put("sha256", sha256);
    line.put("stored", String.valueOf(copy.getFileName()));
    line.put("stored_at", at);
    return Jcs.text(line);
  }

  private static String line(FrozenInput input) {
    Map<String, Object> line = new TreeMap<>();
    line.put("type", "input");
    line.put("file", input.name());
    line.put("imported", input.imported());
    line.put("octets", input.octets());
    line.put("sha256", input.sha256());
    line.put("state", input.state().word());
    line.put("head", input.head());
    return Jcs.text(line);
  }

  private static void publish(Path file, byte[] content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.write(unfinished, content);
    sync(unfinished);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
