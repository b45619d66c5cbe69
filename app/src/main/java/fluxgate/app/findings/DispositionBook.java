package fluxgate.app.findings;

import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.dns.DomainName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dispositions of a store; none is ever removed, so that it can be asked who decided what. */
public final class DispositionBook {
  private final SmallState state;

  /** Those in this state. */
  public DispositionBook(SmallState state) {
    this.state = state;
  }

  /** Adds one, whose own number does not count; the number that it has now. */
  public long add(Disposition disposition) throws StoreException {
    return state.write(tables -> {
      try (PreparedStatement insert =
          tables.prepareStatement(
              "INSERT INTO disposition (finding, domain, verdict, scope, owner, reason, set_at,"
                  + " expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
        insert.setString(1, disposition.finding());
        insert.setString(2, disposition.domain().toString());
        insert.setString(3, disposition.decision().word());
        insert.setString(4, disposition.scope().json());
        insert.setString(5, disposition.owner());
        insert.setString(6, disposition.reason());
        insert.setString(7, disposition.setAt().toString());
        LocalDate expires = disposition.expires();
        insert.setString(8, expires == null ? null : expires.toString());
        try (ResultSet row = insert.executeQuery()) {
          if (!row.next()) {
            throw new SQLException("the disposition has no number");
          }
          return row.getLong(1);
        }
      }
    });
  }

  /** Withdraws one; whether it stood. */
  public boolean withdraw(long number, Instant now) throws StoreException {
    return state.write(tables -> {
      try (PreparedStatement update =
          tables.prepareStatement(
              "UPDATE disposition SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL")) {
        update.setString(1, now.toString());
        update.setLong(2, number);
        return update.executeUpdate() > 0;
      }
    });
  }

  /** All of them, withdrawn ones too, in the order in which they were made. */
  public List<Disposition> all() throws StoreException {
    return state.read(tables -> {
      try (PreparedStatement select =
              tables.prepareStatement(
                  "SELECT id, finding, domain, verdict, scope, owner, reason, set_at, expires,"
                      + " withdrawn_at FROM disposition ORDER BY id");
          ResultSet row = select.executeQuery()) {
        List<Disposition> all = new ArrayList<>();
        while (row.next()) {
          Disposition one = read(row);
          if (one != null) {
            all.add(one);
          }
        }
        return all;
      }
    });
  }

  /** Null where a later version decided what this one does not know. */
  private static @Nullable Disposition read(ResultSet row) throws SQLException {
    DomainName domain = DomainName.parse(row.getString(3));
    Decision decision = Decision.parse(row.getString(4));
    String expires = row.getString(9);
    String withdrawn = row.getString(10);
    return domain == null || decision == null
        ? null
        : new Disposition(
            row.getLong(1),
            row.getString(2),
            domain,
            decision,
            DispositionScope.read(row.getString(5)),
            row.getString(6),
            row.getString(7),
            time(row.getString(8)),
            expires == null ? null : day(expires),
            withdrawn == null ? null : time(withdrawn));
  }

  /** A time that is damaged is one long ago, so that it is seen. */
  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /** An end that is damaged is one long ago, so that nothing is held down that should not be. */
  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return LocalDate.EPOCH;
    }
  }
}
