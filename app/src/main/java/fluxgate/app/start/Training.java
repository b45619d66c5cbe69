package fluxgate.app.start;

import fluxgate.app.Main;
import fluxgate.net.IpAddress;
import fluxgate.net.NetworkMap;
import fluxgate.net.Networks;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs what people run, so that the start-up cache knows it. Started in the repository's root. */
public final class Training {
  /** What people start first, with what it prints in each of its forms. */
  private static final List<List<String>> RUNS =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("formats"),
          List.of("hunt", "samples"),
          List.of("hunt", "samples", "--json"),
          List.of("explain", "softkey-renewal.example", "samples"));

  private Training() {}

  /** Takes no arguments; what the runs print goes nowhere. */
  public static void main(String[] arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    for (List<String> run : RUNS) {
      int exit = Main.run(run.toArray(String[]::new));
      if (exit != 0) {
        System.exit(exit);
      }
    }
    // The samples lie in reserved ranges; real answers are looked up in the table in the box.
    if (Networks.bundled(NetworkMap.EMPTY).lookup(IpAddress.of("8.8.8.8")) == null) {
      System.exit(1);
    }
  }
}
