package fluxgate.app.history;

import fluxgate.app.history.StoredFile.Kind;
import fluxgate.dns.DomainName;
import fluxgate.dns.RRType;
import fluxgate.net.IpAddress;
import fluxgate.net.IpPrefix;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a store as it was when this was opened. A file that cannot be read is left out, and
 * said; the rest answers.
 */
public final class History implements Closeable {
  /** What DuckDB may take to answer; a look-up needs little. */
  private static final long MEMORY_OCTETS = 1L << 30;

  /** Look-ups are small: a second thread costs more than it gives. */
  private static final int THREADS = 1;

  private static final String FIGURES =
      "min(time_first), max(time_last), sum(count)::BIGINT, min(ttl_min), max(ttl_max),"
          + " max(clients)";

  private static final String GROUPED = "owner_reversed, type, rdata, vantage, position";

  /**
   * All of these but the record in one text, as each text costs more to be handed over than to be
   * found. Of its parts only the last may have a line feed.
   */
  private static final String WHOSE = "concat_ws(chr(10), owner_reversed, type, position, vantage)";

  private StoreFolder store;
  private final Consumer<String> say;
  private final Database database;
  private final long sinceMicros;
  private final long untilMicros;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private List<StoredFile> byName;
  private List<StoredFile> byAddress;

  private History(
      StoreFolder store, Consumer<String> say, Database database, long since, long until) {
    this.store = store;
    this.say = say;
    this.database = database;
    this.sinceMicros = since;
    this.untilMicros = until;
    byName = usable(Kind.BY_NAME);
    byAddress = usable(Kind.BY_ADDRESS);
    store.holes(since, until).forEach(hole -> say.accept(hole.sentence()));
  }

  /**
   * Opens a store to look things up in it.
   *
   * @param sinceMicros tuples last seen before this are left out
   * @param untilMicros tuples first seen at or after this are left out
   * @param say takes a sentence for each file that cannot be used
   */
  public static History open(
      StoreFolder store, long sinceMicros, long untilMicros, Consumer<String> say)
      throws StoreException {
    try {
      Database database = Database.open(null, THREADS, MEMORY_OCTETS);
      database.run("SET parquet_metadata_cache = true");
      return new History(store, say, database, sinceMicros, untilMicros);
    } catch (SQLException e) {
      throw StoreException.reading(store.folder(), e);
    }
  }

  /** Those that may hold something of the time asked for, and have the size that they should. */
  private List<StoredFile> usable(Kind kind) {
    List<StoredFile> files = new ArrayList<>();
    store
        .manifest()
        .searched(kind)
        .filter(file -> file.overlaps(sinceMicros, untilMicros))
        .forEach(file -> {
          Path path = store.path(file);
          try {
            if (Files.size(path) == file.octets()) {
              files.add(file);
            } else {
              sayUnusable(file, "is cut short or changed");
            }
          } catch (IOException e) {
            sayUnusable(file, "is missing");
          }
        });
    return files;
  }

  private void sayUnusable(StoredFile file, String what) {
    say.accept(
        store.path(file)
            + " "
            + what
            + " and was left out, so the answer may lack what it holds; 'fluxgate history verify'"
            + " sets it aside.");
  }

  /** All tuples that match, by name, type and time. */
  public List<Tuple> ask(Question question) throws StoreException {
    return switch (question) {
      case Question.Owner owner -> owner(owner);
      case Question.Address address -> address(address.block());
      case Question.Target target -> target(target);
    };
  }

  private List<Tuple> owner(Question.Owner asked) throws StoreException {
    return names("owner_reversed", asked.name(), asked.reach(), asked.type(), Tuple::owner);
  }

  private List<Tuple> target(Question.Target asked) throws StoreException {
    return names("rdata_reversed", asked.name(), asked.reach(), asked.type(), Tuple::rdata);
  }

  private List<Tuple> names(
      String column,
      DomainName name,
      Question.Reach reach,
      @Nullable RRType type,
      Function<Tuple, String> found)
      throws StoreException {
    String key = reversed(name);
    List<Object> values = new ArrayList<>();
    String where;
    if (reach == Question.Reach.ITSELF) {
      where = column + " = ?";
      values.add(key);
    } else if (key.equals(".")) {
      where = column + " >= ''";
    } else if (reach == Question.Reach.BELOW) {
      where = column + " >= ? AND " + column + " < ?";
      values.add(key + ".");
      values.add(key + "/"); // the character after the dot
    } else {
      // The first and the last bound are one range to read; what lies between both names is left.
      where =
          column + " >= ? AND " + column + " < ? AND (" + column + " = ? OR " + column + " >= ?)";
      values.addAll(List.of(key, key + "/", key, key + "."));
    }
    if (type != null) {
      where += " AND type = ?";
      values.add(type.toString());
    }
    return select(
        column.startsWith("owner") ? Kind.BY_NAME : Kind.BY_ADDRESS,
        where,
        values,
        tuple -> reach == Question.Reach.ITSELF || covers(reach, name, found.apply(tuple)));
  }

  /** The order of names is one of text, and an escaped dot is one in it: look again, by labels. */
  private static boolean covers(Question.Reach reach, DomainName name, String text) {
    DomainName found = DomainName.parse(text);
    return found != null && reach.covers(name, found);
  }

  private List<Tuple> address(IpPrefix block) throws StoreException {
    IpAddress first = block.address();
    IpAddress last = block.last();
    List<Object> values = new ArrayList<>();
    String where;
    if (first.high() == last.high()) {
      where = "address_high = ?";
      values.add(first.high());
      if (first.low() != 0 || last.low() != -1L) {
        where += " AND address_low BETWEEN ? AND ?";
        values.add(first.low());
        values.add(last.low());
      }
    } else if (block.length() == 0) {
      where = "address_high IS NOT NULL";
    } else {
      where = "address_high BETWEEN ? AND ?";
      values.add(first.high());
      values.add(last.high());
    }
    return select(
        Kind.BY_ADDRESS,
        where,
        values,
        tuple -> {
          IpAddress address = IpAddress.parse(tuple.rdata());
          return address != null && block.contains(address);
        });
  }

  private List<Tuple> select(Kind kind, String where, List<Object> values, Predicate<Tuple> fits)
      throws StoreException {
    while (true) {
      List<StoredFile> files = kind == Kind.BY_NAME ? byName : byAddress;
      if (files.isEmpty()) {
        return List.of();
      }
      try {
        return run(files, where, values, fits);
      } catch (SQLException e) {
        if (refreshed()) {
          continue;
        }
        List<StoredFile> readable = readable(files);
        if (readable.size() == files.size()) {
          throw StoreException.reading(store.folder(), e);
        }
        prepared.clear();
        if (kind == Kind.BY_NAME) {
          byName = readable;
        } else {
          byAddress = readable;
        }
      }
    }
  }

  /** Whether a writer has published since this was opened; then that is read from now on. */
  private boolean refreshed() throws StoreException {
    StoreFolder newest = StoreFolder.toRead(store.folder());
    if (newest.manifest().number() == store.manifest().number()) {
      return false;
    }
    store = newest;
    prepared.clear();
    byName = usable(Kind.BY_NAME);
    byAddress = usable(Kind.BY_ADDRESS);
    return true;
  }

  /** Those of the files that DuckDB reads from end to end. */
  private List<StoredFile> readable(List<StoredFile> files) {
    List<StoredFile> readable = new ArrayList<>();
    try (Trial trial = new Trial()) {
      for (StoredFile file : files) {
        if (trial.reads(store.path(file))) {
          readable.add(file);
        } else {
          sayUnusable(file, "is damaged");
        }
      }
    }
    return readable;
  }

  private List<Tuple> run(
      List<StoredFile> files, String where, List<Object> values, Predicate<Tuple> fits)
      throws SQLException {
    String key = files.getFirst().kind() + where;
    PreparedStatement statement = prepared.get(key);
    if (statement == null) {
      statement = database.prepare(sql(files, where));
      prepared.put(key, statement);
    }
    int place = 1;
    for (Object value : values) {
      statement.setObject(place++, value);
    }
    List<Tuple> tuples = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Tuple tuple = tuple(rows);
        if (fits.test(tuple)) {
          tuples.add(tuple);
        }
      }
    }
    return tuples;
  }

  private String sql(List<StoredFile> files, String where) {
    String sql =
        "SELECT "
            + WHOSE
            + ", rdata, "
            + FIGURES
            + " FROM "
            + Database.parquet(files.stream().map(store::path).toList())
            + " WHERE "
            + where;
    if (sinceMicros != Long.MIN_VALUE) {
      sql += " AND time_last >= " + Math.floorDiv(sinceMicros, Times.SECOND);
    }
    if (untilMicros != Long.MAX_VALUE) {
      sql += " AND time_first < " + Math.ceilDiv(untilMicros, Times.SECOND);
    }
    return sql
        + " GROUP BY "
        + GROUPED
        + " ORDER BY owner_reversed, type, min(time_first), rdata, vantage";
  }

  private static Tuple tuple(ResultSet row) throws SQLException {
    String whose = row.getString(1);
    int type = whose.indexOf('\n') + 1;
    int position = whose.indexOf('\n', type) + 1;
    int vantage = whose.indexOf('\n', position) + 1;
    return new Tuple(
        reversed(whose.substring(0, type - 1)),
        whose.substring(type, position - 1),
        row.getString(2),
        whose.substring(vantage),
        whose.substring(position, vantage - 1),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        nullable(row, 6),
        nullable(row, 7),
        row.getLong(8));
  }

  private static @Nullable Long nullable(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static String reversed(DomainName name) {
    return reversed(name.toString());
  }

  /** The parts between dots in reverse order; the same again gives the name back. */
  static String reversed(String name) {
    StringBuilder reversed = new StringBuilder(name.length());
    int end = name.length();
    for (int dot = name.lastIndexOf('.'); dot >= 0; dot = name.lastIndexOf('.', dot - 1)) {
      reversed.append(name, dot + 1, end).append('.');
      end = dot;
    }
    return reversed.append(name, 0, end).toString();
  }

  @Override
  public void close() {
    database.close();
  }
}
