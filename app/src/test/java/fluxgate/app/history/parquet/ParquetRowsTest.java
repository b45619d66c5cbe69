package fluxgate.app.history.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that says more of itself than it has takes neither memory nor stack. */
final class ParquetRowsTest {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder;

  private Path lists(int... sizes) throws IOException {
    Path path = folder.resolve("lists.parquet");
    Texts column = Texts.lists("rdata", id -> new byte[] {'a'});
    try (ParquetFile file = new ParquetFile(path, List.of(column), 100, "test")) {
      for (int size : sizes) {
        column.addList(new int[size]);
        file.endRow();
      }
      file.finish();
    }
    return path;
  }

  @Test
  void a_list_has_an_end() throws IOException {
    try (ParquetRows rows = new ParquetRows(lists(3, 65_536, 65_537, 3))) {
      ListInput<String> input = rows.lists("rdata", (octets, from, length) -> "a");
      assertThat(rows.next()).isTrue();
      assertThat(input.value()).hasSize(3);
      assertThat(rows.next()).isTrue();
      assertThat(input.value()).hasSize(65_536);
      assertThatThrownBy(rows::next)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("a list of more than 65536 values");
    }
  }

  /** A file of some pages, and of what the footer says of them. */
  private Path file(byte[] pages, Consumer<Thrift> fields) throws IOException {
    Octets footer = new Octets();
    new Thrift(footer).struct(fields);
    Octets all = new Octets();
    all.octets(MAGIC);
    all.octets(pages);
    all.octets(footer);
    all.int32(footer.size());
    all.octets(MAGIC);
    return Files.write(folder.resolve("made.parquet"), all.toArray());
  }

  /** The footer of one row group of so many columns of numbers, all in the same octets. */
  private static void footer(Thrift out, int columns, int rows, int octets) {
    List<Integer> numbers = Collections.nCopies(columns, 0);
    out.i32(1, 2);
    out.structs(
        2,
        Collections.nCopies(columns + 1, 0),
        new java.util.function.BiConsumer<>() {
          private int next;

          @Override
          public void accept(Integer element, Thrift schema) {
            if (next++ == 0) {
              SchemaElement.root(columns).write(schema);
            } else {
              new SchemaElement("n" + (next - 2), 2, 0, 0, null, null).write(schema);
            }
          }
        });
    out.i64(3, rows);
    out.structs(
        4,
        List.of(0),
        (group, row) -> {
          int[] next = {0};
          row.structs(
              1,
              numbers,
              (column, chunk) ->
                  chunk.struct(
                      3,
                      data -> {
                        data.i32(1, 2);
                        data.texts(3, List.of("n" + next[0]++));
                        data.i64(7, octets);
                        data.i64(9, MAGIC.length);
                      }));
          row.i64(3, rows);
        });
  }

  /** A page of numbers that says that it has so many octets. */
  private static byte[] page(byte[] values, int size) {
    byte[] compressed = Zstd.compress(values);
    Octets page = new Octets();
    new Thrift(page)
        .struct(header -> {
          header.i32(1, 0);
          header.i32(2, size);
          header.i32(3, compressed.length);
          header.struct(
              5,
              data -> {
                data.i32(1, values.length / Long.BYTES);
                data.i32(2, Column.PLAIN);
                data.i32(3, Column.RLE);
                data.i32(4, Column.RLE);
              });
        });
    page.octets(compressed);
    return page.toArray();
  }

  private static byte[] random(int octets) {
    byte[] values = new byte[octets];
    new Random(5).nextBytes(values);
    return values;
  }

  private static ParquetRows open(Path path, int columns) throws IOException {
    ParquetRows rows = new ParquetRows(path);
    for (int column = 0; column < columns; column++) {
      rows.numbers("n" + column);
    }
    return rows;
  }

  @Test
  void a_page_is_as_large_as_its_frame_says() throws IOException {
    byte[] values = random(80);
    byte[] sound = page(values, values.length);
    try (ParquetRows rows = open(file(sound, out -> footer(out, 1, 10, sound.length)), 1)) {
      for (int row = 0; row < 10; row++) {
        assertThat(rows.next()).isTrue();
      }
      assertThat(rows.next()).isFalse();
    }
    for (int size : new int[] {79, 81, 1 << 28, Integer.MAX_VALUE, -1}) {
      byte[] page = page(values, size);
      try (ParquetRows rows = open(file(page, out -> footer(out, 1, 10, page.length)), 1)) {
        assertThatThrownBy(rows::next)
            .as("%s octets", size)
            .isInstanceOf(IOException.class)
            .hasMessage("a page has an impossible size");
      }
    }
  }

  @Test
  void columns_together_have_no_more_octets_than_the_file() throws IOException {
    byte[] page = page(random(8_000), 8_000);
    Path path = file(page, out -> footer(out, 40, 1_000, page.length));
    try (ParquetRows rows = open(path, 1)) {
      assertThat(rows.next()).isTrue();
    }
    try (ParquetRows rows = open(path, 40)) {
      assertThatThrownBy(rows::next)
          .isInstanceOf(IOException.class)
          .hasMessage("its metadata are damaged");
    }
  }

  @Test
  void a_schema_goes_no_deeper_than_lists_do() throws IOException {
    Path path =
        file(
            new byte[0],
            out ->
                out.structs(
                    2,
                    Collections.nCopies(200_000, 0),
                    (none, schema) -> {
                      schema.text(4, "n");
                      schema.i32(5, 1);
                    }));
    assertThatThrownBy(() -> new ParquetRows(path).close())
        .isInstanceOf(IOException.class)
        .hasMessage("its metadata are damaged");
  }
}
