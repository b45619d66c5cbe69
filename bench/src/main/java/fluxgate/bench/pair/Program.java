package fluxgate.bench.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that is run and measured. Its output goes to a file, or nowhere.
 *
 * @param folder where it runs
 * @param words the command
 */
record Program(Path folder, List<String> words) {
  /** GNU time; a shell's own word of this name cannot say how much memory was used. */
  private static final String TIME = "/usr/bin/time";

  static final Path NOWHERE = Path.of("/dev/null");

  /** Lets the shell run the text. */
  static Program shell(Path folder, String text) {
    return new Program(folder, List.of("sh", "-c", text));
  }

  /** Runs it for what it takes. */
  Usage run() throws IOException {
    return run(NOWHERE);
  }

  /** Runs it; its output is what the file holds then. */
  Usage run(Path output) throws IOException {
    Path taken = Files.createTempFile("usage", ".txt");
    List<String> command =
        new ArrayList<>(List.of(TIME, "-f", "%U %S %M", "-o", taken.toString(), "--"));
    command.addAll(words);
    long start = System.nanoTime();
    start(command, output);
    double elapsed = (System.nanoTime() - start) / 1e9;
    String[] numbers = Files.readString(taken).strip().split(" ");
    Files.delete(taken);
    return new Usage(
        Double.parseDouble(numbers[0]) + Double.parseDouble(numbers[1]),
        elapsed,
        Long.parseLong(numbers[2]) << 10);
  }

  /** Runs it without GNU time in between, which takes a millisecond: seconds from start to end. */
  double elapsedSeconds() throws IOException {
    long start = System.nanoTime();
    start(words, NOWHERE);
    return (System.nanoTime() - start) / 1e9;
  }

  private void start(List<String> command, Path output) throws IOException {
    Path errors = Files.createTempFile("errors", ".txt");
    try {
      int exit =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(NOWHERE.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IOException(this + " ended with " + exit + ":\n" + Files.readString(errors));
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(errors);
    }
  }

  /** The command, as it stands in the page. */
  @Override
  public String toString() {
    return words.getFirst().equals("sh") ? words.getLast() : String.join(" ", words);
  }
}
