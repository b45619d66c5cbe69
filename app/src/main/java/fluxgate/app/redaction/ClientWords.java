package fluxgate.app.redaction;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What stands for a client in text: the names of its hosts, and its address as file names write it.
 * Case does not count. A text takes one look at the lengths of words at each of its places, however
 * many words there are.
 */
final class ClientWords {
  /** By the word in lower case: the identity. */
  private final Map<String, String> identities = new HashMap<>();

  /** Longest first: a host goes before its first label. */
  private final NavigableSet<Integer> lengths = new TreeSet<>(Collections.reverseOrder());

  void put(String word, String identity) {
    String lower = lower(word);
    identities.put(lower, identity);
    lengths.add(lower.length());
  }

  void putIfAbsent(String word, String identity) {
    if (!identities.containsKey(lower(word))) {
      put(word, identity);
    }
  }

  /** The text with each word that is not part of a longer one as {@code pseudonym} has it. */
  String replaced(String text, UnaryOperator<String> pseudonym) {
    if (identities.isEmpty()) {
      return text;
    }
    String lower = lower(text);
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = isInside(text, at) ? -1 : wordEnd(lower, at);
      if (end < 0) {
        out.append(text.charAt(at++));
      } else {
        out.append(pseudonym.apply(identities.getOrDefault(lower.substring(at, end), "")));
        at = end;
      }
    }
    return out.toString();
  }

  /** Where the longest word that begins here ends; -1 where none does. */
  private int wordEnd(String lower, int at) {
    for (int length : lengths) {
      int end = at + length;
      if (end <= lower.length()
          && !isInside(lower, end)
          && identities.containsKey(lower.substring(at, end))) {
        return end;
      }
    }
    return -1;
  }

  /** Whether the place has a letter or digit before it and is one, or ends a word in one. */
  private static boolean isInside(String text, int place) {
    return place > 0
        && place < text.length()
        && Character.isLetterOrDigit(text.codePointBefore(place))
        && Character.isLetterOrDigit(text.codePointAt(place));
  }

  /** Character by character, so that places stay. */
  private static String lower(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.toLowerCase(chars[i]);
    }
    return new String(chars);
  }
}
