package fluxgate.app.history.part;

import fluxgate.app.history.folder.Manifest;
import fluxgate.app.history.parquet.Column;
import fluxgate.app.history.parquet.Numbers;
import fluxgate.app.history.parquet.ParquetFile;
import fluxgate.app.history.parquet.Texts;
import fluxgate.app.history.part.Part.KnownClient;
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
public final class Table<B extends Batch> {
  /** Rows that a reader has to look at together; DuckDB's own figure. */
  public static final int ROW_GROUP = 122_880;

  static final String MADE_BY = "fluxgate store layout " + Manifest.LAYOUT;

  /** Gives a column the values of rows that lie one behind the other: a column at a time. */
  private interface Filler<B> {
    void fill(B batch, int from, int to);
  }

  /** A number of each row. */
  interface LongsOf<B> {
    long[] of(B batch);
  }

  /** A number of each row; null where no row has one. */
  interface LongsIfAny<B> {
    long @Nullable [] of(B batch);
  }

  /** A number of a row. */
  interface LongOf<B> {
    long of(B batch, int row);
  }

  /** A small number of each row, or the number of a thing; below 0 for none. */
  interface IntsOf<B> {
    int[] of(B batch);
  }

  /** The same; null where no row has one. */
  interface IntsIfAny<B> {
    int @Nullable [] of(B batch);
  }

  /** Gives a column the numbers of several things. */
  interface ListOf<B> {
    void add(Texts column, B batch, int row);
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

  void time(String name, LongsOf<B> values) {
    add(Numbers.times(name, false), values);
  }

  /** Null for {@link Batch#NONE}. */
  void timeIfKnown(String name, LongsIfAny<B> values) {
    addIfKnown(Numbers.times(name, true), values);
  }

  void wide(String name, LongsOf<B> values) {
    add(Numbers.wide(name, false), values);
  }

  void wide(String name, LongOf<B> value) {
    Numbers column = Numbers.wide(name, false);
    add(
        column,
        (batch, from, to) -> {
          for (int row = from; row < to; row++) {
            column.add(value.of(batch, row));
          }
        });
  }

  /** Null for {@link Batch#NONE}. */
  void wideIfKnown(String name, LongsIfAny<B> values) {
    addIfKnown(Numbers.wide(name, true), values);
  }

  private void add(Numbers column, LongsOf<B> values) {
    add(
        column,
        (batch, from, to) -> {
          long[] all = values.of(batch);
          for (int row = from; row < to; row++) {
            column.add(all[row]);
          }
        });
  }

  private void addIfKnown(Numbers column, LongsIfAny<B> values) {
    add(
        column,
        (batch, from, to) -> {
          long[] all = values.of(batch);
          for (int row = from; row < to; row++) {
            if (all == null || all[row] == Batch.NONE) {
              column.addNull();
            } else {
              column.add(all[row]);
            }
          }
        });
  }

  void narrow(String name, IntsOf<B> values) {
    Numbers column = Numbers.narrow(name, false);
    add(
        column,
        (batch, from, to) -> {
          int[] all = values.of(batch);
          for (int row = from; row < to; row++) {
            column.add(all[row]);
          }
        });
  }

  /** Null below 0. */
  void narrowIfKnown(String name, IntsOf<B> values) {
    Numbers column = Numbers.narrow(name, true);
    add(
        column,
        (batch, from, to) -> {
          int[] all = values.of(batch);
          for (int row = from; row < to; row++) {
            if (all[row] < 0) {
              column.addNull();
            } else {
              column.add(all[row]);
            }
          }
        });
  }

  void text(String name, Texts.Meaning meaning, IntsOf<B> ids) {
    text(Texts.of(name, false, meaning), ids::of);
  }

  /** Null below 0. */
  void textIfKnown(String name, Texts.Meaning meaning, IntsIfAny<B> ids) {
    text(Texts.of(name, true, meaning), ids);
  }

  private void text(Texts column, IntsIfAny<B> ids) {
    add(
        column,
        (batch, from, to) -> {
          int[] all = ids.of(batch);
          for (int row = from; row < to; row++) {
            column.add(all == null ? -1 : all[row]);
          }
        });
  }

  void list(String name, Texts.Meaning meaning, ListOf<B> ids) {
    Texts column = Texts.lists(name, meaning);
    add(
        column,
        (batch, from, to) -> {
          for (int row = from; row < to; row++) {
            ids.add(column, batch, row);
          }
        });
  }

  /** What things of a kind have as one text each. */
  <T> void word(String name, Ids<T> things, Function<T, String> text, IntsOf<B> ids) {
    word(name, false, new Words(things, text), ids);
  }

  /** As above, where there may be no thing, or no text of it. */
  <T> void wordIfKnown(
      String name, Ids<T> things, Function<T, @Nullable String> text, IntsOf<B> ids) {
    word(name, true, new Words(things, text), ids);
  }

  private void word(String name, boolean optional, Words words, IntsOf<B> ids) {
    Texts column = Texts.of(name, optional, words::utf8);
    add(
        column,
        (batch, from, to) -> {
          int[] all = ids.of(batch);
          for (int row = from; row < to; row++) {
            column.add(words.of(all[row]));
          }
        });
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
        batch -> batch.client);
    wordIfKnown(
        "client_host", clients, client -> KnownClient.of(client).host(), batch -> batch.client);
    wordIfKnown(
        "client_process",
        clients,
        client -> KnownClient.of(client).process(),
        batch -> batch.client);
  }

  /** The octets of an address by its number. */
  byte[] address(int id) {
    return Part.utf8(rows.part.addresses.get(id).toString());
  }

  /** Where the sensor sat. */
  void vantage() {
    Ids<Source> sources = rows.part.sources;
    word("vantage", sources, source -> source.vantage().sensor(), batch -> batch.source);
    word(
        "position",
        sources,
        source -> Part.word(source.vantage().position()),
        batch -> batch.source);
  }

  /** The raw record, and where it stood among all that were handed on. */
  void record() {
    word("file", rows.part.sources, Source::file, batch -> batch.source);
    wide("file_offset", batch -> batch.offset);
    narrow("file_length", batch -> batch.length);
    wide("sequence", (batch, row) -> rows.part.begin + batch.sequence[row]);
  }

  /**
   * Writes a file.
   *
   * @param from the first place, of at least one
   * @param to the place after the last
   */
  void write(Path path, int from, int to) throws IOException {
    try (ParquetFile out = new ParquetFile(path, columns, ROW_GROUP, MADE_BY)) {
      int rowsTogether;
      for (int place = from; place < to; place += rowsTogether) {
        B batch = rows.batch(place);
        int row = rows.inBatch(place);
        rowsTogether = rows.together(place, Math.min(to, place + out.room()));
        for (Filler<B> filler : fillers) {
          filler.fill(batch, row, row + rowsTogether);
        }
        out.endRows(rowsTogether);
      }
      out.finish();
    }
  }
}
