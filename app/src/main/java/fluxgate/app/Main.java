package fluxgate.app;

import fluxgate.app.cli.Fluxgate;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /**
   * Runs one command.
   *
   * @return the exit code: what the command returns, 2 on wrong usage, 1 on what nobody foresaw
   */
  public static int run(String... arguments) {
    CommandLine commandLine = Fluxgate.commandLine();
    try {
      return commandLine
          .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command))
          .execute(arguments);
    } catch (Error failure) { // no memory left, a library that does not load: still one sentence
      return report(failure, commandLine);
    }
  }

  private static int report(Throwable failure, CommandLine command) {
    String message = failure.getMessage();
    PrintWriter errors = command.getErr();
    errors.println(
        command.getCommandSpec().qualifiedName()
            + " failed: "
            + failure.getClass().getSimpleName()
            + (message == null ? "" : ": " + message.replaceAll("\\p{Cntrl}+", " ")));
    errors.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
