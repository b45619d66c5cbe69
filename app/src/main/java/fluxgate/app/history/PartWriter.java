package fluxgate.app.history;

import fluxgate.app.history.Part.Batch;
import fluxgate.app.history.Part.KnownClient;
import fluxgate.app.history.Part.Shape;
import fluxgate.app.history.StoredFile.Kind;
import fluxgate.app.history.StoredFile.Share;
import fluxgate.dns.Rdata;
import fluxgate.dns.RdataList;
import fluxgate.observation.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Writes parts as Parquet, one file a day that occurs in them, sorted by time. The rows go to
 * DuckDB as numbers; what the numbers mean goes there once a part.
 */
final class PartWriter implements Gathering.Writer {
  private static final List<String> TABLES =
      List.of("seen", "names", "sets", "rdata", "questions", "clients", "servers", "shapes");

  /** Rows that a reader has to look at together; DuckDB's own figure. */
  static final int ROW_GROUP = 122_880;

  private final Database database;
  private final StoreFolder store;
  private final long number;
  private final Map<String, Integer> partsOfDay = new HashMap<>();
  private final List<StoredFile> written = new ArrayList<>();
  private @Nullable DuckDBAppender rows;

  /**
   * @param number of the publication that the files will belong to
   */
  PartWriter(Database database, StoreFolder store, long number) {
    this.database = database;
    this.store = store;
    this.number = number;
  }

  /** The files so far; they are in their places, and no manifest names them yet. */
  List<StoredFile> written() {
    return written;
  }

  @Override
  public void write(Batch batch) throws SQLException, IOException {
    DuckDBAppender out = rows;
    if (out == null) {
      createTables();
      out = database.appender("seen");
      rows = out;
    }
    append(batch, out);
    if (batch.endsPart) {
      out.close();
      rows = null;
      appendMeanings(batch.part);
      publish();
      for (String table : TABLES) {
        database.run("DROP TABLE " + table);
      }
    }
  }

  private void createTables() throws SQLException {
    database.run(
        "CREATE TABLE seen(time BIGINT, name INTEGER, shape INTEGER, set INTEGER, ttl INTEGER,"
            + " question INTEGER, client INTEGER, server INTEGER, count BIGINT, first BIGINT,"
            + " last BIGINT, file_offset BIGINT, file_length INTEGER)");
    database.run("CREATE TABLE names(id INTEGER, text VARCHAR)");
    database.run("CREATE TABLE sets(id INTEGER, place INTEGER, rdata INTEGER)");
    database.run("CREATE TABLE rdata(id INTEGER, text VARCHAR)");
    database.run("CREATE TABLE questions(id INTEGER, name VARCHAR, type VARCHAR)");
    database.run("CREATE TABLE clients(id INTEGER, address VARCHAR, host VARCHAR, process VARCHAR)");
    database.run("CREATE TABLE servers(id INTEGER, text VARCHAR)");
    database.run(
        "CREATE TABLE shapes(id INTEGER, type VARCHAR, ttl_kind VARCHAR, section VARCHAR,"
            + " authority VARCHAR, origin VARCHAR, vantage VARCHAR, position VARCHAR, file VARCHAR)");
  }

  private static void append(Batch batch, DuckDBAppender out) throws SQLException {
    for (int i = 0; i < batch.rows; i++) {
      out.beginRow();
      out.append(batch.time[i]);
      out.append(batch.name[i]);
      out.append(batch.shape[i]);
      out.append(batch.set[i]);
      appendKnown(batch.ttl[i], out);
      appendKnown(batch.question[i], out);
      appendKnown(batch.client[i], out);
      appendKnown(batch.server[i], out);
      if (batch.count[i] < 0) {
        out.append(1L);
        out.appendNull();
        out.appendNull();
      } else {
        out.append(batch.count[i]);
        out.append(batch.first[i]);
        out.append(batch.last[i]);
      }
      out.append(batch.offset[i]);
      out.append(batch.length[i]);
      out.endRow();
    }
  }

  private static void appendKnown(int value, DuckDBAppender out) throws SQLException {
    if (value < 0) {
      out.appendNull();
    } else {
      out.append(value);
    }
  }

  private void appendMeanings(Part part) throws SQLException {
    texts("names", part.names.size(), id -> part.names.get(id).toString());
    texts("servers", part.servers.size(), id -> part.servers.get(id).toString());
    Ids<Rdata> rdata = new Ids<>();
    try (DuckDBAppender out = database.appender("sets")) {
      for (int id = 0; id < part.sets.size(); id++) {
        RdataList set = part.sets.get(id);
        for (int place = 0; place < set.size(); place++) {
          row(out, id).append(place).append(rdata.of(set.get(place))).endRow();
        }
      }
    }
    texts("rdata", rdata.size(), id -> Part.text(rdata.get(id)));
    try (DuckDBAppender out = database.appender("questions")) {
      for (int id = 0; id < part.questions.size(); id++) {
        String name = part.questions.get(id).name().toString();
        row(out, id).append(name).append(part.questions.get(id).type().toString()).endRow();
      }
    }
    try (DuckDBAppender out = database.appender("clients")) {
      for (int id = 0; id < part.clients.size(); id++) {
        KnownClient client =
            part.clients.get(id) instanceof Client plain
                ? KnownClient.of(plain)
                : (KnownClient) part.clients.get(id);
        row(out, id);
        text(out, client.address() == null ? null : client.address().toString());
        text(out, client.host());
        text(out, client.process());
        out.endRow();
      }
    }
    try (DuckDBAppender out = database.appender("shapes")) {
      for (int id = 0; id < part.shapes.size(); id++) {
        Shape shape = part.shapes.get(id);
        row(out, id)
            .append(shape.type().toString())
            .append(word(shape.ttlKind()))
            .append(word(shape.section()))
            .append(word(shape.authority()))
            .append(word(shape.origin()))
            .append(shape.vantage().sensor())
            .append(word(shape.vantage().position()))
            .append(shape.file())
            .endRow();
      }
    }
  }

  private interface Text {
    String of(int id);
  }

  private void texts(String table, int count, Text text) throws SQLException {
    try (DuckDBAppender out = database.appender(table)) {
      for (int id = 0; id < count; id++) {
        row(out, id).append(text.of(id)).endRow();
      }
    }
  }

  private static DuckDBAppender row(DuckDBAppender out, int id) throws SQLException {
    return out.beginRow().append(id);
  }

  private static void text(DuckDBAppender out, @Nullable String text) throws SQLException {
    if (text == null) {
      out.appendNull();
    } else {
      out.append(text);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void publish() throws SQLException, IOException {
    for (Map.Entry<LocalDate, List<Share>> day : days().entrySet()) {
      String period = day.getKey().toString();
      int part = partsOfDay.merge(period, 1, Integer::sum) - 1;
      String name = StoreFolder.path("observations", period, "", number, part);
      Path target = store.folder().resolve(name);
      Durable.createFolderOf(target);
      long start = Times.startOf(day.getKey());
      copy(start, start + Times.DAY, Durable.unfinished(target));
      Durable.publish(target);
      written.add(described(name, period, target, day.getValue()));
    }
  }

  private StoredFile described(String name, String period, Path target, List<Share> shares)
      throws IOException {
    long rowCount = shares.stream().mapToLong(Share::rows).sum();
    long first = shares.stream().mapToLong(Share::firstMicros).min().orElse(0);
    long last = shares.stream().mapToLong(Share::lastMicros).max().orElse(0);
    return new StoredFile(
        name,
        Kind.OBSERVATIONS,
        period,
        number,
        rowCount,
        Files.size(target),
        Durable.sha256(target),
        first,
        last,
        List.of(),
        shares);
  }

  private Map<LocalDate, List<Share>> days() throws SQLException {
    Map<LocalDate, List<Share>> days = new TreeMap<>();
    database.rows(
        "SELECT time // "
            + Times.DAY
            + " AS day, vantage, position, count(*), min(time), max(time)"
            + " FROM seen JOIN shapes ON shapes.id = seen.shape"
            + " GROUP BY ALL ORDER BY ALL",
        row ->
            days.computeIfAbsent(LocalDate.ofEpochDay(row.getLong(1)), day -> new ArrayList<>())
                .add(
                    new Share(
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6))));
    return days;
  }

  private void copy(long from, long to, Path target) throws SQLException {
    database.run(
        """
        COPY (
          WITH lists AS (
            SELECT sets.id, list(rdata.text ORDER BY sets.place) AS rdata
            FROM sets JOIN rdata ON rdata.id = sets.rdata GROUP BY sets.id)
          SELECT make_timestamp(seen.time)::TIMESTAMPTZ AS time,
            names.text AS owner, shapes.type, lists.rdata, seen.ttl, shapes.ttl_kind,
            shapes.section, shapes.authority, shapes.origin,
            questions.name AS question_name, questions.type AS question_type,
            clients.address AS client_address, clients.host AS client_host,
            clients.process AS client_process, servers.text AS server,
            shapes.vantage, shapes.position, seen.count,
            make_timestamp(seen.first)::TIMESTAMPTZ AS first_seen,
            make_timestamp(seen.last)::TIMESTAMPTZ AS last_seen,
            shapes.file, seen.file_offset, seen.file_length
          FROM seen
            JOIN names ON names.id = seen.name
            JOIN shapes ON shapes.id = seen.shape
            JOIN lists ON lists.id = seen.set
            LEFT JOIN questions ON questions.id = seen.question
            LEFT JOIN clients ON clients.id = seen.client
            LEFT JOIN servers ON servers.id = seen.server
          WHERE seen.time >= %d AND seen.time < %d
          ORDER BY seen.time, seen.rowid)
        TO %s (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE %d)
        """
            .formatted(from, to, Database.quoted(target.toString()), ROW_GROUP));
  }
}
