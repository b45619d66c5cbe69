package fluxgate.app.evaluate;

import fluxgate.dns.DomainName;
import org.jspecify.annotations.Nullable;

/** A registered domain of the input, as the evaluation follows it. */
final class Subject {
  final DomainName name;

  /** Its place among the subjects, from 0 on. */
  final int number;

  /** Its class; null where the truth does not name it. */
  final @Nullable String word;

  final boolean positive;
  final long firstSeenMicros;

  Subject(DomainName name, int number, @Nullable String word, long firstSeenMicros) {
    this.name = name;
    this.number = number;
    this.word = word;
    this.positive = word != null && Truth.isPositive(word);
    this.firstSeenMicros = firstSeenMicros;
  }
}
