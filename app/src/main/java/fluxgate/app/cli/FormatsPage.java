package fluxgate.app.cli;

import fluxgate.format.Carries;
import fluxgate.format.Clock;
import fluxgate.format.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The reference page on formats, made of their table: {@code docs/reference/formats.md}. */
public final class FormatsPage {
  private FormatsPage() {}

  /** The page, which ends in a line end. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Formats

        Made of the table in `core/src/main/java/fluxgate/format/Format.java` by `fluxgate formats --markdown`; a test compares the two.

        What is not marked, the format does not carry, and no finding concludes anything from its absence. *Real* says that the real tool wrote what the reading is tested on; *by hand* that we wrote it, after what is named. Authority stands for name servers of any kind, also those that passive DNS has as RRsets.

        """);
    List<String> head = new ArrayList<>(List.of("ID", "WHAT IT IS"));
    for (Carries field : Carries.values()) {
      head.add(title(field));
    }
    head.addAll(List.of("TIMES", "TESTED ON"));
    row(page, head);
    row(page, head.stream().map(cell -> "---").toList());
    for (Format format : Format.values()) {
      List<String> cells = new ArrayList<>(List.of("`" + format.id() + "`", format.product()));
      for (Carries field : Carries.values()) {
        cells.add(format.carries().contains(field) ? "yes" : "");
      }
      cells.add(times(format.clock()));
      cells.add(
          format.golden().isReal()
              ? "real: " + format.golden().source()
              : format.golden().source());
      row(page, cells);
    }
    long real = Arrays.stream(Format.values()).filter(format -> format.golden().isReal()).count();
    page.append(
        String.format(
            Locale.ROOT,
            "\n%d formats, %d of them tested on what the real tool wrote.\n",
            Format.values().length,
            real));
    return page.toString();
  }

  static String title(Carries field) {
    return field == Carries.TTL ? "TTL" : field.name().toLowerCase(Locale.ROOT);
  }

  private static String times(Clock clock) {
    return switch (clock) {
      case COMPLETE -> "complete";
      case WITHOUT_ZONE -> "no zone: `--time-zone`";
      case WITHOUT_YEAR -> "no zone, no year: `--time-zone`";
      case OF_THE_WRAPPER -> "of the syslog header or shipper around it";
    };
  }

  private static void row(StringBuilder page, List<String> cells) {
    page.append('|');
    for (String cell : cells) {
      page.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    page.append('\n');
  }
}
