package fluxgate.app.history.duckdb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries which Parquet files can be read, in one database for all of them. A damaged file may leave
 * a database unusable, so the next file has another after it.
 */
public final class Trial implements Closeable {
  /** What DuckDB may take: of a file one row group is in memory. */
  private static final long MEMORY_OCTETS = 1L << 28;

  private @Nullable Database database;

  /** Whether a file has its size, and a footer that can be read. */
  public boolean opens(Path file, long octets) {
    try {
      return Files.size(file) == octets && gives("count(*)", file);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean gives(String what, Path file) {
    try {
      Database open = database == null ? Database.open(null, 1, MEMORY_OCTETS) : database;
      database = open;
      open.number("SELECT " + what + " FROM " + Database.parquet(List.of(file)));
      return true;
    } catch (SQLException e) {
      close();
      return false;
    }
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
      database = null;
    }
  }
}
