package fluxgate.app.history.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A store cannot be used; the message is one whole sentence that says what to do. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is wrong, as far as it decides how a command ends. */
  public enum Kind {
    /** There is none, or it is of a layout that this program does not know. */
    UNREADABLE,
    /** What was to be done is done, and only merging days into their month did not go. */
    UNMERGED,
    /** Anything else: a second writer, a full disk. */
    FAILED
  }

  /** How the system, DuckDB and SQLite say that nothing more goes onto a disk. */
  private static final List<String> ROOM =
      List.of("no space left", "file too large", "disk is full", "disk quota exceeded");

  /** What helps who writes: DuckDB sorts and sums up then, within what an option says. */
  private static final String MORE_MEMORY = ", of which --memory gives more";

  /** What helps who asks: no option gives look-ups more. */
  private static final String LESS_AT_ONCE = "; ask for a shorter time, or for fewer names at once";

  private final Kind kind;

  StoreException(Kind kind, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  /** Whether it is not there, or of a layout that this program does not know: nothing failed. */
  public boolean isOfUnknownLayout() {
    return kind == Kind.UNREADABLE && getCause() == null;
  }

  public Kind kind() {
    return kind;
  }

  public static StoreException unreadable(String sentence) {
    return new StoreException(Kind.UNREADABLE, sentence, null);
  }

  public static StoreException failed(String sentence) {
    return new StoreException(Kind.FAILED, sentence, null);
  }

  /** Writing did not go; what the manifest names is still there. */
  public static StoreException writing(Path folder, Exception cause) {
    return failed(Kind.FAILED, folder, cause, "the store is as it was before.");
  }

  /** Writing did not go after holes were filled, which stays. */
  public static StoreException afterFilling(Path folder, Exception cause) {
    return failed(
        Kind.FAILED, folder, cause, "what was filled before stays, and nothing else was added.");
  }

  /** What was imported counts, and only merging its days into their month did not go. */
  public static StoreException merging(Path folder, Exception cause) {
    return failed(
        Kind.UNMERGED,
        folder,
        cause,
        "what was imported is kept, and the next import that adds something merges its days by"
            + " month.");
  }

  private static StoreException failed(Kind kind, Path folder, Exception cause, String left) {
    return new StoreException(
        kind, folder + ": " + reason(cause, MORE_MEMORY) + "; " + left, cause);
  }

  /** What was asked for is more than memory has room for. */
  public static StoreException tooMuch(Path folder, OutOfMemoryError cause) {
    return new StoreException(
        Kind.FAILED,
        folder + ": what was asked for is more than memory has room for" + LESS_AT_ONCE + ".",
        cause);
  }

  /** Reading did not go, for somebody who asks for something. */
  public static StoreException reading(Path folder, Exception cause) {
    return reading(folder, cause, LESS_AT_ONCE);
  }

  /** Reading all of a store did not go, for a command that takes {@code --memory}. */
  public static StoreException readingAll(Path folder, Exception cause) {
    return reading(folder, cause, MORE_MEMORY);
  }

  private static StoreException reading(Path folder, Exception cause, String memory) {
    return new StoreException(
        Kind.UNREADABLE,
        cause instanceof AccessDeniedException
            ? "you are not allowed to read " + folder + "; ask whoever keeps the store."
            : folder + ": it cannot be read: " + reason(cause, memory) + ".",
        cause);
  }

  private static String reason(Exception cause, String memory) {
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    String folded = message.toLowerCase(Locale.ROOT);
    if (ROOM.stream().anyMatch(folded::contains)) {
      return "there is no room left on the disk";
    }
    if (cause instanceof SQLException && folded.contains("out of memory")) {
      return "the memory that it may take is used up" + memory;
    }
    if (folded.contains("sqlite_notadb") || folded.contains("sqlite_corrupt")) {
      return "it is damaged; put it back from a backup, or move it away: findings, decisions and"
          + " cases then begin anew";
    }
    if (folded.contains("sqlite_ioerr")) {
      return "the disk has no room left, or does not take what is written";
    }
    if (cause instanceof AccessDeniedException || folded.contains("permission denied")) {
      return "you are not allowed to write there";
    }
    if (folded.contains("sqlite_busy")) {
      return "another process writes to it and does not end; try again when that is done";
    }
    if (folded.contains("sqlite_readonly")) {
      return "you are not allowed to write there, or it lies on a file system that is read-only";
    }
    if (cause instanceof ReadOnlyFileSystemException || folded.contains("read-only file system")) {
      return "it lies on a file system that is read-only";
    }
    if (cause instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    if (cause instanceof SQLException || cause instanceof IOException) {
      int end = message.indexOf('\n');
      String line = end < 0 ? message : message.substring(0, end);
      return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
    return cause.toString();
  }
}
