package fluxgate.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables of figures for a terminal and for a document. */
final class ColumnsTest {
  private static String written(Columns columns, boolean markdown) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    columns.write(markdown, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void figures_stand_below_their_titles() {
    Columns columns = new Columns(List.of("NAME", "COUNT"));
    columns.add(List.of("a", "1,234,567"));
    assertThat(written(columns, false)).isEqualTo("NAME      COUNT\na     1,234,567\n");
    assertThat(written(columns, true))
        .isEqualTo("| NAME | COUNT |\n|---|---:|\n| a | 1,234,567 |\n");
  }

  @Test
  void what_is_too_wide_goes_on_below_with_its_first_column() {
    List<String> header = IntStream.range(0, 12).mapToObj(i -> "COLUMN-" + (10 + i)).toList();
    Columns columns = new Columns(header);
    columns.add(IntStream.range(0, 12).mapToObj(String::valueOf).toList());
    List<String> lines = written(columns, false).lines().toList();
    assertThat(lines).hasSize(5).allMatch(line -> line.length() <= Columns.WIDTH);
    assertThat(lines.get(0)).startsWith("COLUMN-10  COLUMN-11").endsWith("COLUMN-18");
    assertThat(lines.get(2)).isEmpty();
    assertThat(lines.get(3)).isEqualTo("COLUMN-10  COLUMN-19  COLUMN-20  COLUMN-21");
    assertThat(lines.get(4)).startsWith("0                  9 ");
  }

  @Test
  void a_column_that_is_wider_than_the_terminal_stands_alone() {
    Columns columns = new Columns(List.of("A", "B", "C"));
    columns.add(List.of("a", "b".repeat(120), "c"));
    assertThat(written(columns, false).lines()).hasSize(5);
  }
}
