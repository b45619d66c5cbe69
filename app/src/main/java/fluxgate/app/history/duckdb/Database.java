package fluxgate.app.history.duckdb;

import java.io.Closeable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB in memory: it reads and writes Parquet files, and keeps nothing. It loads no extension
 * from outside, whatever a query names.
 */
public final class Database implements Closeable {
  private static final String MEMORY = "jdbc:duckdb:";

  private final DuckDBConnection connection;

  private Database(DuckDBConnection connection) {
    this.connection = connection;
  }

  /**
   * Opens one.
   *
   * @param spill a folder for what does not fit into memory; null: it has to fit
   * @param threads at least 1
   * @param memoryOctets what it may take, beside Java's own
   */
  public static Database open(@Nullable Path spill, int threads, long memoryOctets)
      throws SQLException {
    NativeLibrary.unpackOnce();
    Properties settings = new Properties();
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("memory_limit", memoryOctets / (1 << 20) + "MiB");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    if (spill != null) {
      settings.setProperty("temp_directory", spill.toString());
    }
    Connection connection = new DuckDBDriver().connect(MEMORY, settings);
    if (connection == null) {
      throw new SQLException("DuckDB does not open " + MEMORY);
    }
    Database database = new Database(connection.unwrap(DuckDBConnection.class));
    database.run("SET TimeZone = 'UTC'");
    database.run(
        "CREATE MACRO reverse_name(name) AS"
            + " array_to_string(list_reverse(string_split(name, '.')), '.')");
    return database;
  }

  /** Runs one statement. A statement that failed cannot be used again, so each has its own. */
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The one number that a query gives. */
  public long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** A statement that is to be run many times. */
  public PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** What a row of a result becomes. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows that a query gives. */
  public <T> List<T> rows(String sql, Row<T> reader) throws SQLException {
    List<T> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        all.add(reader.read(rows));
      }
    }
    return all;
  }

  public DuckDBAppender appender(String table) throws SQLException {
    return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  /** A literal for SQL. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** {@code read_parquet} of these files; at least one. */
  public static String parquet(Collection<Path> files) {
    return parquet(files, "");
  }

  /** As above, with further options, each after a comma. */
  public static String parquet(Collection<Path> files, String options) {
    StringBuilder list = new StringBuilder("read_parquet([");
    for (Path file : files) {
      list.append(list.charAt(list.length() - 1) == '[' ? "" : ", ")
          .append(quoted(file.toString()));
    }
    // The folders' names are for people and other engines; what is in the files says the same.
    return list.append("], hive_partitioning = false").append(options).append(')').toString();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // In memory: nothing is lost.
    }
  }
}
