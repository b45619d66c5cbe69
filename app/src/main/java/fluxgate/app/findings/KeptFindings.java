package fluxgate.app.findings;

import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.output.NearWords;
import fluxgate.app.output.UtcTime;
import fluxgate.app.output.json.FindingJson;
import fluxgate.detect.Footprint;
import fluxgate.verdict.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The hunts and findings of a store. */
public final class KeptFindings {
  private static final String COLUMNS =
      "id, hunt, domain, level, peak_level, score, first_seen, last_seen";

  private static final String HUNT =
      "SELECT id, started, program, baseline, inputs, context, since, until, from_store, missing"
          + " FROM hunt";

  private final SmallState state;

  /** Those in this state. */
  public KeptFindings(SmallState state) {
    this.state = state;
  }

  /**
   * What was kept.
   *
   * @param hunt the number of the hunt
   * @param findings how many of its findings
   */
  public record Kept(long hunt, int findings) {}

  /**
   * Keeps a hunt with what it found; all of it or nothing.
   *
   * @param footprints of a domain, null where nothing is remembered of it
   * @param onlyChanged whether to leave out what is word for word as it was last kept: a hunt that
   *     goes on from another repeats what that one found
   * @param unknown what hunts before it found, and this one could not judge: it stands as it was,
   *     in place of what this one found of the same campaign
   */
  public Kept keep(
      KeptHunt hunt,
      List<Finding> findings,
      Function<Finding, @Nullable Footprint> footprints,
      boolean onlyChanged,
      List<KeptFinding> unknown)
      throws StoreException {
    Set<String> standing = new TreeSet<>();
    unknown.forEach(finding -> standing.add(finding.id()));
    return state.write(tables -> {
      long number = insert(hunt, tables);
      repeat(number, unknown, tables);
      int kept = 0;
      try (PreparedStatement last =
              tables.prepareStatement(
                  "SELECT json FROM finding WHERE id = ? ORDER BY hunt DESC LIMIT 1");
          PreparedStatement insert =
              tables.prepareStatement(
                  "INSERT INTO finding (id, hunt, domain, network, level, peak_level, score,"
                      + " first_seen, last_seen, alert_at, json, footprint)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        for (Finding finding : findings) {
          String json = json(finding);
          if (standing.contains(finding.id())) {
            continue;
          }
          if (!onlyChanged || !isLast(json, finding, last)) {
            insert(number, finding, json, footprints.apply(finding), insert);
            kept++;
          }
        }
      }
      return new Kept(number, kept);
    });
  }

  private static void repeat(long hunt, List<KeptFinding> findings, Connection tables)
      throws SQLException {
    String others =
        "domain, network, level, peak_level, score, first_seen, last_seen, alert_at, json, footprint";
    try (PreparedStatement insert =
        tables.prepareStatement(
            "INSERT INTO finding (id, hunt, "
                + others
                + ") SELECT id, ?, "
                + others
                + " FROM finding WHERE id = ? AND hunt = ?")) {
      for (KeptFinding finding : findings) {
        insert.setLong(1, hunt);
        insert.setString(2, finding.id());
        insert.setLong(3, finding.hunt());
        insert.executeUpdate();
      }
    }
  }

  private static boolean isLast(String json, Finding finding, PreparedStatement last)
      throws SQLException {
    last.setString(1, finding.id());
    try (ResultSet row = last.executeQuery()) {
      return row.next() && json.equals(row.getString(1));
    }
  }

  private static void insert(
      long hunt,
      Finding finding,
      String json,
      @Nullable Footprint footprint,
      PreparedStatement insert)
      throws SQLException {
    Long alert = finding.alertAtMicros();
    insert.setString(1, finding.id());
    insert.setLong(2, hunt);
    insert.setString(3, finding.domain().toString());
    insert.setString(4, finding.network());
    insert.setString(5, finding.level().word());
    insert.setString(6, finding.peakLevel().word());
    insert.setDouble(7, Math.round(finding.verdict().score() * 1000) / 1000.0);
    insert.setString(8, UtcTime.rfc3339(finding.firstSeenMicros()));
    insert.setString(9, UtcTime.rfc3339(finding.lastSeenMicros()));
    insert.setString(10, UtcTime.rfc3339OrNull(alert));
    insert.setString(11, json);
    insert.setString(12, footprint == null ? "{}" : FootprintJson.write(footprint));
    insert.executeUpdate();
  }

  private static long insert(KeptHunt hunt, Connection tables) throws SQLException {
    try (PreparedStatement insert =
        tables.prepareStatement(
            "INSERT INTO hunt (started, program, baseline, inputs, context, since, until,"
                + " from_store, missing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
      insert.setString(1, hunt.started().toString());
      insert.setString(2, hunt.program());
      insert.setString(3, hunt.baseline());
      insert.setString(4, hunt.inputs());
      insert.setString(5, hunt.context());
      insert.setString(6, text(hunt.since()));
      insert.setString(7, text(hunt.until()));
      insert.setInt(8, hunt.fromStore() ? 1 : 0);
      insert.setString(9, InputPrints.ofMissing(hunt.missing()));
      try (ResultSet row = insert.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("the hunt has no number");
        }
        return row.getLong(1);
      }
    }
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static String json(Finding finding) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      FindingJson.write(finding, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  /**
   * The newest of each finding, last seen first.
   *
   * @param domain of this domain alone; null for all
   * @param since seen at or after; null for all
   * @param until seen before; null for all
   */
  public List<KeptFinding> newest(
      @Nullable String domain, @Nullable Instant since, @Nullable Instant until)
      throws StoreException {
    List<KeptFinding> found = new ArrayList<>();
    for (KeptFinding finding : newest("?1 IS NULL OR domain = ?1", domain)) {
      if ((since == null || !finding.lastSeen().isBefore(since))
          && (until == null || finding.firstSeen().isBefore(until))) {
        found.add(finding);
      }
    }
    return found;
  }

  /**
   * The newest of each finding of a domain, or whose id begins so, last seen first.
   *
   * @param word a domain, defanged or not, or an id or the beginning of one
   */
  public List<KeptFinding> named(String word) throws StoreException {
    String name = plain(word);
    return isId(name)
        ? newest("substr(id, 1, length(?1)) = ?1", name)
        : newest("domain = ?1", name);
  }

  /** The ids, or the domains, that somebody may have meant by one of which nothing is kept. */
  public List<String> near(String word) throws StoreException {
    String name = plain(word);
    Set<String> known = new TreeSet<>();
    for (KeptFinding finding : newest("?1 IS NULL", null)) {
      known.add(isId(name) ? finding.id() : finding.domain());
    }
    return NearWords.of(name, known);
  }

  private static String plain(String word) {
    String name = word.strip().replace("[.]", ".").toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isId(String name) {
    return name.startsWith("f-");
  }

  private List<KeptFinding> newest(String where, @Nullable String value) throws StoreException {
    return state.read(tables -> {
      try (PreparedStatement select =
          tables.prepareStatement(
              "SELECT "
                  + COLUMNS
                  + " FROM finding AS f WHERE hunt ="
                  + " (SELECT max(hunt) FROM finding AS other WHERE other.id = f.id)"
                  + " AND ("
                  + where
                  + ")")) {
        select.setString(1, value);
        List<KeptFinding> found = findings(select);
        found.sort(
            Comparator.comparing(KeptFinding::lastSeen)
                .reversed()
                .thenComparing(KeptFinding::domain)
                .thenComparing(KeptFinding::id));
        return found;
      }
    });
  }

  /**
   * A finding as it was printed.
   *
   * @param json what {@code hunt --json} prints, nobody hidden
   */
  public record Printed(String domain, String json) {}

  /** The newest finding of each of the domains, or of each domain of the networks. */
  public List<Printed> newestOf(List<String> subjects) throws StoreException {
    return state.read(tables -> {
      List<Printed> found = new ArrayList<>();
      try (PreparedStatement select =
          tables.prepareStatement(
              "SELECT domain, json, max(hunt) FROM finding WHERE domain = ?1 OR network = ?1"
                  + " GROUP BY domain ORDER BY domain")) {
        for (String subject : subjects) {
          select.setString(1, subject);
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              found.add(new Printed(row.getString(1), row.getString(2)));
            }
          }
        }
      }
      return found;
    });
  }

  /** A finding with its evidence, as {@code hunt --json} prints it, nobody hidden. */
  public String json(KeptFinding finding) throws StoreException {
    return text("json", finding);
  }

  /** All that was seen of its domain; null where it was damaged. */
  public @Nullable Footprint footprint(KeptFinding finding) throws StoreException {
    return FootprintJson.read(text("footprint", finding));
  }

  private String text(String column, KeptFinding finding) throws StoreException {
    return state.read(tables -> {
      try (PreparedStatement select =
          tables.prepareStatement("SELECT " + column + " FROM finding WHERE id = ? AND hunt = ?")) {
        select.setString(1, finding.id());
        select.setLong(2, finding.hunt());
        try (ResultSet row = select.executeQuery()) {
          return row.next() ? row.getString(1) : ""; // forgotten since
        }
      }
    });
  }

  /** Every time that a finding was kept, the newest hunt first. */
  public List<KeptFinding> history(String id) throws StoreException {
    return state.read(tables -> {
      try (PreparedStatement select =
          tables.prepareStatement(
              "SELECT " + COLUMNS + " FROM finding WHERE id = ? ORDER BY hunt DESC")) {
        select.setString(1, id);
        return findings(select);
      }
    });
  }

  /** The number of the hunt that judged it so: those after it have repeated that. */
  long judgedIn(KeptFinding finding) throws StoreException {
    return state.read(tables -> {
      try (PreparedStatement select =
          tables.prepareStatement(
              "SELECT min(hunt) FROM finding WHERE id = ?1 AND json ="
                  + " (SELECT json FROM finding WHERE id = ?1 AND hunt = ?2)")) {
        select.setString(1, finding.id());
        select.setLong(2, finding.hunt());
        try (ResultSet row = select.executeQuery()) {
          return row.next() ? row.getLong(1) : finding.hunt();
        }
      }
    });
  }

  /** What a hunt found, by id. */
  public Map<String, KeptFinding> of(long hunt) throws StoreException {
    return state.read(tables -> {
      try (PreparedStatement select =
          tables.prepareStatement(
              "SELECT " + COLUMNS + " FROM finding WHERE hunt = ? ORDER BY domain, id")) {
        select.setLong(1, hunt);
        Map<String, KeptFinding> byId = new LinkedHashMap<>();
        findings(select).forEach(finding -> byId.put(finding.id(), finding));
        return byId;
      }
    });
  }

  private static List<KeptFinding> findings(PreparedStatement select) throws SQLException {
    List<KeptFinding> findings = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        findings.add(
            new KeptFinding(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getDouble(6),
                Instant.parse(row.getString(7)),
                Instant.parse(row.getString(8))));
      }
    }
    return findings;
  }

  /** All hunts by their numbers, the oldest first. */
  public Map<Long, KeptHunt> hunts() throws StoreException {
    return state.read(tables -> {
      try (PreparedStatement select = tables.prepareStatement(HUNT + " ORDER BY id");
          ResultSet row = select.executeQuery()) {
        Map<Long, KeptHunt> hunts = new LinkedHashMap<>();
        while (row.next()) {
          hunts.put(
              row.getLong(1),
              new KeptHunt(
                  Instant.parse(row.getString(2)),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  time(row.getString(7)),
                  time(row.getString(8)),
                  row.getInt(9) != 0,
                  KeptHunt.missing(row.getString(10))));
        }
        return hunts;
      }
    });
  }

  private static @Nullable Instant time(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
