package fluxgate.app.history;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.Json;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.folder.StoredFile;
import fluxgate.app.history.folder.StoredFile.Share;
import fluxgate.app.history.folder.Times;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a vantage can be read, and since when, found by reading it: the oldest event, one event
 * near each quarter of the time that the profile promises to search, and the hours without any that
 * the vantage's own rhythm would have had some in.
 *
 * @param oldestMicros the oldest event that was read; null where none could be
 * @param probes at 25, 50, 75 and 100 % of the promised time, going back from now
 * @param missingHours in all gaps together
 * @param gaps in order; at most {@value #MOST_GAPS} of them, the longest
 */
public record RetentionProof(
    String vantage,
    String position,
    String profile,
    LocalDate searchableFrom,
    LocalDate retrievableFrom,
    @Nullable Long oldestMicros,
    List<Probe> probes,
    long missingHours,
    List<Gap> gaps) {
  static final int MOST_GAPS = 10;

  /** An event within so much of the probed time counts: nights and weekends are quiet. */
  private static final long NEAR = 12 * Times.HOUR;

  /** Of fewer days no rhythm can be told: then every hour counts. */
  private static final int RHYTHM_DAYS = 3;

  private static final int HOURS = 24;

  /**
   * Whether there is an event near a time.
   *
   * @param percent of the time that the profile searches
   * @param foundMicros the event nearest after its beginning; null where there is none
   */
  public record Probe(int percent, long timeMicros, @Nullable Long foundMicros) {}

  /** Hours without an event, from the first to the beginning of the next that has one. */
  public record Gap(long fromMicros, long toMicros) {}

  /** The proofs of all vantages, by their names. Reads the store. */
  public static List<RetentionProof> of(
      StoreFolder store, Retention retention, Instant now, long memoryOctets)
      throws StoreException {
    Map<String, List<StoredFile>> files = new TreeMap<>();
    Map<String, Share> first = new TreeMap<>();
    store.manifest().files().stream()
        .filter(file -> file.kind().isSeen() && !file.isArchived())
        .forEach(file -> {
          for (Share share : file.shares()) {
            files.computeIfAbsent(share.place(), place -> new ArrayList<>()).add(file);
            first.putIfAbsent(share.place(), share);
          }
        });
    List<RetentionProof> proofs = new ArrayList<>();
    try (Database database = Database.open(null, 1, memoryOctets)) {
      files.forEach((key, of) -> {
        Share share = first.get(key);
        if (share != null) {
          proofs.add(new Reader(store, database, share, of).prove(retention, now));
        }
      });
    } catch (SQLException e) {
      throw StoreException.readingAll(store.folder(), e);
    }
    return proofs;
  }

  /** Reads what one vantage saw. */
  private static final class Reader {
    private final StoreFolder store;
    private final Database database;
    private final Share share;
    private final List<StoredFile> files;

    Reader(StoreFolder store, Database database, Share share, List<StoredFile> files) {
      this.store = store;
      this.database = database;
      this.share = share;
      this.files = new ArrayList<>(files);
      this.files.sort(Comparator.comparingLong(StoredFile::firstMicros));
    }

    RetentionProof prove(Retention retention, Instant now) {
      LocalDate from = retention.searchableFrom(share.vantage());
      long nowMicros = Times.micros(now);
      long promised = nowMicros - Times.startOf(from);
      List<Probe> probes = new ArrayList<>();
      for (int percent = 25; percent <= 100; percent += 25) {
        long time = nowMicros - promised / 100 * percent;
        probes.add(new Probe(percent, time, firstBetween(time - NEAR, time + NEAR)));
      }
      List<Gap> gaps = gaps(hours());
      return new RetentionProof(
          share.vantage(),
          share.position(),
          retention.profileName(share.vantage()),
          from,
          retention.retrievableFrom(share.vantage()),
          firstBetween(Long.MIN_VALUE, Long.MAX_VALUE),
          probes,
          gaps.stream().mapToLong(gap -> (gap.toMicros - gap.fromMicros) / Times.HOUR).sum(),
          longest(gaps));
    }

    /** The first event that can be read of a time; a file that cannot be read has none. */
    private @Nullable Long firstBetween(long from, long to) {
      for (StoredFile file : files) {
        if (file.overlaps(from, to)) {
          Long found = first(file, from, to);
          if (found != null) {
            return found;
          }
        }
      }
      return null;
    }

    private @Nullable Long first(StoredFile file, long from, long to) {
      String bounds =
          (from == Long.MIN_VALUE ? "" : " AND epoch_us(time) >= " + from)
              + (to == Long.MAX_VALUE ? "" : " AND epoch_us(time) < " + to);
      try {
        List<Long> found =
            database.rows(
                "SELECT epoch_us(min(time)) FROM " + seen(List.of(store.path(file))) + bounds,
                row -> {
                  long micros = row.getLong(1);
                  return row.wasNull() ? Long.MIN_VALUE : micros;
                });
        return found.isEmpty() || found.getFirst() == Long.MIN_VALUE ? null : found.getFirst();
      } catch (SQLException e) {
        return null;
      }
    }

    private String seen(Collection<Path> paths) {
      return Database.parquet(paths)
          + " WHERE vantage = "
          + Database.quoted(share.vantage())
          + " AND position = "
          + Database.quoted(share.position());
    }

    /** The hours, counted from the epoch, in which something was seen. */
    private SortedSet<Long> hours() {
      SortedSet<Long> hours = new TreeSet<>();
      for (StoredFile file : files) {
        try {
          hours.addAll(
              database.rows(
                  "SELECT DISTINCT epoch_us(time) // "
                      + Times.HOUR
                      + " FROM "
                      + seen(List.of(store.path(file))),
                  row -> row.getLong(1)));
        } catch (SQLException e) {
          // Then its hours are missing, which is so.
        }
      }
      return hours;
    }

    private static List<Gap> gaps(SortedSet<Long> hours) {
      List<Gap> gaps = new ArrayList<>();
      if (hours.isEmpty()) {
        return gaps;
      }
      long[] daysWith = new long[HOURS];
      hours.forEach(hour -> daysWith[(int) Math.floorMod(hour, (long) HOURS)]++);
      long days = hours.last() / HOURS - hours.first() / HOURS + 1;
      long before = hours.first();
      for (long hour : hours) {
        long from = before + 1;
        long to = hour;
        while (from < to && !expects(from, daysWith, days)) {
          from++;
        }
        while (to > from && !expects(to - 1, daysWith, days)) {
          to--;
        }
        if (from < to) {
          gaps.add(new Gap(from * Times.HOUR, to * Times.HOUR));
        }
        before = hour;
      }
      return gaps;
    }

    /** Whether the hour of the day has events on more than half of the days. */
    private static boolean expects(long hour, long[] daysWith, long days) {
      return days < RHYTHM_DAYS || 2 * daysWith[(int) Math.floorMod(hour, (long) HOURS)] > days;
    }

    private static List<Gap> longest(List<Gap> gaps) {
      List<Gap> longest = new ArrayList<>(gaps);
      longest.sort(Comparator.comparingLong(gap -> gap.fromMicros - gap.toMicros));
      List<Gap> first = new ArrayList<>(longest.subList(0, Math.min(MOST_GAPS, longest.size())));
      first.sort(Comparator.comparingLong(Gap::fromMicros));
      return first;
    }
  }

  /** One object, in a stable field order. */
  public String json() {
    return Json.object(json -> {
      json.writeStringProperty("type", "retention");
      json.writeNumberProperty("schema", 1);
      json.writeStringProperty("vantage", vantage);
      json.writeStringProperty("position", position);
      json.writeStringProperty("profile", profile);
      json.writeStringProperty("searchable_from", searchableFrom.toString());
      json.writeStringProperty("retrievable_from", retrievableFrom.toString());
      json.writeStringProperty("oldest", time(oldestMicros));
      json.writeArrayPropertyStart("probes");
      for (Probe probe : probes) {
        json.writeStartObject();
        json.writeNumberProperty("percent", probe.percent);
        json.writeStringProperty("time", time(probe.timeMicros));
        json.writeStringProperty("found", time(probe.foundMicros));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberProperty("missing_hours", missingHours);
      json.writeArrayPropertyStart("gaps");
      for (Gap gap : gaps) {
        json.writeStartObject();
        json.writeStringProperty("from", time(gap.fromMicros));
        json.writeStringProperty("to", time(gap.toMicros));
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private static @Nullable String time(@Nullable Long micros) {
    return micros == null ? null : Times.text(micros);
  }
}
