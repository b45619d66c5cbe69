package fluxgate.app.history.sighting;

import fluxgate.app.history.duckdb.Database;
import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.folder.StoreFolder;
import fluxgate.app.history.sighting.SeenHost.Deed;
import fluxgate.app.history.sighting.SeenHost.Kind;
import fluxgate.dns.DomainName;
import java.io.Closeable;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a store saw of some registered domains in some time: the answers, and the machines behind
 * them.
 *
 * <p>A connection has no name, so it counts for a machine only by an answer that gave this machine
 * this address, as in the detector: from the answer on for max(TTL, 300 s) + 120 s, and as late for
 * another 24 hours. Where answers do not say who asked, a connection counts only while no other
 * name had the address, within 24 hours: hosting and homes are shared.
 */
public final class Sightings implements Closeable {
  private static final int THREADS = 2;

  /** Sighted answers and machines; a case that has more is cut there, and says so. */
  static final int MOST_ROWS = 50_000;

  /** The tables of everything that was recorded. */
  private static final List<String> RECORDS = List.of("connection", "question", "observation");

  private final StoreFolder store;
  private final boolean whole;
  private final Database database;
  private final int most;
  private final Consumer<String> say;

  private Sightings(
      StoreFolder store, Database database, boolean whole, int most, Consumer<String> say) {
    this.store = store;
    this.whole = whole;
    this.database = database;
    this.most = most;
    this.say = say;
  }

  /**
   * Looks through the store.
   *
   * @param sinceMicros event time from which on
   * @param untilMicros event time before which
   * @param say takes a sentence for each thing that is missing
   */
  public static Sightings of(
      StoreFolder store,
      List<DomainName> domains,
      long sinceMicros,
      long untilMicros,
      long memoryOctets,
      Consumer<String> say)
      throws StoreException {
    return of(store, domains, sinceMicros, untilMicros, memoryOctets, MOST_ROWS, say);
  }

  /**
   * As {@link #of(StoreFolder, List, long, long, long, Consumer)}.
   *
   * @param most answers, aliases and machines each
   */
  static Sightings of(
      StoreFolder store,
      List<DomainName> domains,
      long sinceMicros,
      long untilMicros,
      long memoryOctets,
      int most,
      Consumer<String> say)
      throws StoreException {
    store.holes(sinceMicros, untilMicros).forEach(hole -> say.accept(hole.gap()));
    SightedFiles files = new SightedFiles(store, sinceMicros, untilMicros, say);
    while (true) {
      try {
        return of(store, domains, sinceMicros, untilMicros, memoryOctets, files, most, say);
      } catch (SQLException e) {
        if (!files.leaveOutDamaged()) {
          throw StoreException.reading(store.folder(), e);
        }
      }
    }
  }

  private static Sightings of(
      StoreFolder store,
      List<DomainName> domains,
      long sinceMicros,
      long untilMicros,
      long memoryOctets,
      SightedFiles files,
      int most,
      Consumer<String> say)
      throws SQLException {
    Database database = null;
    try {
      database = Database.open(null, THREADS, memoryOctets);
      SightingTables tables =
          new SightingTables(database, domains, sinceMicros, untilMicros, files::below);
      tables.create();
      if (!tables.hasConnections()) {
        say.accept(
            "the store has no connections of that time now, so it tells who asked and not who"
                + " connected; import logs of connections as well. What a case has listed stays.");
      }
      Sightings sightings =
          new Sightings(
              store,
              database,
              files.isWhole() && store.holes(sinceMicros, untilMicros).isEmpty(),
              most,
              say);
      database = null;
      return sightings;
    } finally {
      if (database != null) {
        database.close();
      }
    }
  }

  /** Whether all that was published of that time was there to be looked through. */
  public boolean isWhole() {
    return whole;
  }

  /** Whether anything was seen at all. */
  public boolean isEmpty() throws StoreException {
    return ask("SELECT count(*) FROM seen", row -> row.getLong(1)).getFirst() == 0;
  }

  /** When something was seen first and last, in microseconds; empty where nothing was. */
  public List<Long> span() throws StoreException {
    if (isEmpty()) {
      return List.of();
    }
    return ask(
            "SELECT epoch_us(min(time)), epoch_us(max(last_time)) FROM seen",
            row -> List.of(row.getLong(1), row.getLong(2)))
        .getFirst();
  }

  /**
   * What the names answered with, in the order in which it was first seen.
   *
   * @param records raw records of each, evenly over the time
   */
  public List<SeenAnswer> answers(int records) throws StoreException {
    Map<List<String>, List<RawPlace>> places = new HashMap<>();
    ask(
        """
        SELECT owner, type, record, imported, file, file_offset, file_length FROM (
          SELECT *, row_number() OVER (PARTITION BY owner, type, record
              ORDER BY time, file, file_offset) - 1 AS number,
            count(*) OVER (PARTITION BY owner, type, record) AS every
          FROM (SELECT *, unnest(rdata) AS record FROM seen WHERE of_ours))
        WHERE number %% ((every + %d - 1) // %d) = 0 ORDER BY time, file, file_offset\
        """
            .formatted(records, records),
        row ->
            places
                .computeIfAbsent(
                    List.of(row.getString(1), row.getString(2), row.getString(3)),
                    key -> new ArrayList<>())
                .add(place(row, 4)));
    return limited(
        "answers",
        """
        SELECT owner, type, record, epoch_us(min(time)), epoch_us(max(last_time)),
          sum(count)::BIGINT
        FROM (SELECT *, unnest(rdata) AS record FROM seen WHERE of_ours)
        GROUP BY owner, type, record
        ORDER BY min(time), owner, type, record\
        """,
        row ->
            new SeenAnswer(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                places.getOrDefault(
                    List.of(row.getString(1), row.getString(2), row.getString(3)), List.of())));
  }

  /** Names elsewhere whose aliases led here. */
  public List<String> aliases() throws StoreException {
    return limited(
        "names elsewhere that led there",
        "SELECT DISTINCT name FROM deed WHERE kind = 'asked_alias' ORDER BY name",
        row -> row.getString(1));
  }

  /** The machines, in the order of their names. */
  public List<SeenHost> hosts() throws StoreException {
    Map<String, List<Deed>> deeds = new HashMap<>();
    ask(
        """
        SELECT machine, kind, (SELECT max(n) FROM times t
            WHERE t.machine = deed.machine AND t.kind = deed.kind),
          count(DISTINCT (imported, file, file_offset)),
          epoch_us(min(time)), epoch_us(max(time)),
          list_sort(list(DISTINCT name) FILTER (name IS NOT NULL)),
          count(DISTINCT destination),
          list_sort(list(DISTINCT port) FILTER (port IS NOT NULL)),
          (SELECT max(answered) FROM times t
            WHERE t.machine = deed.machine AND t.kind = deed.kind)
        FROM deed GROUP BY machine, kind ORDER BY machine, kind\
        """,
        row ->
            deeds
                .computeIfAbsent(row.getString(1), machine -> new ArrayList<>())
                .add(
                    new Deed(
                        Kind.valueOf(row.getString(2).toUpperCase(java.util.Locale.ROOT)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        texts(row, 7),
                        row.getLong(8),
                        texts(row, 9).stream().map(Integer::valueOf).toList(),
                        row.getLong(10))));
    return limited(
        "machines",
        """
        SELECT d.machine, list_sort(list(DISTINCT d.client_address) FILTER (d.client_address IS NOT NULL)),
          list_sort(list(DISTINCT d.client_process) FILTER (d.client_process IS NOT NULL)),
          coalesce(max(m.hosts), 1), coalesce(bool_or(d.client_address IN (SELECT server FROM resolver)), false)
        FROM deed d LEFT JOIN machine m ON m.address = d.client_address
        GROUP BY d.machine ORDER BY d.machine\
        """,
        row ->
            new SeenHost(
                row.getString(1),
                texts(row, 2),
                texts(row, 3),
                row.getLong(4),
                row.getBoolean(5),
                deeds.getOrDefault(row.getString(1), List.of())));
  }

  /** As many rows as a case holds; where there are more, that is said. */
  private <T> List<T> limited(String what, String sql, Database.Row<T> reader)
      throws StoreException {
    List<T> rows = ask(sql + " LIMIT " + (most + 1), reader);
    if (rows.size() <= most) {
      return rows;
    }
    say.accept(
        String.format(
            java.util.Locale.ROOT,
            "there are more than %,d %s, and the others are left out; open cases on shorter times"
                + " with --since and --until.",
            most,
            what));
    return List.copyOf(rows.subList(0, most));
  }

  /**
   * How many machines connected to an address of the names, and were not listed for it, because
   * another name had the address at that time.
   */
  public long sharedOnly() throws StoreException {
    return ask("SELECT count(DISTINCT machine) FROM shared", row -> row.getLong(1)).getFirst();
  }

  /** Raw records of what a machine did, at most so many, evenly over the time. */
  public List<RawPlace> places(String machine, Kind kind, int most) throws StoreException {
    return ask(
        """
        SELECT imported, file, file_offset, file_length FROM (
          SELECT *, row_number() OVER (ORDER BY time, file, file_offset) - 1 AS number,
            count(*) OVER () AS every
          FROM (SELECT min(time) AS time, imported, file, file_offset, max(file_length) AS file_length
            FROM deed WHERE machine = %s AND kind = %s GROUP BY imported, file, file_offset))
        WHERE number %% ((every + %d - 1) // %d) = 0
        ORDER BY time, file, file_offset\
        """
            .formatted(Database.quoted(machine), Database.quoted(kind.word()), most, most),
        row -> place(row, 1));
  }

  /**
   * The places with the import that read each record: under one name there may have been several
   * files. A place of which the store has no record keeps the import that it has.
   */
  public List<RawPlace> located(List<RawPlace> places) throws StoreException {
    if (places.isEmpty()) {
      return places;
    }
    String joined = joined(places) + " GROUP BY t.file, t.file_offset";
    Map<List<Object>, Long> imports = new HashMap<>();
    List<String> tables = new ArrayList<>(RECORDS);
    tables.add("seen"); // what is about the names themselves counts before what stands beside them
    for (String table : tables) {
      ask(
          "SELECT t.file, t.file_offset, max(t.imported) FROM " + table + " t" + joined,
          row -> imports.put(List.of(row.getString(1), row.getLong(2)), row.getLong(3)));
    }
    return places.stream()
        .map(place ->
            new RawPlace(
                imports.getOrDefault(List.of(place.file(), place.offset()), place.imported()),
                place.file(),
                place.offset(),
                place.length()))
        .toList();
  }

  /** Those of the places of which the store still has the record. */
  public Set<RawPlace> present(Collection<RawPlace> places) throws StoreException {
    if (places.isEmpty()) {
      return Set.of();
    }
    Set<List<Object>> found = new HashSet<>();
    for (String table : RECORDS) {
      ask(
          "SELECT DISTINCT t.file, t.file_offset FROM " + table + " t" + joined(places),
          row -> found.add(List.of(row.getString(1), row.getLong(2))));
    }
    return places.stream()
        .filter(place -> found.contains(List.<Object>of(place.file(), place.offset())))
        .collect(Collectors.toSet());
  }

  /** Takes the rows {@code t} of a table that lie at one of the places. */
  private static String joined(Collection<RawPlace> places) {
    return places.stream()
        .distinct()
        .map(place -> "(" + Database.quoted(place.file()) + ", " + place.offset() + "::BIGINT)")
        .collect(
            Collectors.joining(
                ", ",
                " JOIN (VALUES ",
                ") w(file, file_offset) ON w.file = t.file AND w.file_offset = t.file_offset"));
  }

  /** All files that imports of this store read. */
  public List<ImportedFile> imports() throws StoreException {
    return Inputs.of(store);
  }

  private <T> List<T> ask(String sql, Database.Row<T> reader) throws StoreException {
    try {
      return database.rows(sql, reader);
    } catch (SQLException e) {
      throw StoreException.reading(store.folder(), e);
    }
  }

  private static RawPlace place(ResultSet row, int first) throws SQLException {
    return new RawPlace(
        row.getLong(first),
        row.getString(first + 1),
        row.getLong(first + 2),
        row.getInt(first + 3));
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    List<String> texts = new ArrayList<>();
    if (array != null && array.getArray() instanceof Object[] values) {
      for (Object value : values) {
        texts.add(String.valueOf(value));
      }
    }
    return texts;
  }

  @Override
  public void close() {
    database.close();
  }
}
