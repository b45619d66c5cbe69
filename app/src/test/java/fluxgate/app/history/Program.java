package fluxgate.app.history;

import fluxgate.app.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program in a process of its own: how it ended, and the lines that it printed where.
 *
 * @param out standard output
 * @param err standard error
 */
public record Program(int exit, List<String> out, List<String> err) {
  /** Enough for all that tests do. */
  public static final List<String> HEAP = List.of("-Xmx1g");

  /** To be started with these words. */
  public static ProcessBuilder of(String... words) {
    return of(List.of(), HEAP, Main.class, words);
  }

  /**
   * To be started by other means.
   *
   * @param before what starts Java; nothing: it is started itself
   * @param java how Java is to run
   * @param main what Java starts
   */
  public static ProcessBuilder of(
      List<String> before, List<String> java, Class<?> main, String... words) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(java);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(words));
    return new ProcessBuilder(command);
  }

  /** Runs it to its end. */
  public static Program run(ProcessBuilder program) throws IOException, InterruptedException {
    Process process = program.start();
    process.getOutputStream().close();
    List<String> err = new ArrayList<>();
    Thread errors =
        Thread.ofPlatform()
            .start(() -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(err::add));
    List<String> out = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    errors.join();
    return new Program(process.waitFor(), out, err);
  }
}
