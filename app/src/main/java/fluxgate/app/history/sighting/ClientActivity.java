package fluxgate.app.history.sighting;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile.Kind;
import fluxgate.app.history.folder.Times;
import fluxgate.net.IpAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That an address asked a resolver, how often and on which days: nothing of what it asked, which is
 * for cases, where looking is logged. A resolver that asks authorities is a client in no record.
 *
 * @param lookUps records of the DNS, each counted once however many RRsets it carried
 */
public record ClientActivity(long lookUps, LocalDate first, LocalDate last) {
  /** One pass over two columns; what it finds is small. */
  private static final long MEMORY_OCTETS = 1L << 28;

  private static final int THREADS = 2;

  /**
   * What an address did.
   *
   * @param sinceMicros event time from which on
   * @param untilMicros event time before which
   * @return null where it asked nothing
   */
  public static @Nullable ClientActivity of(
      StoreFolder store, IpAddress address, long sinceMicros, long untilMicros)
      throws StoreException {
    List<String> parts = new ArrayList<>();
    for (Kind kind : List.of(Kind.OBSERVATIONS, Kind.QUESTIONS)) {
      List<Path> files =
          store
              .manifest()
              .searched(kind)
              .filter(file -> file.overlaps(sinceMicros, untilMicros))
              .map(store::path)
              .toList();
      if (!files.isEmpty()) {
        parts.add(
            "SELECT time, file, file_offset FROM "
                + Database.parquet(files)
                + " WHERE client_address = "
                + Database.quoted(address.toString())
                + " AND time >= make_timestamp("
                + Times.clamp(sinceMicros)
                + ") AND time < make_timestamp("
                + Times.clamp(untilMicros)
                + ")");
      }
    }
    if (parts.isEmpty()) {
      return null;
    }
    try {
      Database database = Database.open(null, THREADS, MEMORY_OCTETS);
      try {
        return database
            .rows(
                "SELECT count(DISTINCT (time, file, file_offset)), epoch_us(min(time)),"
                    + " epoch_us(max(time)) FROM ("
                    + String.join(" UNION ALL ", parts)
                    + ")",
                row ->
                    row.getLong(1) == 0
                        ? List.<ClientActivity>of()
                        : List.of(
                            new ClientActivity(
                                row.getLong(1),
                                Times.day(row.getLong(2)),
                                Times.day(row.getLong(3)))))
            .getFirst()
            .stream()
            .findFirst()
            .orElse(null);
      } finally {
        database.close();
      }
    } catch (SQLException e) {
      throw StoreException.reading(store.folder(), e);
    }
  }
}
