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
 * @param isAbout whether that is an estimate, to two digits
 */
public record ClientActivity(long lookUps, boolean isAbout, LocalDate first, LocalDate last) {
  /** For pages of four columns (client, time, file, offset), and {@link #MOST_COUNTED} hashes. */
  private static final long MEMORY_OCTETS = 1L << 28;

  /** Rows are counted up to here, some tens of octets each; a forwarder has more. */
  private static final int MOST_COUNTED = 1_000_000;

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
    return of(store, address, sinceMicros, untilMicros, MOST_COUNTED);
  }

  /** As above, and no more rows than these are counted one by one. */
  static @Nullable ClientActivity of(
      StoreFolder store, IpAddress address, long sinceMicros, long untilMicros, int most)
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
            "SELECT time, hash(time, file, file_offset) AS record FROM "
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
        String all = String.join(" UNION ALL ", parts);
        // LIMIT stops early; beyond it a sketch of fixed size goes over all of them.
        Count counted = count(database, "count(DISTINCT record)", all + " LIMIT " + (most + 1L));
        boolean isAbout = counted.rows > most;
        Count count = isAbout ? count(database, "approx_count_distinct(record)", all) : counted;
        return count.rows == 0
            ? null
            : new ClientActivity(
                isAbout ? twoDigits(count.records) : count.records,
                isAbout,
                Times.day(count.firstMicros),
                Times.day(count.lastMicros));
      } finally {
        database.close();
      }
    } catch (SQLException e) {
      throw StoreException.reading(store.folder(), e);
    }
  }

  private record Count(long rows, long records, long firstMicros, long lastMicros) {}

  private static Count count(Database database, String records, String rows) throws SQLException {
    return database
        .rows(
            "SELECT count(*), "
                + records
                + ", epoch_us(min(time)), epoch_us(max(time)) FROM ("
                + rows
                + ")",
            row -> new Count(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .getFirst();
  }

  private static long twoDigits(long number) {
    long unit = 1;
    while (number / unit >= 100) {
      unit *= 10;
    }
    return (number + unit / 2) / unit * unit;
  }
}
