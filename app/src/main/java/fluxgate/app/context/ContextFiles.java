package fluxgate.app.context;

import fluxgate.app.source.Decompressed;
import fluxgate.detect.context.ContextFormat;
import fluxgate.detect.context.ContextSink;
import fluxgate.detect.context.ListKind;
import fluxgate.detect.context.ListRole;
import fluxgate.detect.context.ListTerms;
import fluxgate.detect.context.ReadingLedger;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads files and folders of context: the store's own files, MISP warning lists, plain lists,
 * registration dates, each told by content and decompressed by content.
 */
public final class ContextFiles {
  /** Enough to tell the form by; a warning list's description may come first. */
  private static final int HEAD_OCTETS = 8192;

  /** MISP's lists lie two folders deep. */
  private static final int MOST_DEPTH = 6;

  /** MISP publishes some 120 lists. */
  private static final int MOST_FILES = 10_000;

  private final ContextSink sink;
  private final Consumer<String> notes;
  private final Map<String, String> guesses = new HashMap<>();
  private long accepted;

  /**
   * @param notes takes a sentence for each file of which something was not used
   */
  public ContextFiles(ContextSink sink, Consumer<String> notes) {
    this.sink = sink;
    this.notes = notes;
  }

  /**
   * From what the role of a list was guessed, as {@code 'cdn' in its name}; empty where no word
   * tells it, null where the list says it.
   */
  public @Nullable String guess(String list) {
    return guesses.get(list);
  }

  /** Entries and dates used so far. */
  public long accepted() {
    return accepted;
  }

  /**
   * Reads a file, or every file of a folder: there, what is no context is said and passed over.
   *
   * @param as what entries are to mean where a file does not say; by the file's name where null
   * @throws IOException with a sentence that names the file where it cannot be read or, named
   *     itself, is no context
   */
  public void readAll(Path path, @Nullable ListTerms as) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException(path + ": there is no such file or folder");
    }
    if (!Files.isDirectory(path)) {
      String problem = read(path, as);
      if (problem != null) {
        throw new IOException(path + ": " + problem);
      }
      return;
    }
    List<Path> files = filesIn(path);
    if (files.size() > MOST_FILES) {
      notes.accept(
          String.format(
              Locale.ROOT,
              "%s: only the first %,d of %,d files are used.",
              path,
              MOST_FILES,
              files.size()));
      files = files.subList(0, MOST_FILES);
    }
    for (Path file : files) {
      String problem = read(file, as);
      if (problem != null) {
        notes.accept(file + ": not used: " + problem + ".");
      }
    }
  }

  /** The files of a folder, in the order of their names; what cannot be opened is said. */
  private List<Path> filesIn(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        Set.of(),
        MOST_DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!file.getFileName().toString().startsWith(".") && Files.isRegularFile(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            notes.accept(file + ": not used: it cannot be read.");
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path part, @Nullable IOException e) {
            if (e != null) {
              notes.accept(part + ": not all of it is used: it cannot be read to its end.");
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.naturalOrder());
    return files;
  }

  /**
   * Reads one file.
   *
   * @param as what its entries are to mean where it does not say; by the file's name where null
   * @return why nothing of it is used, without a full stop; null where something may be
   */
  public @Nullable String read(Path file, @Nullable ListTerms as) {
    ReadingLedger ledger = new ReadingLedger();
    try (PushbackInputStream in = new PushbackInputStream(Decompressed.open(file), HEAD_OCTETS)) {
      byte[] head = in.readNBytes(HEAD_OCTETS);
      in.unread(head);
      ContextFormat format = ContextFormat.of(new String(head, StandardCharsets.ISO_8859_1));
      if (format == null) {
        return "it is no list and no table of registration dates";
      }
      read(format, in, file, as, ledger);
    } catch (IOException e) {
      String damage = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      if (ledger.accepted() == 0) {
        return "it cannot be read: " + damage;
      }
      notes.accept(file + ": damaged, and used up to there: " + damage + ".");
    }
    accepted += ledger.accepted();
    guesses.putAll(ledger.guesses());
    if (ledger.problem() != null) {
      return ledger.problem();
    }
    if (ledger.rejectedCount() > 0) {
      notes.accept(file + ": " + ledger.sentence());
    }
    return null;
  }

  private void read(
      ContextFormat format, InputStream in, Path file, @Nullable ListTerms as, ReadingLedger ledger)
      throws IOException {
    String name = listName(file);
    format.read(in, name, as == null ? byName(name) : as, sink, ledger);
  }

  /** The file's name without its ends; the folder's for MISP's {@code NAME/list.json}. */
  static String listName(Path file) {
    String name = file.getFileName().toString();
    String plain = name.replaceFirst("\\.(gz|zst)$", "");
    Path parent = file.toAbsolutePath().getParent();
    if (plain.equals("list.json") && parent != null && parent.getFileName() != null) {
      return parent.getFileName().toString();
    }
    return plain.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
  }

  /** A plain list whose name begins with {@code allow} or {@code watch} is one; null otherwise. */
  private static @Nullable ListTerms byName(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    for (ListKind kind : List.of(ListKind.ALLOW, ListKind.WATCH)) {
      if (word.startsWith(kind.word())) {
        return new ListTerms(name, kind, ListRole.OTHER, "", "", null);
      }
    }
    return null;
  }
}
