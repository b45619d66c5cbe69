package fluxgate.app.output.csv;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.output.InventedFindings;
import fluxgate.app.output.OutputForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows read back as RFC 4180 has them, and cells that no spreadsheet computes. */
final class FindingCsvTest {
  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : text.split("\r\n")) {
      List<String> cells = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          cell.append(line.charAt(++i));
        } else if (c == '"') {
          quoted = !quoted;
        } else if (c == ',' && !quoted) {
          cells.add(cell.toString());
          cell.setLength(0);
        } else {
          cell.append(c);
        }
      }
      assertThat(quoted).isFalse();
      cells.add(cell.toString());
      rows.add(cells);
    }
    return rows;
  }

  @Test
  void every_row_has_the_columns_of_the_header() throws IOException {
    List<List<String>> rows =
        rows(
            InventedFindings.written(
                OutputForm.CSV,
                InventedFindings.doubleFlux(),
                InventedFindings.hostile(),
                InventedFindings.bare()));
    assertThat(rows).hasSize(4);
    assertThat(rows).allMatch(row -> row.size() == rows.getFirst().size());
    int domain = rows.getFirst().indexOf("domain");
    assertThat(rows.get(1).get(domain)).isEqualTo("bad.example");
    assertThat(rows.get(1).get(rows.getFirst().indexOf("clients")))
        .isEqualTo("10.20.0.1 10.20.0.2");
    assertThat(rows.get(3).get(rows.getFirst().indexOf("alert_at"))).isEmpty();
  }

  @Test
  void no_cell_begins_like_a_formula() throws IOException {
    for (List<String> row :
        rows(InventedFindings.written(OutputForm.CSV, InventedFindings.hostile()))) {
      assertThat(row).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r＝＋－＠].*"));
    }
    assertThat(CsvText.text("=1+1")).isEqualTo("\"'=1+1\"");
    assertThat(CsvText.text("'quoted'")).isEqualTo("\"''quoted'\"");
    assertThat(CsvText.text("＝1")).isEqualTo("\"'＝1\"");
    assertThat(CsvText.text("\t=1")).isEqualTo("\"\\u0009=1\"");
    assertThat(CsvText.text("a\"b\r\nc")).isEqualTo("\"a\"\"b\\u000d\\u000ac\"");
    assertThat(CsvText.number(-1.5)).isEqualTo("-1.500");
  }
}
