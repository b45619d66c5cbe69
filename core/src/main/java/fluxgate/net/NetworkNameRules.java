package fluxgate.net;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ordered rules on organisations' names; the first that matches says. A pattern is a word or some
 * words in a row, compared with the name's words in lower case without accents: {@code cable} the
 * whole word, {@code telecom*} its beginning, {@code *kabel} its end, {@code *host*} any part.
 */
public final class NetworkNameRules {
  /** What a rule says. */
  public record Rule(NetworkKind kind, String pattern, String why) {}

  /** Names come from files of others; no organisation's name is longer. */
  private static final int MOST_NAME_CHARACTERS = 200;

  private final List<Rule> rules;
  private final List<Pattern> patterns;

  private NetworkNameRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    this.patterns = rules.stream().map(rule -> Pattern.of(rule.pattern)).toList();
  }

  /**
   * A pattern ready to be searched in {@code " word word "}.
   *
   * @param text the words with a blank wherever a word must begin or end
   */
  private record Pattern(String text) {
    static Pattern of(String pattern) {
      String begin = pattern.startsWith("*") ? "" : " ";
      String end = pattern.endsWith("*") ? "" : " ";
      return new Pattern(begin + pattern.replace("*", "") + end);
    }
  }

  /** Reads rules {@code kind,pattern,why}, without a header. */
  static NetworkNameRules parse(InputStream in, RowLedger ledger) throws IOException {
    List<Rule> rules = new ArrayList<>();
    CsvRows rows = new CsvRows(in, ledger);
    for (List<String> row = rows.next(); row != null; row = rows.next()) {
      NetworkKind kind = row.size() < 3 ? null : NetworkKind.parse(row.get(0));
      if (kind == null) {
        ledger.reject("bad_kind");
      } else if (words(row.get(1).replace('*', ' ')).isBlank()) {
        ledger.reject("bad_pattern");
      } else {
        rules.add(new Rule(kind, row.get(1), row.get(2)));
        ledger.accept();
      }
    }
    return new NetworkNameRules(rules);
  }

  /** The first rule that the name matches; null when none does. */
  public @Nullable Rule match(String name) {
    String words = words(name);
    for (int i = 0; i < patterns.size(); i++) {
      if (words.contains(patterns.get(i).text)) {
        return rules.get(i);
      }
    }
    return null;
  }

  NetworkKind kind(String name) {
    Rule rule = match(name);
    return rule == null ? NetworkKind.UNKNOWN : rule.kind;
  }

  /** The words of the name in lower case without accents, each between blanks. */
  private static String words(String name) {
    String shortened = name.substring(0, Math.min(name.length(), MOST_NAME_CHARACTERS));
    String plain = Normalizer.normalize(shortened, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(plain.length() + 2).append(' ');
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        words.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK
          && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    if (words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
    return words.toString();
  }
}
