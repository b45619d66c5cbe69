package fluxgate.app.casefile.dossier;

import fluxgate.app.history.SmallState;
import fluxgate.app.history.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Findings that hunts kept in the store: of each domain the newest one. */
public final class KeptFindings {
  private KeptFindings() {}

  /** One. */
  public record Kept(String domain, String json) {}

  /** The newest of each of the domains, or of each domain of a flux network. */
  public static List<Kept> of(SmallState state, List<String> subjects) throws StoreException {
    return state.read(connection -> {
      List<Kept> kept = new ArrayList<>();
      if (!isThere(connection)) {
        return kept;
      }
      try (PreparedStatement ask =
          connection.prepareStatement(
              "SELECT domain, json, max(hunt) FROM finding WHERE domain = ? OR network = ?"
                  + " GROUP BY domain ORDER BY domain")) {
        for (String subject : subjects) {
          ask.setString(1, subject);
          ask.setString(2, subject);
          try (ResultSet row = ask.executeQuery()) {
            while (row.next()) {
              kept.add(new Kept(row.getString(1), row.getString(2)));
            }
          }
        }
      }
      return kept;
    });
  }

  private static boolean isThere(java.sql.Connection connection) throws java.sql.SQLException {
    try (PreparedStatement ask =
            connection.prepareStatement(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'finding'");
        ResultSet row = ask.executeQuery()) {
      return row.next();
    }
  }
}
