package fluxgate.app.output.csv;

import fluxgate.app.output.Neutral;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cells. */
public final class CsvText {
  /** What spreadsheets begin a formula with, and the mark that says that something is none. */
  private static final String FORMULA = "=+-@＝＋－＠'";

  private CsvText() {}

  /** Text from outside: harmless to a spreadsheet and quoted; empty where there is none. */
  public static String text(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String neutral = Neutral.text(text);
    String marked = FORMULA.indexOf(neutral.charAt(0)) >= 0 ? "'" + neutral : neutral;
    return '"' + marked.replace("\"", "\"\"") + '"';
  }

  /** A number of ours, which spreadsheets take as one. */
  public static String number(@Nullable Number number) {
    if (number == null) {
      return "";
    }
    return number instanceof Double d
        ? String.format(Locale.ROOT, "%.3f", d)
        : String.valueOf(number);
  }
}
