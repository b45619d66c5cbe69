package fluxgate.bench.pair;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * DuckDB, in a process of its own: of each name the distinct answers, least and greatest TTL,
 * distinct clients and the number of records. Prints the names, the sum of the records, and the CPU
 * seconds from then, once connected, to the end.
 *
 * <p>It is given its best: an in-memory database on two threads, columns declared and not guessed,
 * of JSON only the columns that are used, the fastest of eight wordings of the query that were
 * tried, a JVM that spends little on itself, and its native library lying beside its jar, where it
 * is loaded without being unpacked.
 */
final class DuckDbQuery {
  /** What it reads. */
  enum Input {
    /** With {@code comment} for Zeek's header; skipping lines as well would lose records. */
    TSV(
        """
        SELECT query, "id.orig_h" AS client, str_split(answers, ',') AS answers,
          CAST(str_split(TTLs, ',') AS DOUBLE[]) AS ttls
        FROM read_csv('%s', auto_detect=false, header=false, delim='\t', quote='', escape='',
          comment='#', nullstr='-', columns={'ts': 'VARCHAR', 'uid': 'VARCHAR',
          'id.orig_h': 'VARCHAR', 'id.orig_p': 'VARCHAR', 'id.resp_h': 'VARCHAR',
          'id.resp_p': 'VARCHAR', 'proto': 'VARCHAR', 'trans_id': 'VARCHAR', 'rtt': 'VARCHAR',
          'query': 'VARCHAR', 'qclass': 'VARCHAR', 'qclass_name': 'VARCHAR', 'qtype': 'VARCHAR',
          'qtype_name': 'VARCHAR', 'rcode': 'VARCHAR', 'rcode_name': 'VARCHAR', 'AA': 'VARCHAR',
          'TC': 'VARCHAR', 'RD': 'VARCHAR', 'RA': 'VARCHAR', 'Z': 'VARCHAR',
          'answers': 'VARCHAR', 'TTLs': 'VARCHAR', 'rejected': 'VARCHAR'})
        """),
    JSON(
        """
        SELECT query, "id.orig_h" AS client, answers, TTLs AS ttls
        FROM read_json('%s', format='newline_delimited', columns={'query': 'VARCHAR',
          'id.orig_h': 'VARCHAR', 'answers': 'VARCHAR[]', 'TTLs': 'DOUBLE[]'})
        """);

    private final String rows;

    Input(String rows) {
      this.rows = rows;
    }
  }

  private static final String QUERY =
      """
      WITH r AS MATERIALIZED (%s),
      p AS (
        SELECT query, count(*) AS records, count(DISTINCT client) AS clients,
          min(list_min(ttls)) AS least, max(list_max(ttls)) AS most
        FROM r GROUP BY query),
      q AS (
        SELECT query, count(*) AS addresses
        FROM (SELECT DISTINCT query, unnest(answers) FROM r) GROUP BY query)
      SELECT count(*), sum(records), sum(addresses), sum(clients), min(least), max(most)
      FROM p LEFT JOIN q USING (query)
      """;

  private DuckDbQuery() {}

  /** The process that asks. */
  static Program program(Bench bench, Input input, Path log) throws IOException {
    Path jar = DuckDbLibrary.in(bench.work().resolve("duckdb"));
    return new Program(
        bench.root(),
        List.of(
            Bench.java(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            bench.classes() + ":" + jar,
            DuckDbQuery.class.getName(),
            input.name(),
            log.toString()));
  }

  public static void main(String[] arguments) throws SQLException {
    String rows = Input.valueOf(arguments[0]).rows.formatted(arguments[1]);
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
      long start = process.getProcessCpuTime();
      try (ResultSet result = statement.executeQuery(QUERY.formatted(rows))) {
        result.next();
        double seconds = (process.getProcessCpuTime() - start) / 1e9;
        System.out.printf(
            Locale.ROOT, "%d %d %.3f%n", result.getLong(1), result.getLong(2), seconds);
      }
    }
  }
}
