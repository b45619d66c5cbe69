package fluxgate.verdict;

import java.util.List;
import java.util.Locale;

/**
 * A sentence of evidence, put into words when somebody reads it: a domain is judged a thousand
 * times for once that it is reported.
 *
 * @param format as {@link String#format} takes it
 * @param values immutable
 */
public record Sentence(String format, List<Object> values) {
  public Sentence {
    if (format.isBlank()) {
      throw new IllegalArgumentException("a sentence without words");
    }
  }

  /** {@link String#format} without a locale's habits. */
  public static Sentence of(String format, Object... values) {
    return new Sentence(format, List.of(values));
  }

  /** The words. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, format, values.toArray());
  }
}
