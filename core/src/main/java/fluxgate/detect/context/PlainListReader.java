package fluxgate.detect.context;

import fluxgate.net.IpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one entry a line: a {@link Scope}, or {@code rank,name}, or a line of a hosts file with an
 * address before its names. {@code #}, and {@code !} or {@code ;} at the beginning, begin comments.
 */
final class PlainListReader {
  private PlainListReader() {}

  static void read(InputStream in, ListTerms terms, ContextSink sink, ReadingLedger ledger)
      throws IOException {
    TextLines lines = new TextLines(in, ledger);
    for (String line = lines.next(); line != null; line = lines.next()) {
      int comment = line.charAt(0) == '!' || line.charAt(0) == ';' ? 0 : line.indexOf('#');
      String text = comment < 0 ? line : line.substring(0, comment).strip();
      if (text.isEmpty()) {
        continue;
      }
      List<Scope> scopes = scopes(text);
      if (scopes == null) {
        ledger.reject(Scope.refusal(text), lines.place());
        continue;
      }
      for (Scope scope : scopes) {
        ledger.took(sink.add(new Entry(scope, terms)), lines.place());
      }
    }
  }

  /** What the line lists; empty for a machine's own names in a hosts file; null for no entry. */
  private static @org.jspecify.annotations.Nullable List<Scope> scopes(String text) {
    String[] words = text.split("\\s+");
    if (words.length == 1) {
      int comma = text.indexOf(',');
      boolean ranked = comma > 0 && text.substring(0, comma).matches("[0-9]{1,9}");
      Scope scope = Scope.parse(ranked ? text.substring(comma + 1) : text);
      return scope == null ? null : List.of(scope);
    }
    if (IpAddress.parse(words[0]) == null) {
      return null;
    }
    List<Scope> named = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      Scope scope = Scope.parse(words[i]);
      if (scope == null) {
        return null;
      }
      boolean own =
          words[i].indexOf('.') < 0
              || words[i].startsWith("localhost.")
              || scope instanceof Scope.Block;
      if (!own) {
        named.add(scope);
      }
    }
    return named;
  }
}
