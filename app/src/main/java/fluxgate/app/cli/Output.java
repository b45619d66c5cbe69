package fluxgate.app.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output as results go there: UTF-8 whatever the locale, buffered. */
final class Output {
  private static final int BUFFER = 64 * 1024;

  private Output() {}

  static PrintStream standard() {
    FileOutputStream raw = new FileOutputStream(FileDescriptor.out);
    return new PrintStream(
        new java.io.BufferedOutputStream(raw, BUFFER), false, StandardCharsets.UTF_8);
  }

  /** Whether colours reach a person who did not refuse them. */
  static boolean isColourful() {
    Console console = System.console();
    String refused = System.getenv("NO_COLOR");
    return console != null && console.isTerminal() && (refused == null || refused.isEmpty());
  }
}
