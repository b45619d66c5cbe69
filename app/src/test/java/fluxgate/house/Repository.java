package fluxgate.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files that these tests speak of: all of the working tree but what .gitignore leaves out. */
final class Repository {
  private Repository() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("fluxgate"))
        || !Files.exists(folder.resolve(".gitignore"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("these tests run inside the repository");
      }
    }
    return folder;
  }

  /** Every file, in the order of their paths. */
  static List<Path> files() {
    Path root = root();
    Set<String> ignored = new TreeSet<>(Set.of(".git/"));
    Collections.addAll(ignored, read(root.resolve(".gitignore")).split("\n"));
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
              return ignored.contains(folder.getFileName() + "/")
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
              if (!ignored.contains(file.getFileName().toString())
                  && !file.toString().endsWith(".iml")
                  && !file.equals(root.resolve(".git"))) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(files);
    return files;
  }

  static List<Path> java() {
    return files().stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  /** Java files that are shipped. */
  static List<Path> mainJava() {
    return java().stream().filter(file -> name(file).contains("/src/main/java/")).toList();
  }

  /** The path from the root, with slashes, as documents and messages write it. */
  static String name(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }

  static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
