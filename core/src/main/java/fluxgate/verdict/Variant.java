package fluxgate.verdict;

/** Which kind of flux the evidence describes. */
public enum Variant {
  /** The addresses of the name rotate. */
  SINGLE_FLUX("single-flux"),
  /** The addresses of its name servers rotate as well. */
  DOUBLE_FLUX("double-flux"),
  /** Rented servers inside few networks replace each other. */
  ROTATING_HOSTING("rotating-hosting"),
  /** The evidence does not say. */
  UNDETERMINED("undetermined");

  private final String word;

  Variant(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
