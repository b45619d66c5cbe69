package fluxgate.app.history.folder;

import fluxgate.app.history.folder.Json.JsonObject;
import fluxgate.app.history.folder.Manifest.NewerLayout;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.source.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a store, opened to be read, or by its one writer.
 *
 * <p>{@code store.json} says the layout, {@code manifest-NNNNNN.json} which files count; both are
 * read before anything else.
 */
public final class StoreFolder implements Closeable {
  private static final String STORE = "store.json";
  private static final Pattern MANIFEST = Pattern.compile("manifest-(\\d{6,18})(\\.copy)?\\.json");

  /** Ends the name of a file of rows: the import, then whatever tells its files apart. */
  public static final String IMPORT = "([0-9]{6,})((-t?[0-9]+)*)[.]parquet$";

  /** The folders that a manifest names files in; what it does not name there is a leftover. */
  private static final List<String> FOLDERS =
      Stream.concat(Stream.of(Kind.values()).map(Kind::folder), Stream.of("archive"))
          .distinct()
          .toList();

  private final Path folder;
  private final @Nullable WriterLock lock;
  private Manifest manifest;

  private StoreFolder(Path folder, @Nullable WriterLock lock, Manifest manifest) {
    this.folder = folder;
    this.lock = lock;
    this.manifest = manifest;
  }

  /** Nobody can see whether there is a store in a folder that they may not look into. */
  static void checkAllowed(Path folder) throws StoreException {
    for (Path place = folder.toAbsolutePath(); place != null; place = place.getParent()) {
      if (Files.exists(place)) {
        if (!Files.isExecutable(place)) {
          throw StoreException.unreadable(
              "you are not allowed to read "
                  + place
                  + (place.equals(folder.toAbsolutePath()) ? "" : ", where the store would lie,")
                  + "; ask whoever keeps the store, or name another with --store.");
        }
        return;
      }
    }
  }

  /** Whether there is a store in a folder. */
  public static boolean exists(Path folder) {
    return Files.exists(folder.resolve(STORE));
  }

  /**
   * Opens a store to read it as it is now.
   *
   * @throws StoreException where there is none, or it is of a newer layout
   */
  public static StoreFolder toRead(Path folder) throws StoreException {
    try {
      if (!exists(folder)) {
        checkAllowed(folder);
        throw StoreException.unreadable(
            "there is no store in "
                + folder
                + " yet; 'fluxgate history import PATH' makes one, --store names another.");
      }
      checkLayout(folder);
      return new StoreFolder(folder, null, newest(folder));
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }

  /**
   * Opens a store to change it, which is made where there is none; leftovers of a writer that was
   * stopped are removed.
   *
   * @throws StoreException where another process writes to it, it is of a newer layout, or it
   *     cannot be written to
   */
  public static StoreFolder toWrite(Path folder, Instant now) throws StoreException {
    WriterLock lock = null;
    try {
      create(folder);
      checkLayout(folder);
      lock = WriterLock.take(folder);
      if (!Files.exists(folder.resolve(STORE))) {
        write(folder, Manifest.EMPTY); // first, so that a store without a manifest has lost it
        Durable.write(folder.resolve(STORE), description(now));
      }
      StoreFolder store = new StoreFolder(folder, lock, newest(folder));
      store.removeLeftovers();
      lock = null;
      return store;
    } catch (IOException e) {
      throw StoreException.writing(folder, e);
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }

  private static void create(Path folder) throws IOException, StoreException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw StoreException.failed(folder + " is a file; a store is a folder.");
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        // It says who asked for what.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
    if (!Files.exists(folder.resolve(STORE))) {
      try (Stream<Path> there = Files.list(folder)) {
        if (there.anyMatch(file -> !isOurs(file.getFileName().toString()))) {
          throw StoreException.failed(
              folder + " is no store, and not empty; name a new folder with --store.");
        }
      }
    }
  }

  /** What can lie in a folder that was about to become a store. */
  private static boolean isOurs(String name) {
    return name.equals(WriterLock.NAME)
        || name.endsWith(Durable.UNFINISHED)
        || MANIFEST.matcher(name).matches();
  }

  private static byte[] description(Instant now) {
    String text =
        Json.object(json -> {
          json.writeStringProperty("type", "fluxgate-store");
          json.writeNumberProperty("layout", Manifest.LAYOUT);
          json.writeStringProperty("created", now.toString());
        });
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void checkLayout(Path folder) throws IOException, StoreException {
    Path file = folder.resolve(STORE);
    if (!Files.exists(file)) {
      return;
    }
    JsonObject json = Json.parse(Files.readString(file));
    if (json == null) {
      throw StoreException.unreadable(
          file + " is damaged; put back " + "{\"layout\":" + Manifest.LAYOUT + "} to go on.");
    }
    try {
      NewerLayout.check(json.number("layout", 0));
    } catch (NewerLayout e) {
      throw newer(folder, e);
    }
  }

  private static StoreException newer(Path folder, NewerLayout e) {
    return StoreException.unreadable(
        folder
            + " is a store of layout "
            + e.layout
            + ", and this Fluxgate knows layouts up to "
            + Manifest.LAYOUT
            + "; use the newer Fluxgate that wrote it.");
  }

  /**
   * The newest manifest, from either of its copies. An older one is no way out where both are
   * damaged: the files that it names may be gone, and a writer would remove those of the newest.
   */
  private static Manifest newest(Path folder) throws IOException, StoreException {
    List<Path> files = manifestFiles(folder);
    for (Path file : files) {
      try {
        Manifest manifest = Manifest.read(Files.readAllBytes(file));
        if (manifest != null) {
          return manifest;
        }
        if (manifestNumber(file) != manifestNumber(files.getFirst())) {
          break;
        }
      } catch (NewerLayout e) {
        throw newer(folder, e);
      }
    }
    throw StoreException.unreadable(
        (files.isEmpty() ? folder + ": the manifest" : files.getFirst().toString())
            + " and its copy are damaged or gone, and they say which files are the store; put one of them"
            + " back from a backup.");
  }

  /** The newest first. */
  private static List<Path> manifestFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> MANIFEST.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(StoreFolder::manifestNumber).reversed())
          .toList();
    }
  }

  private static long manifestNumber(Path file) {
    Matcher name = MANIFEST.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : -1;
  }

  /** Everything in our folders that the manifest does not name. */
  private void removeLeftovers() throws IOException {
    Set<Path> named = new HashSet<>();
    manifest.files().forEach(file -> named.add(path(file)));
    manifest.holes().stream()
        .filter(this::isWhole) // put back, and not yet verified
        .forEach(file -> named.add(path(file)));
    for (String name : FOLDERS) {
      Path root = folder.resolve(name);
      if (Files.isDirectory(root)) {
        List<Path> found;
        try (Stream<Path> files = Files.walk(root)) {
          found = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : found) {
          if (Files.isDirectory(file)) {
            deleteIfEmpty(file);
          } else if (!named.contains(file)) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().endsWith(Durable.UNFINISHED)) {
          Files.deleteIfExists(file);
        }
      }
    }
    for (Path file : manifestFiles(folder)) {
      if (manifestNumber(file) < manifest.number()) {
        Files.deleteIfExists(file);
      }
    }
    Spill.remove(folder);
  }

  private static void deleteIfEmpty(Path directory) throws IOException {
    try (Stream<Path> inside = Files.list(directory)) {
      if (inside.findAny().isPresent()) {
        return;
      }
    }
    Files.deleteIfExists(directory);
  }

  /** As the newest complete manifest has it. */
  public Manifest manifest() {
    return manifest;
  }

  public Path folder() {
    return folder;
  }

  /**
   * What the store once held of {@code [sinceMicros, untilMicros)} and no longer has; all that is
   * read of that time may lack it, and has to say so.
   */
  public List<Hole> holes(long sinceMicros, long untilMicros) {
    return manifest.holes().stream()
        .filter(file -> file.overlaps(sinceMicros, untilMicros))
        .map(file -> Hole.of(this, file))
        .toList();
  }

  /** All of them. */
  public List<Hole> holes() {
    return manifest.holes().stream().map(file -> Hole.of(this, file)).toList();
  }

  /** Where a file of this store lies. */
  public Path path(StoredFile file) {
    return folder.resolve(file.path());
  }

  /** Whether a file lies in its place as it was published. */
  public boolean isWhole(StoredFile file) {
    return damage(file) == null;
  }

  /** What is wrong with a file as far as its size tells; null where that is what was published. */
  public @Nullable String changedSize(StoredFile file) {
    try {
      long size = Files.size(path(file));
      return size == file.octets()
          ? null
          : "has " + size + " octets where " + file.octets() + " were published";
    } catch (NoSuchFileException e) {
      return "is missing";
    } catch (IOException e) {
      return "cannot be read: " + e.getMessage();
    }
  }

  /** What is wrong with a file, to follow its name; null where it is what was published. */
  public @Nullable String damage(StoredFile file) {
    String changed = changedSize(file);
    if (changed != null) {
      return changed;
    }
    try {
      return Sha256.of(path(file)).equals(file.sha256())
          ? null
          : "is not what was published: its hash differs";
    } catch (NoSuchFileException e) {
      return "is missing";
    } catch (IOException e) {
      return "cannot be read: " + e.getMessage();
    }
  }

  /** Where the file of a publication lies, of which there may be several. */
  public static String path(String kind, String period, String name, long number, int part) {
    String unit = period.length() == "2026-11".length() ? "month=" : "day=";
    String place = period.isEmpty() ? kind : kind + "/" + unit + period;
    String suffix = part == 0 ? "" : "-" + part;
    String extension = period.isEmpty() ? "" : ".parquet";
    return String.format(Locale.ROOT, "%s/%s%06d%s%s", place, name, number, suffix, extension);
  }

  /**
   * The name of what a publication leaves of a file: its number behind that of the import, which
   * stays the first, however often a file is thinned, and never the name of a part.
   */
  public static String thinned(String path, long number) {
    return path.replaceFirst(IMPORT, "$1-t" + number + "$2.parquet");
  }

  /** The name that a file had before it was thinned. */
  public static String whole(String path) {
    return path.replaceAll("-t[0-9]+", "");
  }

  /** Has the next manifest rule; its files are in their places. */
  public void publish(Manifest next) throws IOException {
    if (lock == null) {
      throw new IllegalStateException("opened to read");
    }
    try {
      write(folder, next);
    } catch (IOException e) {
      if (isTakenBack(next)) {
        throw e;
      } // else it counts, and has no copy
    }
    manifest = next;
    tidy();
  }

  /** Where one of a manifest's two files could not be written: removes the other, which counts. */
  private boolean isTakenBack(Manifest next) {
    try {
      for (Path file : manifestFiles(folder)) {
        if (manifestNumber(file) == next.number()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      return false;
    }
    try {
      Durable.syncFolder(folder.resolve(STORE)); // or it may be back when the machine stops
    } catch (IOException e) {
      // It is gone for as long as the machine goes on.
    }
    return true;
  }

  /** Removes what counts no more; what cannot be removed now the next writer removes. */
  public void tidy() {
    try {
      removeLeftovers();
    } catch (IOException e) {
      // It takes room, and nobody reads it.
    }
  }

  /** The first of the two makes it the newest. */
  private static void write(Path folder, Manifest manifest) throws IOException {
    String name = String.format(Locale.ROOT, "manifest-%06d", manifest.number());
    Durable.write(folder.resolve(name + ".json"), manifest.toBytes());
    Durable.write(folder.resolve(name + ".copy.json"), manifest.toBytes());
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}
