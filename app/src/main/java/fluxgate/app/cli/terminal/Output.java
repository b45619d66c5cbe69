package fluxgate.app.cli.terminal;

import fluxgate.app.ledger.OutputException;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output as results go there: UTF-8 whatever the locale, buffered. */
public final class Output {
  private static final int BUFFER = 64 * 1024;

  private Output() {}

  public static PrintStream standard() {
    return new PrintStream(
        new BufferedOutputStream(System.out, BUFFER), false, StandardCharsets.UTF_8);
  }

  /**
   * Hands on what is buffered.
   *
   * @throws OutputException where standard output does not take it
   */
  public static void finish(PrintStream out) throws OutputException {
    out.flush();
    if (out.checkError() || System.out.checkError()) {
      throw new OutputException("standard output", new IOException("it takes no more"));
    }
  }

  /** Whether results go to a terminal that cannot show more than ASCII. */
  public static boolean isAsciiTerminal() {
    Console console = System.console();
    return console != null
        && console.isTerminal()
        && !console.charset().newEncoder().canEncode('\u2588');
  }

  /** Whether colours reach a person who did not refuse them. */
  public static boolean isColourful() {
    Console console = System.console();
    String refused = System.getenv("NO_COLOR");
    return console != null && console.isTerminal() && (refused == null || refused.isEmpty());
  }
}
