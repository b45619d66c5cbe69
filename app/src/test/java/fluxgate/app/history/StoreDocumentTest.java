package fluxgate.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import fluxgate.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/reference/store.md: its statements run as they stand, its columns are those of the files.
 */
final class StoreDocumentTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  private Path imported() {
    Path store = folder.resolve("store");
    assertThat(
            Main.run(
                "history", "import", ROOT.resolve("samples").toString(), "--store", store + ""))
        .isZero();
    return store;
  }

  /** A DuckDB that nobody has set up, as if started in the store's folder. */
  private static Connection duckDb(Path store) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET file_search_path = '" + store + "'");
    }
    return connection;
  }

  private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(String.valueOf(result.getString(column)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void the_statements_run_as_they_stand() throws Exception {
    Path store = imported();
    Matcher blocks = SQL.matcher(Files.readString(ROOT.resolve("docs/reference/store.md")));
    List<List<List<String>>> answers = new ArrayList<>();
    try (Connection connection = duckDb(store)) {
      while (blocks.find()) {
        answers.add(rows(connection, blocks.group(1)));
      }
    }
    assertThat(answers).hasSize(4).allSatisfy(rows -> assertThat(rows).isNotEmpty());
    assertThat(answers.get(0)).hasSizeGreaterThan(100);
    assertThat(answers.get(1)).contains(List.of("www.softkey-renewal.example"));
    assertThat(answers.get(3)).anySatisfy(row -> assertThat(row.get(3)).endsWith("dns.log.gz"));
  }

  private void importSetting(Path store) throws IOException {
    Path shell =
        Files.writeString(
            folder.resolve("shell.log"),
            "2026-11-23T07:31:02.311Z In(14) shell[2103120]: [root]: esxcli network ip dns server"
                + " add --server=203.0.113.53\n");
    assertThat(Main.run("history", "import", shell.toString(), "--store", store.toString()))
        .isZero();
  }

  @Test
  void the_columns_are_those_of_the_files() throws Exception {
    Path store = imported();
    importSetting(store);
    String document = Files.readString(ROOT.resolve("docs/reference/store.md"));
    try (Connection connection = duckDb(store)) {
      for (String files :
          List.of(
              "observations/*/*.parquet",
              "questions/*/*.parquet",
              "connections/*/*.parquet",
              "settings/*/*.parquet",
              "tuples/*/by-name-*.parquet",
              "tuples/*/by-address-*.parquet")) {
        for (List<String> column :
            rows(
                connection,
                "SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('"
                    + files
                    + "', hive_partitioning = false))")) {
          assertThat(document).contains("`" + column.getFirst() + "`");
        }
      }
    }
  }

  @Test
  void observations_lie_in_the_order_of_time_and_tuples_in_theirs() throws Exception {
    Path store = imported();
    try (Connection connection = duckDb(store)) {
      for (String[] order :
          List.of(
              new String[] {"observations/*/*.parquet", "time"},
              new String[] {"questions/*/*.parquet", "time"},
              new String[] {"connections/*/*.parquet", "logged"},
              new String[] {"tuples/*/by-name-*.parquet", "owner_reversed"},
              new String[] {
                "tuples/*/by-address-*.parquet",
                "row(coalesce(address_high, 1::BIGINT << 62), coalesce(address_low, 0))"
              })) {
        String sql =
            "SELECT count(*) FROM (SELECT %2$s AS v, lag(%2$s) OVER (ORDER BY filename,"
                + " file_row_number) AS before, filename = lag(filename) OVER (ORDER BY filename,"
                + " file_row_number) AS same FROM read_parquet('%1$s', filename = true,"
                + " file_row_number = true)) WHERE same AND v < before";
        assertThat(rows(connection, String.format(sql, order[0], order[1])))
            .as(order[0])
            .containsExactly(List.of("0"));
      }
    }
  }
}
