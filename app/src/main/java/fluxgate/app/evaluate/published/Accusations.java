package fluxgate.app.evaluate.published;

/** Takes what one detector finds. */
public interface Accusations {
  /** Whether the domain was accused before. */
  boolean has(int domain);

  /**
   * Accuses a domain; again changes nothing.
   *
   * @param domain its number
   * @param micros event time
   */
  void add(int domain, long micros);
}
