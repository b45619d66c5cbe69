package fluxgate.bench.world;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs that make files. */
final class Shell {
  private Shell() {}

  /** Runs a command in a folder. */
  static void runIn(Path where, List<String> words) throws IOException {
    await(new ProcessBuilder(words).directory(where.toFile()), words);
  }

  /** Runs a command whose output becomes the file. */
  static void runInto(Path output, Object... words) throws IOException {
    List<String> command = new ArrayList<>();
    for (Object word : words) {
      command.add(word.toString());
    }
    await(new ProcessBuilder(command).redirectOutput(output.toFile()), command);
  }

  private static void await(ProcessBuilder builder, List<String> words) throws IOException {
    try {
      int exit = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
      if (exit != 0) {
        throw new IOException(String.join(" ", words) + " ended with " + exit);
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }
}
