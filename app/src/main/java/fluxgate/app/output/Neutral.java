package fluxgate.app.output;

import fluxgate.detect.context.Scope;
import fluxgate.dns.DomainName;
import fluxgate.verdict.Sentence;

/** Text from outside, made harmless for people's eyes and terminals. */
public final class Neutral {
  private Neutral() {}

  /**
   * For a terminal or a text file: control characters, line ends, and characters that reorder or
   * hide text become {@code \\u} escapes.
   */
  public static String text(String text) {
    StringBuilder neutral = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHarmless(c)) {
        if (neutral != null) {
          neutral.append(c);
        }
        continue;
      }
      if (neutral == null) {
        neutral = new StringBuilder(text.length() + 8).append(text, 0, i);
      }
      neutral.append(String.format("\\u%04x", (int) c));
    }
    return neutral == null ? text : neutral.toString();
  }

  private static boolean isHarmless(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** A sentence for people, with the names in it as {@link #defanged} has them. */
  public static String sentence(Sentence sentence) {
    return text(withNamesDefanged(sentence).toString());
  }

  private static Sentence withNamesDefanged(Sentence sentence) {
    return new Sentence(
        sentence.format(), sentence.values().stream().map(Neutral::withNamesDefanged).toList());
  }

  private static Object withNamesDefanged(Object value) {
    if (value instanceof DomainName name) {
      return defanged(name);
    }
    if (value instanceof Scope.Exact exact) {
      return defanged(exact.name());
    }
    if (value instanceof Scope.Below below) {
      return "*[.]" + defanged(below.name());
    }
    if (value instanceof Scope.AtOrBelow both) {
      return "[.]" + defanged(both.name());
    }
    return value instanceof Sentence inner ? withNamesDefanged(inner) : value;
  }

  /** A name as people pass it on: {@code bad[.]example}, which no program turns into a link. */
  public static String defanged(DomainName name) {
    return text(name.toString().replace(".", "[.]"));
  }
}
