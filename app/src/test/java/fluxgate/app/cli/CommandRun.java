package fluxgate.app.cli;

import fluxgate.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A command that was run in this process: how it ended, and what it printed where. */
public record CommandRun(int exit, String out, String err) {

  public static CommandRun of(String command, String... words) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of(words));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      int exit = Main.run(arguments.toArray(String[]::new));
      return new CommandRun(
          exit, printed.toString(StandardCharsets.UTF_8), said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The values of a JSON string field, in the order of the lines. */
  public List<String> values(String field) {
    return Arrays.stream(out.split("\"" + field + "\":\""))
        .skip(1)
        .map(rest -> rest.substring(0, rest.indexOf('"')))
        .toList();
  }

  /** The one line that says this of a field. */
  public String line(String field, String value) {
    return out.lines()
        .filter(line -> line.contains("\"" + field + "\":\"" + value + "\""))
        .findFirst()
        .orElseThrow();
  }
}
