package fluxgate.app.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Path arguments made into files: a file stands for itself, a folder for all files below it in the
 * order of their paths (hidden ones and what is no regular file left out, each folder entered once
 * however many links lead to it), a pattern that the shell did not expand for what it matches, and
 * {@code -} for standard input.
 *
 * <p>Every argument is tried before anything is said, so that all problems are known at once.
 */
final class Expansion {
  private final List<InputFile> files = new ArrayList<>();
  private final List<String> folders = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<Unrecognised> unreadable = new ArrayList<>();
  private boolean standardInput;

  Expansion(List<String> arguments) {
    arguments.forEach(this::expand);
  }

  /** The files in order. */
  List<InputFile> files() {
    return files;
  }

  /** The arguments that are folders. */
  List<String> folders() {
    return folders;
  }

  /** One sentence for each argument that stands for nothing. */
  List<String> problems() {
    return problems;
  }

  /** Folders below an argument that could not be listed. */
  List<Unrecognised> unreadable() {
    return unreadable;
  }

  private void expand(String argument) {
    if (argument.equals(InputFile.STANDARD_INPUT)) {
      if (standardInput) {
        problems.add("-: standard input can be read only once.");
      } else {
        standardInput = true;
        files.add(InputFile.standardInput());
      }
      return;
    }
    try {
      Path path = Path.of(argument);
      if (Files.isDirectory(path)) {
        folder(path, argument, new HashSet<>());
        folders.add(argument);
      } else if (Files.exists(path)) {
        files.add(file(path, null));
      } else if (isPattern(argument)) {
        pattern(argument);
      } else {
        problems.add(argument + ": no such file or folder" + NextStep.missing(path) + ".");
      }
    } catch (InvalidPathException | PatternSyntaxException e) {
      problems.add(argument + ": not a path (" + e.getMessage() + ").");
    } catch (IOException e) {
      problems.add(argument + ": " + sentence(e) + ".");
    }
  }

  private static InputFile file(Path path, @Nullable String folder) throws IOException {
    long size = Files.isRegularFile(path) ? Files.size(path) : -1;
    return new InputFile(path.toString(), path, size, folder);
  }

  private void folder(Path folder, String argument, Set<Path> entered) throws IOException {
    if (!entered.add(folder.toRealPath())) {
      return;
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
      listing.forEach(children::add);
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(children);
    for (Path child : children) {
      if (String.valueOf(child.getFileName()).startsWith(".")) {
        continue;
      }
      try {
        if (Files.isDirectory(child)) {
          folder(child, argument, entered);
        } else if (Files.isRegularFile(child)) {
          files.add(file(child, argument));
        }
      } catch (IOException e) {
        unreadable.add(new Unrecognised(child.toString(), sentence(e)));
      }
    }
  }

  private static boolean isPattern(String argument) {
    return argument.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  /**
   * Files that a pattern matches, found below its longest part without a wildcard; hidden ones only
   * where the pattern says so.
   */
  private void pattern(String argument) throws IOException {
    Path whole = Path.of(argument);
    Path root = whole.isAbsolute() ? whole.getRoot() : Path.of("");
    for (Path part : whole) {
      if (isPattern(part.toString())) {
        break;
      }
      root = root.resolve(part);
    }
    int depth = argument.contains("**") ? Integer.MAX_VALUE : whole.getNameCount() - names(root);
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + whole);
    boolean hiddenToo = hasHiddenPart(names(root) == 0 ? whole : root.relativize(whole));
    Path start = root;
    List<Path> matches = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> below = Files.walk(root, depth)) {
        below
            .filter(path -> matcher.matches(path) && Files.isRegularFile(path))
            .filter(path -> hiddenToo || !hasHiddenPart(start.relativize(path)))
            .forEach(matches::add);
      } catch (java.io.UncheckedIOException e) {
        throw e.getCause();
      }
    }
    if (matches.isEmpty()) {
      problems.add(argument + ": no file matches" + NextStep.NO_MATCH + ".");
    }
    Collections.sort(matches);
    for (Path match : matches) {
      files.add(file(match, null));
    }
  }

  private static boolean hasHiddenPart(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static int names(Path root) {
    return root.toString().isEmpty() ? 0 : root.getNameCount();
  }

  /** What went wrong, in words. */
  static String sentence(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file or folder";
      case AccessDeniedException denied -> "permission denied";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
