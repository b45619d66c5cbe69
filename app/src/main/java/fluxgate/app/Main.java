package fluxgate.app;

import fluxgate.app.cli.Fluxgate;
import fluxgate.app.cli.WrongUsage;
import fluxgate.app.cli.terminal.Version;
import fluxgate.app.ledger.OutputException;
import fluxgate.app.output.Neutral;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    int exit = run(arguments);
    if (exit != CommandLine.ExitCode.OK) { // ending by itself is quicker than being ended
      System.exit(exit);
    }
  }

  /**
   * Runs one command.
   *
   * @return the exit code: what the command returns, 2 on wrong usage, 1 on what nobody foresaw
   */
  public static int run(String... arguments) {
    if (arguments.length == 1 && Fluxgate.asksForVersion(arguments[0])) {
      System.out.println(Version.line());
      return CommandLine.ExitCode.OK;
    }
    CommandLine commandLine = Fluxgate.commandLine();
    try {
      return commandLine
          .setParameterExceptionHandler((wrong, words) -> refuse(wrong))
          .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command))
          .execute(arguments);
    } catch (Error failure) { // no memory left, a library that does not load: still one sentence
      return report(failure, commandLine);
    }
  }

  /** Wrong usage: what is wrong, and where the right usage stands. */
  private static int refuse(CommandLine.ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter errors = command.getErr();
    errors.println(name + ": " + WrongUsage.sentence(wrong) + " See '" + name + " --help'.");
    errors.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static String printable(@Nullable String message) {
    String text = message == null ? "wrong usage" : Neutral.text(message);
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  private static int report(Throwable failure, CommandLine command) {
    String message = failure.getMessage();
    PrintWriter errors = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    if (failure instanceof OutputException) {
      errors.println(name + ": " + printable(message));
    } else if (failure instanceof OutOfMemoryError) {
      errors.println(
          name
              + ": the memory that it was given is used up; give it more, as in --memory "
              + Fluxgate.moreMemory()
              + ", or read less at once.");
    } else if (failure instanceof LinkageError && message != null) {
      errors.println(
          name
              + ": a library could not be laid into "
              + System.getProperty("java.io.tmpdir")
              + ": "
              + printable(message)
              + " Make room there, or have JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR name another"
              + " folder.");
    } else {
      String kind = failure.getClass().getSimpleName();
      errors.println(
          name + " failed: " + kind + (message == null ? "." : ": " + printable(message)));
    }
    errors.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
