package fluxgate.app.context;

import fluxgate.detect.context.ContextSink;
import fluxgate.detect.context.Entry;
import fluxgate.detect.context.ListTerms;
import fluxgate.detect.context.StoreFile;
import fluxgate.dns.DomainName;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which context is kept: {@code own.jsonl} for entries made one by one, one file
 * {@code list-NAME.jsonl} an imported list, {@code registered.jsonl} for registration dates, all in
 * the form of {@link StoreFile}. A file is replaced whole: readers see the old one or the new one.
 */
public final class ContextStore {
  private static final String OWN = "own.jsonl";
  private static final String REGISTERED = "registered.jsonl";

  private final Path folder;

  public ContextStore(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /** Whether it holds anything. */
  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /** What one file holds. */
  public static final class Content implements ContextSink {
    private final List<Entry> entries = new ArrayList<>();
    private final SortedMap<DomainName, Long> registered = new TreeMap<>();

    @Override
    public @Nullable String add(Entry entry) {
      entries.add(entry);
      return null;
    }

    @Override
    public boolean addRegistration(DomainName name, long micros) {
      registered.merge(name, micros, Math::max);
      return true;
    }

    public List<Entry> entries() {
      return entries;
    }

    /** In microseconds since the epoch, by name. */
    public SortedMap<DomainName, Long> registered() {
      return registered;
    }
  }

  /** The files of the store with their content, the own entries first. */
  public Map<Path, Content> contents(Consumer<String> notes) throws IOException {
    Map<Path, Content> contents = new LinkedHashMap<>();
    List<Path> files = new ArrayList<>();
    if (exists()) {
      try (Stream<Path> listed = Files.list(folder)) {
        listed.filter(file -> file.toString().endsWith(".jsonl")).sorted().forEach(files::add);
      }
    }
    Path own = folder.resolve(OWN);
    if (files.remove(own)) {
      files.addFirst(own);
    }
    for (Path file : files) {
      contents.put(file, content(file, notes));
    }
    return contents;
  }

  private static Content content(Path file, Consumer<String> notes) throws IOException {
    Content content = new Content();
    if (Files.exists(file)) {
      String problem = new ContextFiles(content, notes).read(file, null);
      if (problem != null) {
        throw new IOException(file + ": " + problem);
      }
    }
    return content;
  }

  /** Adds an entry in the place of one with the same scope and kind; true where there was one. */
  public boolean add(Entry entry, Consumer<String> notes) throws IOException {
    List<Entry> entries = content(folder.resolve(OWN), notes).entries();
    boolean replaced =
        entries.removeIf(other ->
            other.scope().equals(entry.scope()) && other.terms().kind() == entry.terms().kind());
    entries.add(entry);
    writeOwn(entries);
    return replaced;
  }

  /** Removes the own entries of this scope; how many there were. */
  public int remove(String scope, Consumer<String> notes) throws IOException {
    List<Entry> entries = content(folder.resolve(OWN), notes).entries();
    int before = entries.size();
    entries.removeIf(entry -> entry.scope().toString().equals(scope));
    if (entries.size() < before) {
      writeOwn(entries);
    }
    return before - entries.size();
  }

  /** Removes an imported list; false where there is none of that name. */
  public boolean removeList(String name) throws IOException {
    return Files.deleteIfExists(folder.resolve(fileName(name)));
  }

  private void writeOwn(List<Entry> entries) throws IOException {
    write(OWN, lines -> entries.forEach(entry -> lines.accept(StoreFile.line(entry))));
  }

  /**
   * Keeps a list, in the place of the one of that name; entries under the same terms together.
   *
   * @return whether there was one
   */
  public boolean putList(String name, List<Entry> entries) throws IOException {
    Map<ListTerms, List<Entry>> byTerms = new LinkedHashMap<>();
    entries.forEach(
        entry -> byTerms.computeIfAbsent(entry.terms(), t -> new ArrayList<>()).add(entry));
    boolean replaced = Files.exists(folder.resolve(fileName(name)));
    write(
        fileName(name),
        lines ->
            byTerms.forEach((terms, under) -> {
              lines.accept(StoreFile.line(terms));
              under.forEach(entry -> lines.accept(StoreFile.line(entry.scope())));
            }));
    return replaced;
  }

  /** Adds registration dates to those kept; of two for a name the later counts. */
  public int putRegistrations(Map<DomainName, Long> dates, Consumer<String> notes)
      throws IOException {
    Content kept = content(folder.resolve(REGISTERED), notes);
    dates.forEach(kept::addRegistration);
    write(
        REGISTERED,
        lines ->
            kept.registered()
                .forEach((domain, micros) -> lines.accept(StoreFile.line(domain, micros))));
    return kept.registered().size();
  }

  /** A name that is a file's on every system; the hash keeps names apart that look alike. */
  private static String fileName(String list) {
    String plain = list.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(60, plain.length()));
    return String.format(Locale.ROOT, "list-%s-%04x.jsonl", cut, list.hashCode() & 0xFFFF);
  }

  private void write(String name, Consumer<Consumer<String>> content) throws IOException {
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, ".writing-", ".tmp");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
        List<IOException> failures = new ArrayList<>(1);
        content.accept(line -> {
          try {
            out.write(line);
            out.write('\n');
          } catch (IOException e) {
            failures.add(e);
          }
        });
        if (!failures.isEmpty()) {
          throw failures.getFirst();
        }
      }
      Files.move(
          temporary,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
