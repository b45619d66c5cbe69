package fluxgate.app.history.sighting;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.dns.DomainName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tables that {@link Sightings} asks, made in memory from a store's files:
 *
 * <ul>
 *   <li>{@code seen}: answers about the names, to the names, or that led there
 *   <li>{@code machine}: the one name of an address, where logs know one
 *   <li>{@code resolver}: who answers clients, by all addresses of machines that have a name
 *   <li>{@code deed}: what machines did, a row a raw record and kind
 *   <li>{@code times}: how often, by each sensor: several may have seen the same
 *   <li>{@code shared}: connections that do not count, because another name had the address
 * </ul>
 */
final class SightingTables {
  /** As in the detector's join of connections: max(TTL, 300 s) + 120 s, late up to a day. */
  private static final String HOLDS = "to_seconds(greatest(ttl, 300) + 120)";

  private static final String LATE = "INTERVAL 24 HOUR";

  /** Clocks of a sensor's logs may differ by the packet that triggered both. */
  private static final String SLACK = "INTERVAL 1 SECOND";

  /**
   * What has one address is one machine, unless both logs name it and the names differ: then the
   * address went from one to the other. Some logs name machines with their domain, some without.
   */
  private static final String SAME_HOST =
      "(m.client_host IS NULL OR c.client_host IS NULL OR lower(split_part(m.client_host, '.', 1))"
          + " = lower(split_part(c.client_host, '.', 1)))";

  private static final String PLACE = "vantage, file, file_offset, file_length, imported";

  /** The number of the publication, which is the import, stands in the file's name. */
  private static final String IMPORTED =
      "regexp_extract(filename, '" + StoreFolder.IMPORT + "', 1)::BIGINT AS imported";

  private final Database database;
  private final List<DomainName> domains;
  private final long since;
  private final long until;
  private final Function<String, List<Path>> files;
  private boolean connections;

  /**
   * @param files those below a folder of the store that count
   */
  SightingTables(
      Database database,
      List<DomainName> domains,
      long sinceMicros,
      long untilMicros,
      Function<String, List<Path>> files) {
    this.database = database;
    this.domains = domains;
    this.since = sinceMicros;
    this.until = untilMicros;
    this.files = files;
  }

  boolean hasConnections() {
    return connections;
  }

  void create() throws SQLException {
    database.run("CREATE MACRO ours(name) AS (" + ours() + ")");
    view(
        "observation",
        "observations",
        "time TIMESTAMP, owner VARCHAR, type VARCHAR, rdata VARCHAR[], ttl INTEGER, section"
            + " VARCHAR, origin VARCHAR, question_name VARCHAR, client_address VARCHAR, client_host"
            + " VARCHAR, client_process VARCHAR, server VARCHAR, count BIGINT, first_seen"
            + " TIMESTAMP, last_seen TIMESTAMP");
    view(
        "question",
        "questions",
        "time TIMESTAMP, name VARCHAR, client_address VARCHAR, client_host VARCHAR, client_process"
            + " VARCHAR, server VARCHAR");
    connections =
        view(
            "connection",
            "connections",
            "time TIMESTAMP, client_address VARCHAR, client_host VARCHAR, client_process VARCHAR,"
                + " destination VARCHAR, port INTEGER, result VARCHAR");
    machines();
    seen();
    asked();
    contacts();
    database.run(
        "CREATE TABLE times AS SELECT machine, kind, vantage, count(DISTINCT (imported, file,"
            + " file_offset)) AS n, count(DISTINCT (imported, file, file_offset)) FILTER (result IN"
            + " ('established', 'answered')) AS answered FROM deed GROUP BY machine, kind, vantage");
  }

  private String ours() {
    return domains.stream()
        .map(domain ->
            "name = "
                + Database.quoted(domain.toString())
                + " OR ends_with(name, "
                + Database.quoted("." + domain)
                + ")")
        .collect(Collectors.joining(" OR "));
  }

  /** A view of the files of a kind, or of nothing where there are none; whether there are. */
  private boolean view(String name, String folder, String columns) throws SQLException {
    List<Path> found = files.apply(folder);
    if (found.isEmpty()) {
      database.run("CREATE TABLE " + name + " (" + columns + ", " + placeColumns() + ")");
      return false;
    }
    String select = columns.replaceAll(" (TIMESTAMP|VARCHAR\\[\\]|VARCHAR|INTEGER|BIGINT)", "");
    database.run(
        "CREATE VIEW "
            + name
            + " AS SELECT "
            + select
            + ", vantage, file, file_offset, file_length, "
            + IMPORTED
            + " FROM "
            + Database.parquet(found, ", filename = true"));
    return true;
  }

  private static String placeColumns() {
    return "vantage VARCHAR, file VARCHAR, file_offset BIGINT, file_length INTEGER, imported BIGINT";
  }

  private String within(String column) {
    return column
        + " >= make_timestamp("
        + since
        + ") AND "
        + column
        + " < make_timestamp("
        + until
        + ")";
  }

  private void machines() throws SQLException {
    StringBuilder both = new StringBuilder();
    for (String table : List.of("observation", "question", "connection")) {
      both.append(both.isEmpty() ? "" : " UNION ALL ")
          .append("SELECT client_address, client_host FROM ")
          .append(table)
          .append(" WHERE client_address IS NOT NULL AND client_host IS NOT NULL AND ")
          .append(within("time"));
    }
    database.run(
        "CREATE TABLE machine AS SELECT client_address AS address, min(client_host) AS host,"
            + " count(DISTINCT client_host) AS hosts FROM ("
            + both
            + ") GROUP BY client_address");
    database.run(
        "CREATE TABLE serving AS SELECT DISTINCT server FROM ("
            + "SELECT server, client_address, client_host, time FROM observation UNION ALL "
            + "SELECT server, client_address, client_host, time FROM question)"
            + " WHERE server IS NOT NULL AND "
            + within("time")
            + " AND coalesce(client_address, client_host) IS NOT NULL");
    // One that answers at one address may ask from another.
    database.run(
        "CREATE TABLE resolver AS SELECT server FROM serving UNION SELECT o.address FROM serving s"
            + " JOIN machine m ON m.address = s.server AND m.hosts = 1 JOIN machine o ON o.host ="
            + " m.host AND o.hosts = 1");
  }

  /** The table with the name of the machine in each row, where it names a client. */
  private static String named(String table) {
    return "(SELECT t.*, coalesce(t.client_host, CASE WHEN m.hosts = 1 THEN m.host END,"
        + " t.client_address) AS machine FROM "
        + table
        + " t LEFT JOIN machine m ON m.address = t.client_address)";
  }

  private void seen() throws SQLException {
    database.run(
        "CREATE TABLE seen AS SELECT time, owner, type, rdata, coalesce(ttl, 0)::BIGINT AS ttl,"
            + " section, origin, question_name, client_address, client_host, client_process,"
            + " machine, count, coalesce(first_seen, time) AS first_time, coalesce(last_seen, time)"
            + " AS last_time, ours(owner) AS of_ours, "
            + PLACE
            + " FROM "
            + named("observation")
            + " WHERE "
            + within("time")
            + " AND (ours(owner) OR (question_name IS NOT NULL AND ours(question_name))"
            + " OR (type = 'CNAME' AND ours(rdata[1])))");
  }

  private void asked() throws SQLException {
    database.run(
        "CREATE TABLE deed AS SELECT time, machine, client_address, client_process,"
            + " CASE WHEN ours(name) THEN 'asked' ELSE 'asked_alias' END AS kind, name,"
            + " NULL::VARCHAR AS destination, NULL::INTEGER AS port, CASE WHEN of_ours AND type IN"
            + " ('A', 'AAAA') AND section = 'answer' THEN 'answered' END AS result, "
            + PLACE
            + " FROM (SELECT *, coalesce(question_name, owner) AS name FROM seen)"
            + " WHERE machine IS NOT NULL");
    // A name elsewhere counts while an answer said that it leads here, whoever was told.
    database.run(
        "CREATE TABLE alias AS SELECT coalesce(question_name, owner) AS name, time - INTERVAL 5"
            + " SECOND AS begins, last_time + "
            + HOLDS
            + " AS ends FROM seen WHERE NOT ours(coalesce(question_name, owner))");
    database.run(
        "INSERT INTO deed SELECT time, machine, client_address, client_process,"
            + " CASE WHEN ours(name) THEN 'asked' ELSE 'asked_alias' END, name, NULL, NULL, NULL, "
            + PLACE
            + " FROM "
            + named("question")
            + " q WHERE machine IS NOT NULL AND "
            + within("time")
            + " AND (ours(name) OR (name IN (SELECT name FROM alias) AND EXISTS (SELECT 1 FROM"
            + " alias a WHERE a.name = q.name AND q.time BETWEEN a.begins AND a.ends)))");
  }

  private void contacts() throws SQLException {
    String address =
        "SELECT machine, client_address, client_host, client_address IN (SELECT server FROM"
            + " resolver) IS TRUE AS for_others, unnest(rdata) AS address, first_time - "
            + SLACK
            + " AS begins, last_time + "
            + HOLDS
            + " AS ends FROM seen WHERE of_ours AND type IN ('A', 'AAAA') AND section = 'answer'"
            + " AND origin = 'zone'";
    database.run("CREATE TABLE mapping AS " + address);
    database.run(
        "CREATE TABLE contact AS SELECT row_number() OVER () AS id, * FROM "
            + named("connection")
            + " WHERE destination IN (SELECT address FROM mapping) AND port <> 53 AND "
            + within("time")
            + " AND machine IS NOT NULL");
    database.run(
        "CREATE TABLE explained AS SELECT id, bool_or(time <= ends) AS held FROM ("
            + told("m.machine = c.machine")
            + " UNION ALL "
            + told("m.client_address = c.client_address AND " + SAME_HOST)
            + ") GROUP BY id");
    insert("CASE WHEN e.held THEN 'connected' ELSE 'connected_later' END", "explained e");
    // What is left: no answer gave this machine this address. A resolver asks for machines that
    // cannot be told, as answers without an asker do.
    database.run(
        "CREATE TABLE other AS SELECT address, time, last_time FROM (SELECT unnest(rdata) AS"
            + " address, coalesce(first_seen, time) AS time, coalesce(last_seen, time) AS last_time"
            + " FROM observation WHERE type IN ('A', 'AAAA') AND NOT ours(owner)) WHERE address IN"
            + " (SELECT destination FROM contact)");
    database.run(
        "CREATE TABLE unasked AS SELECT c.id, EXISTS (SELECT 1 FROM other o WHERE o.address ="
            + " c.destination AND o.time <= c.time + "
            + LATE
            + " AND o.last_time >= c.time - "
            + LATE
            + ") AS shared FROM contact c WHERE c.id NOT IN (SELECT id FROM explained) AND"
            + " c.machine NOT IN (SELECT machine FROM deed) AND EXISTS (SELECT 1 FROM mapping m"
            + " WHERE (m.machine IS NULL OR m.for_others) AND m.address = c.destination AND c.time"
            + " BETWEEN m.begins AND m.ends)");
    insert("'connected_unasked'", "(SELECT id FROM unasked WHERE NOT shared) e");
    database.run(
        "CREATE TABLE shared AS SELECT c.machine FROM contact c JOIN unasked u ON u.id = c.id WHERE"
            + " u.shared AND c.machine NOT IN (SELECT machine FROM deed)");
  }

  /** Contacts of an address after an answer that gave it to the same machine. */
  private static String told(String same) {
    return "SELECT c.id, c.time, m.ends FROM contact c JOIN mapping m ON "
        + same
        + " AND m.address = c.destination AND c.time BETWEEN m.begins AND m.ends + "
        + LATE;
  }

  private void insert(String kind, String table) throws SQLException {
    database.run(
        "INSERT INTO deed SELECT c.time, c.machine, c.client_address, c.client_process, "
            + kind
            + ", NULL, c.destination, c.port, c.result, c.vantage, c.file, c.file_offset, c.file_length,"
            + " c.imported FROM contact c JOIN "
            + table
            + " ON e.id = c.id");
  }
}
