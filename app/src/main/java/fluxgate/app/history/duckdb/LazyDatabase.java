package fluxgate.app.history.duckdb;

import java.io.Closeable;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database that is opened when it is first needed: most imports of one day need none. */
public final class LazyDatabase implements Closeable {
  /** Opens it. */
  public interface Opening {
    Database open() throws SQLException;
  }

  private final Opening opening;
  private @Nullable Database database;

  public LazyDatabase(Opening opening) {
    this.opening = opening;
  }

  public Database get() throws SQLException {
    Database opened = database;
    if (opened == null) {
      opened = opening.open();
      database = opened;
    }
    return opened;
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
