package fluxgate.app.history.part;

import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.parquet.Column;
import fluxgate.app.history.parquet.Numbers;
import fluxgate.app.history.parquet.ParquetFile;
import fluxgate.app.history.parquet.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The columns of tuples being written in one of their orders. What a tuple is told apart by comes
 * first, in the order in which the rows are sorted.
 */
public final class TupleColumns {
  /** Rows of tuples that a look-up reads at least. */
  public static final int ROW_GROUP = 16_384;

  public static final String TARGET = "rdata_reversed";

  private final Map<String, Texts> texts = new LinkedHashMap<>();

  private final Numbers high = Numbers.wide("address_high", true);

  private final Numbers low = Numbers.wide("address_low", true);
  public final Numbers first = Numbers.wide("time_first", false);
  public final Numbers last = Numbers.wide("time_last", false);
  public final Numbers count = Numbers.wide("count", false);
  private final Numbers ttlMin = Numbers.narrow("ttl_min", true);
  private final Numbers ttlMax = Numbers.narrow("ttl_max", true);
  public final Numbers clients = Numbers.narrow("clients", false);

  private final boolean byAddress;

  /** With what the numbers of a column of texts stand for, by its name. */
  public TupleColumns(Kind kind, Function<String, Texts.Meaning> meanings) {
    byAddress = kind == Kind.BY_ADDRESS;
    for (String name : key(kind)) {
      texts.put(name, Texts.of(name, name.equals(TARGET), meanings.apply(name)));
    }
  }

  /** Texts by which rows are sorted, after the address where that comes first. */
  public static List<String> key(Kind kind) {
    return kind == Kind.BY_ADDRESS
        ? List.of(
            TARGET, "rdata", "type", "owner_reversed", "vantage", "position", "origin", "ttl_kind")
        : List.of("owner_reversed", "type", "rdata", "vantage", "position", "origin", "ttl_kind");
  }

  public Texts text(String name) {
    return Objects.requireNonNull(texts.get(name));
  }

  /** Adds the address of a record, where the order is by address. */
  public void addAddress(boolean isAddress, long highHalf, long lowHalf) {
    if (!byAddress) {
      return;
    }
    if (isAddress) {
      high.add(highHalf);
      low.add(lowHalf);
    } else {
      high.addNull();
      low.addNull();
    }
  }

  /** Adds the range of TTLs; below 0 where none was seen. */
  public void addTtl(long min, long max) {
    if (min < 0) {
      ttlMin.addNull();
      ttlMax.addNull();
    } else {
      ttlMin.add(min);
      ttlMax.add(max);
    }
  }

  /** A file of them. */
  public ParquetFile file(Path path) throws IOException {
    List<Column> columns = new ArrayList<>();
    if (byAddress) {
      columns.addAll(List.of(high, low));
    }
    columns.addAll(texts.values());
    columns.addAll(List.of(first, last, count, ttlMin, ttlMax, clients));
    return new ParquetFile(path, columns, ROW_GROUP, Table.MADE_BY);
  }
}
