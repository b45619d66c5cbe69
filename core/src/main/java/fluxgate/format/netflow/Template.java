package fluxgate.format.netflow;

import java.util.Arrays;

/**
 * How the records of a data set are laid out.
 *
 * @param elements by field: its information element, with its enterprise number in the upper half
 * @param lengths by field: octets, or {@link #VARIABLE}
 * @param scopes how many of the first fields are an options template's scope; -1 of a template of
 *     flows
 */
record Template(long[] elements, int[] lengths, int scopes) {
  /** RFC 7011 §7: the length stands before the value. */
  static final int VARIABLE = 65_535;

  boolean isSameAs(Template other) {
    return scopes == other.scopes
        && Arrays.equals(elements, other.elements)
        && Arrays.equals(lengths, other.lengths);
  }

  boolean isOptions() {
    return scopes >= 0;
  }

  /** Whether its records say some of their lengths themselves. */
  boolean isVariable() {
    for (int length : lengths) {
      if (length == VARIABLE) {
        return true;
      }
    }
    return leastLength() == 0;
  }

  /** The fewest octets that a record takes; 0 for a template that describes nothing. */
  int leastLength() {
    int least = 0;
    for (int length : lengths) {
      least += length == VARIABLE ? 1 : length;
    }
    return least;
  }
}
