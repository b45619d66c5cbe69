package fluxgate.app.history.smallstate;

import fluxgate.app.history.folder.StoreException;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;

/**
 * What is small and changes in place, in {@code state.sqlite} beside the data: cases and their
 * holds, findings with what was decided of them. SQLite lets several processes read while one
 * writes, and a killed one leaves a journal that the next one undoes.
 *
 * <p>{@code user_version} says the version of the tables. Each version adds to those before it, one
 * step in {@link #STEPS}; tables and columns that are not known are left alone.
 */
public final class SmallState implements Closeable {
  private static final String FILE = "state.sqlite";

  /** What others write takes milliseconds; where it takes so long, something is stuck. */
  private static final int BUSY_MILLIS = 10_000;

  private static final long AGAIN_NANOS = 10_000_000;

  /** What made each version from the one before it; never changed, only added to. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE hold (
                id INTEGER PRIMARY KEY,
                case_id TEXT NOT NULL,
                vantage TEXT,
                first_day TEXT NOT NULL,
                last_day TEXT NOT NULL,
                owner TEXT NOT NULL,
                reason TEXT NOT NULL,
                set_at TEXT NOT NULL,
                released_at TEXT
              ) STRICT
              """),
          FindingTables.STEP,
          CaseTables.STEP,
          CaseTables.LISTINGS,
          FindingTables.MISSING);

  /** What is done with the tables at once, by whoever knows them. */
  public interface Work<T> {
    T in(Connection tables) throws SQLException;
  }

  private final Path file;
  private final Connection connection;

  private SmallState(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Opens the state of a store, which is made where there is none. */
  public static SmallState open(Path store) throws StoreException {
    Path file = store.resolve(FILE);
    long began = System.nanoTime();
    while (true) {
      try {
        return open(file, settings());
      } catch (SQLException e) {
        // Two that make the file at once, and give it its journal, each refuse the other: where
        // both would wait for ever SQLite does not wait.
        boolean again = isBusy(e) && System.nanoTime() - began < BUSY_MILLIS * 1_000_000L;
        if (!again) {
          throw isOfWriting(e) ? StoreException.writing(file, e) : StoreException.reading(file, e);
        }
        LockSupport.parkNanos(AGAIN_NANOS);
      }
    }
  }

  private static SmallState open(Path file, Properties settings)
      throws SQLException, StoreException {
    SmallState state = new SmallState(file, JDBC.createConnection("jdbc:sqlite:" + file, settings));
    try {
      state.upgrade();
      return state;
    } catch (SQLException | StoreException e) {
      state.close();
      throw e;
    }
  }

  private static Properties settings() {
    Properties settings = new Properties();
    // One writer at a time, the others wait their turn; what was committed lasts.
    settings.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
    settings.setProperty("journal_mode", "WAL");
    settings.setProperty("synchronous", "FULL");
    settings.setProperty("foreign_keys", "true");
    return settings;
  }

  private static boolean isBusy(SQLException e) {
    return (e.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  /** Whether what is there may be well, and only this process cannot write to it now. */
  private static boolean isOfWriting(SQLException e) {
    int code = e.getErrorCode() & 0xFF; // the rest says more closely why
    return isBusy(e)
        || code == SQLiteErrorCode.SQLITE_READONLY.code
        || code == SQLiteErrorCode.SQLITE_IOERR.code
        || code == SQLiteErrorCode.SQLITE_FULL.code
        || code == SQLiteErrorCode.SQLITE_CANTOPEN.code;
  }

  /**
   * Opens the state of a store without writing to it, where that is not allowed; null where there
   * is none, or none of this version's tables.
   */
  public static @Nullable SmallState toRead(Path store) throws StoreException {
    Path file = store.resolve(FILE);
    if (!Files.exists(file)) {
      return null;
    }
    if (isWritable(store)) {
      return open(store);
    }
    SmallState state = unchanged(store);
    try {
      if (state.version() == STEPS.size()) {
        return state;
      }
      state.close();
      return null;
    } catch (SQLException e) {
      state.close();
      throw StoreException.reading(file, e);
    }
  }

  private static boolean isWritable(Path store) {
    return Files.isWritable(store) && Files.isWritable(store.resolve(FILE));
  }

  /** Opens what is there to read it, of whatever version up to this one. */
  private static SmallState unchanged(Path store) throws StoreException {
    Path file = store.resolve(FILE);
    // A reader of a log that somebody writes needs its index; with nobody writing there is none,
    // and it cannot be made here.
    String how = Files.exists(store.resolve(FILE + "-wal")) ? "?mode=ro" : "?immutable=1";
    try {
      SmallState state =
          new SmallState(
              file, JDBC.createConnection("jdbc:sqlite:" + file.toUri() + how, new Properties()));
      try {
        int version = state.version();
        if (version > STEPS.size()) {
          throw newer(file, version);
        }
        return state;
      } catch (SQLException | StoreException e) {
        state.close();
        throw e;
      }
    } catch (SQLException e) {
      throw StoreException.reading(file, e);
    }
  }

  /** What is wrong with the small state of a store; null where nothing is, or there is none. */
  public static @Nullable String damage(Path store) {
    if (!Files.exists(store.resolve(FILE))) {
      return null;
    }
    try (SmallState state = unchanged(store);
        Statement statement = state.connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
      rows.next();
      return rows.getString(1).equals("ok") ? null : FILE + " is damaged: " + rows.getString(1);
    } catch (StoreException e) {
      return e.getMessage();
    } catch (SQLException e) {
      return StoreException.reading(store.resolve(FILE), e).getMessage();
    }
  }

  /** The holds of a store; none where it has no small state yet, which is not made. */
  public static List<Hold> holds(Path store) throws StoreException {
    if (!Files.exists(store.resolve(FILE))) {
      return List.of();
    }
    try (SmallState state = isWritable(store) ? open(store) : unchanged(store)) {
      return state.version() == 0 ? List.of() : state.holds();
    } catch (SQLException e) {
      throw StoreException.reading(store.resolve(FILE), e);
    }
  }

  private void upgrade() throws SQLException, StoreException {
    int version = version();
    if (version > STEPS.size()) {
      throw newer(file, version);
    }
    if (version == STEPS.size()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE"); // another process may be at it: look again inside
      for (int step = version(); step < STEPS.size(); step++) {
        for (String sql : STEPS.get(step)) {
          statement.execute(sql);
        }
        statement.execute("PRAGMA user_version = " + (step + 1));
      }
      statement.execute("COMMIT");
    }
  }

  private static StoreException newer(Path file, int version) {
    return StoreException.unreadable(
        file + " is of version " + version + ", which a newer Fluxgate wrote; use that one.");
  }

  private int version() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** Asks the tables. */
  public <T> T read(Work<T> question) throws StoreException {
    try {
      return question.in(connection);
    } catch (SQLException e) {
      throw StoreException.reading(file, e);
    } catch (DateTimeException e) {
      throw StoreException.reading(file, new SQLException("it has a time that is none", e));
    }
  }

  /** Changes the tables: all that the work does, or nothing. */
  public <T> T write(Work<T> change) throws StoreException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        T result = change.in(connection);
        statement.execute("COMMIT");
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(statement);
        throw e;
      }
    } catch (SQLException e) {
      throw StoreException.writing(file, e);
    }
  }

  private static void rollBack(Statement statement) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // A full disk has rolled it back already; the failure before is the one to tell.
    }
  }

  /** Has retention leave days alone from now on. */
  public void hold(Hold hold, Instant now) throws StoreException {
    try {
      hold(connection, hold, now);
    } catch (SQLException e) {
      throw StoreException.writing(file, e);
    }
  }

  /** The same as a part of {@link #write}. */
  public static void hold(Connection tables, Hold hold, Instant now) throws SQLException {
    try (PreparedStatement insert =
        tables.prepareStatement(
            "INSERT INTO hold (case_id, vantage, first_day, last_day, owner, reason, set_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, hold.caseId());
      insert.setString(2, hold.vantage());
      insert.setString(3, hold.first().toString());
      insert.setString(4, hold.last().toString());
      insert.setString(5, hold.owner());
      insert.setString(6, hold.reason());
      insert.setString(7, now.toString());
      insert.executeUpdate();
    }
  }

  /** Ends the holds of a case; how many there were. What was held stays on record. */
  public int release(String caseId, Instant now) throws StoreException {
    try {
      return release(connection, caseId, now);
    } catch (SQLException e) {
      throw StoreException.writing(file, e);
    }
  }

  /** The same as a part of {@link #write}. */
  public static int release(Connection tables, String caseId, Instant now) throws SQLException {
    try (PreparedStatement update =
        tables.prepareStatement(
            "UPDATE hold SET released_at = ? WHERE case_id = ? AND released_at IS NULL")) {
      update.setString(1, now.toString());
      update.setString(2, caseId);
      return update.executeUpdate();
    }
  }

  /** The holds that are not released, in the order in which they were set. */
  public List<Hold> holds() throws StoreException {
    List<Hold> holds = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT case_id, vantage, first_day, last_day, owner, reason FROM hold"
                    + " WHERE released_at IS NULL ORDER BY id")) {
      while (row.next()) {
        @Nullable String vantage = row.getString(2);
        holds.add(
            new Hold(
                row.getString(1),
                vantage,
                LocalDate.parse(row.getString(3)),
                LocalDate.parse(row.getString(4)),
                row.getString(5),
                row.getString(6)));
      }
      return holds;
    } catch (SQLException e) {
      throw StoreException.reading(file, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // What was committed is on disk.
    }
  }
}
