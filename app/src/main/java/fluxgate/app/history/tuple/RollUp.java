package fluxgate.app.history.tuple;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.Durable;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Content;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import fluxgate.app.history.part.TupleColumns;
import fluxgate.app.history.part.TupleFile;
import fluxgate.net.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/**
 * Sums observations up as tuples: one row for each owner name, type and rdata that a vantage saw in
 * a day, written twice, sorted by reversed name and by address.
 */
public final class RollUp {
  /**
   * What a tuple is told apart by. The kind of the TTL is part of it, so that a range of TTLs never
   * mixes what a zone says with what a cache counted down.
   */
  private static final String KEY = "owner, type, rdata, vantage, position, origin, ttl_kind";

  /** The types of {@link TupleFile#TARGETS}, as SQL has a list. */
  static final String TARGETS =
      TupleFile.TARGETS.stream().map(Database::quoted).collect(Collectors.joining(", "));

  private final Database database;
  private final StoreFolder store;
  private final long number;

  public RollUp(Database database, StoreFolder store, long number) {
    this.database = database;
    this.store = store;
    this.number = number;
  }

  /** The tuples of one day, from all of its observations that are given. */
  public List<StoredFile> day(String period, List<StoredFile> observations)
      throws SQLException, IOException {
    database.run(
        """
        CREATE TABLE sums AS
        SELECT owner, type, rdata AS list, vantage, position, origin, ttl_kind,
          coalesce(client_host, client_address) AS client,
          min(coalesce(first_seen, time)) AS first, max(coalesce(last_seen, time)) AS last,
          sum(count)::BIGINT AS count, min(ttl) AS ttl_min, max(ttl) AS ttl_max
        FROM %s GROUP BY ALL
        """
            .formatted(parquet(observations)));
    database.run(
        """
        CREATE TABLE tuples AS
        SELECT owner, type, rdata, vantage, position, origin, ttl_kind,
          epoch_us(min(first)) // 1000000 AS time_first,
          epoch_us(max(last)) // 1000000 AS time_last,
          sum(count)::BIGINT AS count, min(ttl_min) AS ttl_min, max(ttl_max) AS ttl_max,
          count(DISTINCT client)::INTEGER AS clients
        FROM (SELECT * EXCLUDE list, unnest(list) AS rdata FROM sums) GROUP BY %s
        """
            .formatted(KEY));
    database.run("DROP TABLE sums");
    appendAddresses();
    return write(period);
  }

  private String parquet(List<StoredFile> files) {
    return Database.parquet(files.stream().map(store::path).toList());
  }

  /** DuckDB has no addresses inside its jar: their order is worked out here. */
  private void appendAddresses() throws SQLException {
    database.run("CREATE TABLE addresses(text VARCHAR, high BIGINT, low BIGINT)");
    try (PreparedStatement asked =
            database.prepare("SELECT DISTINCT rdata FROM tuples WHERE type IN ('A', 'AAAA')");
        ResultSet texts = asked.executeQuery();
        DuckDBAppender out = database.appender("addresses")) {
      while (texts.next()) {
        String text = texts.getString(1);
        IpAddress address = IpAddress.parse(text);
        if (address != null) {
          out.beginRow().append(text).append(address.high()).append(address.low()).endRow();
        }
      }
    }
  }

  private List<StoredFile> write(String period) throws SQLException, IOException {
    List<StoredFile> files = new ArrayList<>();
    files.add(
        write(
            Kind.BY_NAME,
            period,
            """
            SELECT reverse_name(owner) AS owner_reversed, type, rdata, vantage, position, origin,
              ttl_kind, time_first, time_last, count, ttl_min, ttl_max, clients
            FROM tuples ORDER BY ALL
            """));
    files.add(
        write(
            Kind.BY_ADDRESS,
            period,
            """
            SELECT high AS address_high, low AS address_low,
              CASE WHEN type IN (%s)
                THEN reverse_name(rdata) END AS rdata_reversed,
              rdata, type, reverse_name(owner) AS owner_reversed, vantage, position, origin,
              ttl_kind, time_first, time_last, count, ttl_min, ttl_max, clients
            FROM tuples LEFT JOIN addresses
              ON type IN ('A', 'AAAA') AND addresses.text = tuples.rdata
            ORDER BY ALL
            """
                .formatted(TARGETS)));
    database.run("DROP TABLE tuples");
    database.run("DROP TABLE addresses");
    return files;
  }

  private StoredFile write(Kind kind, String period, String query)
      throws SQLException, IOException {
    String name = StoreFolder.path("tuples", period, kind.word() + "-", number, 0);
    Path target = store.folder().resolve(name);
    Durable.createFolderOf(target);
    database.run(
        "COPY ("
            + query
            + ") TO "
            + Database.quoted(Durable.unfinished(target).toString())
            + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
            + TupleColumns.ROW_GROUP
            + ", PARQUET_VERSION v2)");
    Durable.publish(target);
    List<long[]> bounds =
        database.rows(
            "SELECT count(*), coalesce(min(time_first), 0), coalesce(max(time_last), 0)"
                + " FROM tuples",
            row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)});
    long[] figures = bounds.getFirst();
    return new StoredFile(
        name,
        kind,
        period,
        number,
        Content.of(
            target,
            figures[0],
            figures[1] * Times.SECOND,
            figures[2] * Times.SECOND + Times.SECOND - 1));
  }
}
