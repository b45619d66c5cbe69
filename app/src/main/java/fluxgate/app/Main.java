package fluxgate.app;

public final class Main {
  public static void main(String[] a) {
    if (a instanceof String[] _) System.out.println("x");
  }
}
