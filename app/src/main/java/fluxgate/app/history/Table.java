package fluxgate.app.history;

import fluxgate.app.history.Part.KnownClient;
import fluxgate.app.history.parquet.Column;
import fluxgate.app.history.parquet.Numbers;
import fluxgate.app.history.parquet.ParquetFile;
import fluxgate.app.history.parquet.Texts;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of files of one kind, in their order, each with where it finds the value of a row.
 * Columns that several kinds have are declared here.
 */
final class Table<B extends Batch> {
  /** Rows that a reader has to look at together; DuckDB's own figure. */
  static final int ROW_GROUP = 122_880;

  static final String MADE_BY = "fluxgate store layout " + Manifest.LAYOUT;

  /** Gives a column the value of a row. */
  private interface Filler<B> {
    void fill(B batch, int row);
  }

  /** A number of a row. */
  interface LongOf<B> {
    long of(B batch, int row);
  }

  /** A small number of a row, or the number of a thing; below 0 for none. */
  interface IntOf<B> {
    int of(B batch, int row);
  }

  /** The numbers of several things. */
  interface IntsOf<B> {
    int[] of(B batch, int row);
  }

  private final Rows<B> rows;
  private final List<Column> columns = new ArrayList<>();
  private final List<Filler<B>> fillers = new ArrayList<>();

  Table(Rows<B> rows) {
    this.rows = rows;
  }

  private void add(Column column, Filler<B> filler) {
    columns.add(column);
    fillers.add(filler);
  }

  void time(String name, LongOf<B> value) {
    Numbers column = Numbers.times(name, false);
    add(column, (batch, row) -> column.add(value.of(batch, row)));
  }

  /** Null for {@link Batch#NONE}. */
  void timeIfKnown(String name, LongOf<B> value) {
    Numbers column = Numbers.times(name, true);
    add(column, (batch, row) -> add(column, value.of(batch, row)));
  }

  void wide(String name, LongOf<B> value) {
    Numbers column = Numbers.wide(name, false);
    add(column, (batch, row) -> column.add(value.of(batch, row)));
  }

  /** Null for {@link Batch#NONE}. */
  void wideIfKnown(String name, LongOf<B> value) {
    Numbers column = Numbers.wide(name, true);
    add(column, (batch, row) -> add(column, value.of(batch, row)));
  }

  void narrow(String name, IntOf<B> value) {
    Numbers column = Numbers.narrow(name, false);
    add(column, (batch, row) -> column.add(value.of(batch, row)));
  }

  /** Null below 0. */
  void narrowIfKnown(String name, IntOf<B> value) {
    Numbers column = Numbers.narrow(name, true);
    add(
        column,
        (batch, row) -> {
          int number = value.of(batch, row);
          add(column, number < 0 ? Batch.NONE : number);
        });
  }

  private static void add(Numbers column, long value) {
    if (value == Batch.NONE) {
      column.addNull();
    } else {
      column.add(value);
    }
  }

  void text(String name, Texts.Meaning meaning, IntOf<B> id) {
    text(Texts.of(name, false, meaning), id);
  }

  /** Null below 0. */
  void textIfKnown(String name, Texts.Meaning meaning, IntOf<B> id) {
    text(Texts.of(name, true, meaning), id);
  }

  private void text(Texts column, IntOf<B> id) {
    add(column, (batch, row) -> column.add(id.of(batch, row)));
  }

  void list(String name, Texts.Meaning meaning, IntsOf<B> ids) {
    Texts column = Texts.lists(name, meaning);
    add(column, (batch, row) -> column.addList(ids.of(batch, row)));
  }

  /** What things of a kind have as one text each. */
  <T> void word(String name, Ids<T> things, Function<T, String> text, IntOf<B> thing) {
    Words words = new Words(things, text);
    text(name, words::utf8, (batch, row) -> words.of(thing.of(batch, row)));
  }

  /** As above, where there may be no thing, or no text of it. */
  <T> void wordIfKnown(
      String name, Ids<T> things, Function<T, @Nullable String> text, IntOf<B> thing) {
    Words words = new Words(things, text);
    textIfKnown(name, words::utf8, (batch, row) -> words.of(thing.of(batch, row)));
  }

  /** Who asked, connected, or was told. */
  void client() {
    Ids<Object> clients = rows.part.clients;
    wordIfKnown(
        "client_address",
        clients,
        client -> {
          IpAddress address = KnownClient.of(client).address();
          return address == null ? null : address.toString();
        },
        (batch, row) -> batch.client[row]);
    wordIfKnown(
        "client_host",
        clients,
        client -> KnownClient.of(client).host(),
        (batch, row) -> batch.client[row]);
    wordIfKnown(
        "client_process",
        clients,
        client -> KnownClient.of(client).process(),
        (batch, row) -> batch.client[row]);
  }

  /** The octets of an address by its number. */
  byte[] address(int id) {
    return Part.utf8(rows.part.addresses.get(id).toString());
  }

  /** Where the sensor sat. */
  void vantage() {
    Ids<Source> sources = rows.part.sources;
    word(
        "vantage", sources, source -> source.vantage().sensor(), (batch, row) -> batch.source[row]);
    word(
        "position",
        sources,
        source -> Part.word(source.vantage().position()),
        (batch, row) -> batch.source[row]);
  }

  /** The raw record, and where it stood among all that were handed on. */
  void record() {
    word("file", rows.part.sources, Source::file, (batch, row) -> batch.source[row]);
    wide("file_offset", (batch, row) -> batch.offset[row]);
    narrow("file_length", (batch, row) -> batch.length[row]);
    wide("sequence", (batch, row) -> batch.sequence[row]);
  }

  /**
   * Writes a file.
   *
   * @param from the first place, of at least one
   * @param to the place after the last
   */
  void write(Path path, int from, int to) throws IOException {
    try (ParquetFile out = new ParquetFile(path, columns, ROW_GROUP, MADE_BY)) {
      for (int place = from; place < to; place++) {
        B batch = rows.batch(place);
        int row = rows.inBatch(place);
        for (Filler<B> filler : fillers) {
          filler.fill(batch, row);
        }
        out.endRow();
      }
      out.finish();
    }
  }
}
