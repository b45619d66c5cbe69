package fluxgate.app.casefile.dossier;

import java.util.Comparator;

/**
 * Something that happened.
 *
 * @param micros when, in event time
 * @param kind one word
 * @param sentence what
 * @param claim the claim that says more
 */
public record Happening(long micros, String kind, String sentence, String claim) {
  static final Comparator<Happening> IN_ORDER =
      Comparator.comparingLong(Happening::micros)
          .thenComparing(Happening::kind)
          .thenComparing(Happening::sentence);
}
