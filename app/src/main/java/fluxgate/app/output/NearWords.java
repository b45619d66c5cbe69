package fluxgate.app.output;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Words that somebody may have meant by one that nobody knows. */
public final class NearWords {
  /** A slip of the finger, or two. */
  private static final int MOST_EDITS = 2;

  private static final int MOST_LETTERS = 256;

  private NearWords() {}

  /**
   * Those at most two edits away, or begun by the word: nearest first; of two as near the one that
   * begins more alike, for people seldom miss the first letters.
   */
  public static List<String> of(String word, Collection<String> known) {
    if (word.length() > MOST_LETTERS) {
      return List.of();
    }
    return known.stream()
        .filter(other ->
            edits(word, other) <= Math.min(MOST_EDITS, word.length() - 1)
                || word.length() > 2 && other.startsWith(word))
        .sorted(
            Comparator.comparingInt((String other) -> edits(word, other))
                .thenComparingInt(other -> -alike(word, other)))
        .toList();
  }

  /** How many letters they begin with alike. */
  private static int alike(String a, String b) {
    int count = 0;
    while (count < a.length() && count < b.length() && a.charAt(count) == b.charAt(count)) {
      count++;
    }
    return count;
  }

  /** Levenshtein's distance; words are short, so the whole table is walked. */
  public static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
