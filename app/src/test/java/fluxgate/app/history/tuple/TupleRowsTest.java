package fluxgate.app.history.tuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.part.TupleColumns;
import fluxgate.app.history.part.TupleFile;
import fluxgate.app.history.tuple.Question.Reach;
import fluxgate.dns.DomainName;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of random tuples, merged and looked into, against what DuckDB makes of the same files. They
 * are small worlds, so that tuples recur, and have several row groups.
 */
@Timeout(1800)
final class TupleRowsTest {
  private static final int FILES = 5;
  private static final int ROWS = 9_000;

  /** The least that DuckDB writes. */
  private static final int ROW_GROUP = 2_048;

  private static final String KEY =
      "owner_reversed, type, rdata, vantage, position, origin, ttl_kind";

  private static final String REST = ", time_first, time_last, count, ttl_min, ttl_max, clients";

  private static final String BY_NAME = KEY + REST;

  private static final String BY_ADDRESS =
      "address_high, address_low, rdata_reversed, rdata, type, owner_reversed, vantage, position,"
          + " origin, ttl_kind"
          + REST;

  @TempDir private Path folder;

  private Database database;

  @BeforeEach
  void open() throws SQLException {
    database = Database.open(null, 1, 1L << 30);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void merged_is_what_DuckDB_sums_up_and_in_its_order() throws Exception {
    for (long seed = 1; seed <= 2; seed++) {
      Random random = new Random(seed);
      List<Path> byName = new ArrayList<>();
      List<Path> byAddress = new ArrayList<>();
      for (int file = 0; file < FILES; file++) {
        fill(random);
        byName.add(written(BY_NAME, "n" + seed + file));
        byAddress.add(written(BY_ADDRESS, "a" + seed + file));
      }
      merges(Kind.BY_NAME, BY_NAME, byName);
      merges(Kind.BY_ADDRESS, BY_ADDRESS, byAddress);
    }
  }

  /** Merged, and merged with another once more, as months are. */
  private void merges(Kind kind, String columns, List<Path> files) throws Exception {
    Path some = folder.resolve("some.parquet");
    Path all = folder.resolve("all.parquet");
    TupleMerge.write(kind, files.subList(1, files.size()), some);
    TupleMerge.Written written = TupleMerge.write(kind, List.of(files.getFirst(), some), all);
    String wanted =
        "SELECT "
            + columns.replace(
                REST,
                ", min(time_first), max(time_last), sum(count)::BIGINT, min(ttl_min),"
                    + " max(ttl_max), max(clients)")
            + " FROM "
            + Database.parquet(files)
            + " GROUP BY "
            + columns.replace(REST, "")
            + " ORDER BY ALL";
    assertThat(rows("SELECT " + columns + " FROM " + Database.parquet(List.of(all))))
        .isEqualTo(rows(wanted))
        .hasSize((int) written.rows())
        .hasSizeGreaterThan(TupleColumns.ROW_GROUP);
    assertThat(database.number("SELECT min(time_first) FROM " + Database.parquet(files)))
        .isEqualTo(written.firstSeconds());
    assertThat(database.number("SELECT max(time_last) FROM " + Database.parquet(files)))
        .isEqualTo(written.lastSeconds());
  }

  @Test
  void one_file_alone_stays_as_it_is() throws Exception {
    fill(new Random(4));
    Path file = written(BY_NAME, "one");
    Path merged = folder.resolve("merged.parquet");
    TupleMerge.write(Kind.BY_NAME, List.of(file), merged);
    assertThat(rows("SELECT * FROM " + Database.parquet(List.of(merged))))
        .isEqualTo(rows("SELECT * FROM " + Database.parquet(List.of(file))));
  }

  @Test
  void what_is_not_in_its_order_is_not_merged() throws Exception {
    fill(new Random(5));
    Path file = written(BY_ADDRESS, "other");
    assertThatThrownBy(
            () -> TupleMerge.write(Kind.BY_NAME, List.of(file), folder.resolve("merged.parquet")))
        .isInstanceOf(TupleMerge.NotInOrder.class)
        .hasMessage("tuples are not in their order");
  }

  @Test
  void a_range_is_what_DuckDB_finds() throws Exception {
    for (long seed = 6; seed <= 8; seed++) {
      Random random = new Random(seed);
      fill(random);
      Path byDuckDb = written(BY_ADDRESS, "a" + seed);
      Path own = folder.resolve("own" + seed + ".parquet");
      TupleMerge.write(Kind.BY_ADDRESS, List.of(byDuckDb), own);
      Path byName = written(BY_NAME, "n" + seed);
      try (TupleSource names = new TupleSource(Kind.BY_NAME, byName);
          TupleSource addresses = new TupleSource(Kind.BY_ADDRESS, byDuckDb);
          TupleSource ownAddresses = new TupleSource(Kind.BY_ADDRESS, own)) {
        for (int question = 0; question < 50; question++) {
          DomainName name = Objects.requireNonNull(DomainName.parse(name(random)));
          String reversed = TupleFile.reversed(name.toString());
          String one = " = " + Database.quoted(reversed);
          TupleRange itself = TupleRange.Names.of(Kind.BY_NAME, name, Reach.ITSELF);
          finds(names, itself, byName, "owner_reversed" + one);
          TupleRange target = TupleRange.Names.of(Kind.BY_ADDRESS, name, Reach.ITSELF);
          finds(addresses, target, byDuckDb, "rdata_reversed" + one);
          DomainName above = Objects.requireNonNull(DomainName.parse(above(random)));
          String key = TupleFile.reversed(above.toString());
          String to = " < " + Database.quoted(key + "/");
          for (Reach reach : List.of(Reach.BELOW, Reach.AT_OR_BELOW)) {
            String from = " >= " + Database.quoted(reach == Reach.BELOW ? key + "." : key);
            finds(
                names,
                TupleRange.Names.of(Kind.BY_NAME, above, reach),
                byName,
                "owner_reversed" + from + " AND owner_reversed" + to);
            finds(
                ownAddresses,
                TupleRange.Names.of(Kind.BY_ADDRESS, above, reach),
                own,
                "rdata_reversed" + from + " AND rdata_reversed" + to);
          }
          IpPrefix block = block(random);
          for (TupleSource source : List.of(addresses, ownAddresses)) {
            findsBlock(source, block, byDuckDb);
          }
        }
        finds(
            names, TupleRange.Names.of(Kind.BY_NAME, DomainName.ROOT, Reach.BELOW), byName, "true");
      }
    }
  }

  private void finds(TupleSource source, TupleRange range, Path file, String where)
      throws Exception {
    assertThat(found(source, range))
        .as(where)
        .isEqualTo(
            rows(
                "SELECT owner_reversed, type, rdata, time_first, time_last, count, ttl_min,"
                    + " ttl_max, clients FROM "
                    + Database.parquet(List.of(file))
                    + " WHERE "
                    + where));
  }

  /**
   * Blocks by what addresses are, and not by how halves of them are sorted. IPv4 lies within IPv6
   * there, which whoever asks tells apart.
   */
  private void findsBlock(TupleSource source, IpPrefix block, Path file) throws Exception {
    List<String> all =
        rows(
            "SELECT owner_reversed, type, rdata, time_first, time_last, count, ttl_min, ttl_max,"
                + " clients FROM "
                + Database.parquet(List.of(file))
                + " WHERE address_high IS NOT NULL");
    List<String> found = found(source, TupleRange.Addresses.of(block));
    assertThat(within(block, found)).as("%s", block).isEqualTo(within(block, all));
    if (block.length() > 1) {
      assertThat(found).as("%s", block).isEqualTo(within(block, found));
    }
  }

  private static List<String> within(IpPrefix block, List<String> rows) {
    return rows.stream()
        .filter(row -> block.contains(Objects.requireNonNull(IpAddress.parse(row.split("\\|")[2]))))
        .toList();
  }

  private static List<String> found(TupleSource source, TupleRange range) throws IOException {
    List<String> found = new ArrayList<>();
    source.seek(range);
    boolean byAddress = source.key.texts.length == TupleColumns.key(Kind.BY_ADDRESS).size();
    List<String> key = TupleColumns.key(byAddress ? Kind.BY_ADDRESS : Kind.BY_NAME);
    while (source.next()) {
      List<Object> row = new ArrayList<>();
      for (String column : List.of("owner_reversed", "type", "rdata")) {
        row.add(text(source.key.texts[key.indexOf(column)]));
      }
      row.addAll(List.of(source.first(), source.last(), source.count()));
      row.add(source.ttlMin() < 0 ? "null" : source.ttlMin());
      row.add(source.ttlMax() < 0 ? "null" : source.ttlMax());
      row.add(source.clients());
      found.add(String.join("|", row.stream().map(Object::toString).toList()));
    }
    return found;
  }

  private static String text(byte @Nullable [] octets) {
    return octets == null ? "null" : new String(octets, StandardCharsets.UTF_8);
  }

  private List<String> rows(String sql) throws SQLException {
    return database.rows(
        sql,
        row -> {
          List<String> cells = new ArrayList<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            cells.add(String.valueOf(row.getString(i)));
          }
          return String.join("|", cells);
        });
  }

  private Path written(String columns, String name) throws SQLException {
    Path file = folder.resolve(name + ".parquet");
    database.run(
        "COPY (SELECT "
            + columns
            + " FROM tuples ORDER BY ALL) TO "
            + Database.quoted(file.toString())
            + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
            + ROW_GROUP
            + ", PARQUET_VERSION v2)");
    return file;
  }

  /** A table of tuples, each key once. */
  private void fill(Random random) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String type = List.of("A", "AAAA", "NS", "TXT").get(random.nextInt(4));
      IpAddress address = address(random, type.equals("AAAA"));
      boolean isAddress = type.startsWith("A");
      String name = name(random);
      String rdata = isAddress ? address.toString() : type.equals("NS") ? name : text(random);
      int first = random.nextInt(1_000_000);
      boolean hasTtl = random.nextInt(4) > 0;
      rows.add(
          "("
              + String.join(
                  ",",
                  isAddress ? Long.toString(address.high()) : "NULL",
                  isAddress ? Long.toString(address.low()) : "NULL",
                  type.equals("NS") ? Database.quoted(TupleFile.reversed(name)) : "NULL",
                  Database.quoted(TupleFile.reversed(name(random))),
                  Database.quoted(type),
                  Database.quoted(rdata),
                  Database.quoted("sensor" + random.nextInt(2)),
                  "'above_resolver'",
                  "'answer'",
                  hasTtl ? "'remaining'" : "'absent'",
                  Integer.toString(first),
                  Integer.toString(first + random.nextInt(1_000)),
                  Integer.toString(1 + random.nextInt(9)),
                  hasTtl ? Integer.toString(random.nextInt(300)) : "NULL",
                  hasTtl ? Integer.toString(300 + random.nextInt(300)) : "NULL",
                  Integer.toString(random.nextInt(5)))
              + ")");
    }
    database.run(
        "CREATE OR REPLACE TABLE tuples AS SELECT address_high::BIGINT AS address_high,"
            + " address_low::BIGINT AS address_low, rdata_reversed, owner_reversed, type, rdata,"
            + " vantage, position, origin, ttl_kind, min(time_first)::BIGINT AS time_first,"
            + " max(time_last)::BIGINT AS time_last, sum(count)::BIGINT AS count,"
            + " min(ttl_min)::INTEGER AS ttl_min, max(ttl_max)::INTEGER AS ttl_max,"
            + " max(clients)::INTEGER AS clients FROM (VALUES "
            + String.join(",", rows)
            + ") t(address_high, address_low, rdata_reversed, owner_reversed, type, rdata, vantage,"
            + " position, origin, ttl_kind, time_first, time_last, count, ttl_min, ttl_max,"
            + " clients) GROUP BY ALL");
  }

  /** Labels with what sorts before and after a dot, and names that begin as others do. */
  private static String name(Random random) {
    List<String> labels = List.of("a", "b", "a-a", "a0", "aa", "\\195\\164", "a\\.b", "z_z");
    StringBuilder name = new StringBuilder();
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      name.append(labels.get(random.nextInt(labels.size()))).append('.');
    }
    String text = name.append(above(random)).toString();
    return Objects.requireNonNull(DomainName.parse(text)).toString();
  }

  private static String above(Random random) {
    return List.of("example", "a.example", "a-a.example", "aa.example").get(random.nextInt(4));
  }

  private static String text(Random random) {
    return List.of("v=1", "\u00fc", "\ud83d\ude00", "\uffee", "").get(random.nextInt(5))
        + random.nextInt(50);
  }

  /** On both sides of where signed halves change their sign. */
  private static IpAddress address(Random random, boolean six) {
    String text =
        six
            ? List.of("2001:db8", "fd00:1", "8000:0", "7fff:ffff").get(random.nextInt(4))
                + "::"
                + List.of("", "8000:0:0:", "7fff:0:0:").get(random.nextInt(3))
                + Integer.toHexString(1 + random.nextInt(300))
            : List.of("192.0", "198.51", "203.0", "0.0", "255.255").get(random.nextInt(5))
                + "."
                + random.nextInt(3)
                + "."
                + random.nextInt(256);
    return Objects.requireNonNull(IpAddress.parse(text));
  }

  private static IpPrefix block(Random random) {
    boolean six = random.nextBoolean();
    int length = List.of(0, 1, 8, 16, 24, 32, 63, 64, 65, 96, 120, 128).get(random.nextInt(12));
    IpAddress address = address(random, six);
    String text = address + "/" + (six ? length : Math.min(length, 32));
    return Objects.requireNonNull(IpPrefix.parse(text));
  }
}
