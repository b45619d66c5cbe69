package fluxgate.format.esxi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the cells of a connection listing stand.
 *
 * @param names of the columns in small letters without spaces: {@code foreignaddress}
 * @param isCsv whether rows are separated by commas; otherwise by spaces
 */
record ListingColumns(List<String> names, boolean isCsv) {
  /** The table has nine; later releases may add some. */
  private static final int MOST_COLUMNS = 32;

  private static final List<String> WITH_ALGORITHM =
      List.of(
          "proto",
          "recvq",
          "sendq",
          "localaddress",
          "foreignaddress",
          "state",
          "worldid",
          "ccalgo",
          "worldname");

  private static final List<String> WITHOUT_ALGORITHM =
      WITH_ALGORITHM.stream().filter(name -> !name.equals("ccalgo")).toList();

  ListingColumns {
    names = List.copyOf(names);
  }

  static boolean isHeader(String line) {
    return ofHeader(line.strip()) != null;
  }

  /** The columns that a header line names; null where it is none. */
  static @Nullable ListingColumns ofHeader(String line) {
    if (line.startsWith("Proto ") && line.contains("Foreign Address")) {
      return new ListingColumns(
          line.contains("CC Algo") ? WITH_ALGORITHM : WITHOUT_ALGORITHM, false);
    }
    if (line.indexOf(',') < 0 || line.length() > 1_000) {
      return null;
    }
    List<String> names = cells(line.toLowerCase(Locale.ROOT).replace(" ", ""));
    return names.contains("foreignaddress") && names.contains("localaddress")
        ? new ListingColumns(names, true)
        : null;
  }

  /** The line under the header of the table. */
  static boolean isRule(String line) {
    return line.startsWith("---");
  }

  /** The cell under a name; null where the row has none. */
  @Nullable String cell(List<String> row, String name) {
    int at = names.indexOf(name);
    return at >= 0 && at < row.size() && !row.get(at).isEmpty() ? row.get(at) : null;
  }

  /** The cells of a row, in the order of {@link #names}. */
  List<String> row(String line) {
    if (isCsv) {
      return cells(line);
    }
    String[] words = line.split(" +", 9);
    List<String> cells = new ArrayList<>(List.of(words));
    boolean connected = words[0].startsWith("tcp");
    if (!connected && words.length > 5) { // UDP has neither a state nor an algorithm
      cells = new ArrayList<>(List.of(line.split(" +", 7)));
      cells.add(5, "");
      if (names.contains("ccalgo")) {
        cells.add(7, "");
      }
    } else if (!names.contains("ccalgo")) {
      cells = new ArrayList<>(List.of(line.split(" +", 8)));
    }
    return cells;
  }

  private static List<String> cells(String line) {
    return List.of(line.split(",", MOST_COLUMNS)).stream().map(String::strip).toList();
  }
}
