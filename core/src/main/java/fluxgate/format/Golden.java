package fluxgate.format;

/**
 * What the reading of a format was checked on.
 *
 * @param source who wrote the goldens: the tool and its version, or after which document they were
 *     written by hand
 * @param isReal whether the real tool wrote them
 */
public record Golden(String source, boolean isReal) {
  /** The real tool wrote them. */
  static Golden real(String source) {
    return new Golden(source, true);
  }

  /** They were written by hand: what we read is what is documented, and no more is known. */
  static Golden written(String source) {
    return new Golden(source, false);
  }
}
