package fluxgate.bench.pair;

/** The least that a JVM can be started for: prints one line. */
final class OneLine {
  private OneLine() {}

  public static void main(String[] arguments) {
    System.out.println("fluxgate");
  }
}
