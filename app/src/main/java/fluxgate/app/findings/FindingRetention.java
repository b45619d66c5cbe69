package fluxgate.app.findings;

import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.smallstate.Hold;
import fluxgate.app.history.smallstate.SmallState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

/** Forgets kept findings, which tell of clients, as a store forgets what they rest on. */
public final class FindingRetention {
  private final SmallState state;

  /** Of the findings in this state. */
  public FindingRetention(SmallState state) {
    this.state = state;
  }

  /**
   * Forgets what was last seen before a day and no case holds, with hunts that then have nothing.
   *
   * @param dry whether only to say how many
   * @return how many rows
   */
  public long forgetBefore(LocalDate day, boolean dry) throws StoreException {
    List<Hold> holds = state.holds();
    SmallState.Work<Long> work = tables -> forgetBefore(day, holds, dry, tables);
    return dry ? state.read(work) : state.write(work);
  }

  private static long forgetBefore(LocalDate day, List<Hold> holds, boolean dry, Connection tables)
      throws SQLException {
    long gone = 0;
    try (Statement overwriting = tables.createStatement()) {
      overwriting.execute("PRAGMA secure_delete = ON"); // who asked must not stay in free pages
    }
    try (PreparedStatement select =
            tables.prepareStatement(
                "SELECT rowid, first_seen, last_seen FROM finding WHERE last_seen < ?");
        PreparedStatement delete = tables.prepareStatement("DELETE FROM finding WHERE rowid = ?");
        PreparedStatement hunts =
            tables.prepareStatement(
                "DELETE FROM hunt WHERE started < ?"
                    + " AND NOT EXISTS (SELECT 1 FROM finding WHERE finding.hunt = hunt.id)")) {
      select.setString(1, day.toString());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          LocalDate first = LocalDate.parse(row.getString(2).substring(0, 10));
          LocalDate last = LocalDate.parse(row.getString(3).substring(0, 10));
          if (holds.stream().noneMatch(hold -> hold.covers(first, last))) {
            gone++;
            delete.setLong(1, row.getLong(1));
            delete.addBatch();
          }
        }
      }
      if (!dry) {
        delete.executeBatch();
        hunts.setString(1, day.toString());
        hunts.executeUpdate();
      }
    }
    return gone;
  }
}
