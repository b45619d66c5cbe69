package fluxgate.app.casefile;

import fluxgate.app.history.folder.StoreException;
import fluxgate.app.history.smallstate.Hold;
import fluxgate.app.history.smallstate.SmallState;
import fluxgate.app.source.Sha256;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cases of a store. Every change is one transaction with its record of custody. */
public final class CaseStore implements Closeable {
  /** No case has a number with more digits. */
  private static final String NUMBER = "[0-9]{1,9}";

  private static final int KEY_OCTETS = 32;
  private static final int NONCE_OCTETS = 16;

  private static final String COLUMNS =
      "id, subject, domains, since, until, opened_at, opened_by, reason, closed_at, redaction_key,"
          + " until_given";

  private final SmallState state;
  private final Custody.Actor actor;
  private final Custody.When when;
  private final Instant now;

  private CaseStore(SmallState state, Custody.Actor actor, Custody.When when) {
    this.state = state;
    this.actor = actor;
    this.when = when;
    this.now = when.time();
  }

  /** Opens the cases of the store in a folder. */
  public static CaseStore open(Path store, Custody.Actor actor, Custody.When when)
      throws StoreException {
    return new CaseStore(SmallState.open(store), actor, when);
  }

  /**
   * Opens them to look, also where nothing may be written; null where the store has no small state
   * yet.
   */
  public static @Nullable CaseStore toRead(Path store, Custody.Actor actor, Custody.When when)
      throws StoreException {
    SmallState state = SmallState.toRead(store);
    return state == null ? null : new CaseStore(state, actor, when);
  }

  /**
   * Opens a new case, with its first record.
   *
   * @param untilGiven whether somebody said until when it looks
   */
  public CaseFile open(
      String subject,
      List<String> domains,
      Instant since,
      Instant until,
      boolean untilGiven,
      String reason)
      throws StoreException {
    return state.write(connection -> {
      String id = nextId(connection);
      CaseFile file =
          new CaseFile(
              id,
              subject,
              domains,
              since,
              until,
              now,
              actor.name(),
              reason,
              null,
              Sha256.random(KEY_OCTETS),
              untilGiven);
      CaseRows.update(
          connection,
          "INSERT INTO case_file (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)",
          id,
          subject,
          String.join(" ", domains),
          since.toString(),
          until.toString(),
          now.toString(),
          actor.name(),
          reason,
          file.redactionKey(),
          untilGiven ? 1 : 0);
      record(connection, id, Custody.Act.of("opened", subject, "case open"));
      return file;
    });
  }

  private String nextId(Connection connection) throws SQLException {
    String year = "case-" + now.atOffset(ZoneOffset.UTC).getYear() + "-";
    int number = 0;
    for (CaseFile file : cases(connection)) {
      if (file.id().startsWith(year)) {
        number = Math.max(number, Integer.parseInt(file.id().substring(year.length())));
      }
    }
    return year + String.format(Locale.ROOT, "%04d", number + 1);
  }

  /** All cases, the latest first. */
  public List<CaseFile> cases() throws StoreException {
    return state.read(CaseStore::cases).reversed();
  }

  /** The case of an id; null where there is none. */
  public @Nullable CaseFile find(String id) throws StoreException {
    return cases().stream().filter(file -> file.id().equals(id)).findFirst().orElse(null);
  }

  /**
   * The cases that somebody may mean, the latest first: that of an id, or those of a number, of
   * which each year may have one.
   */
  public List<CaseFile> named(String name) throws StoreException {
    if (!name.matches(NUMBER)) {
      CaseFile file = find(name);
      return file == null ? List.of() : List.of(file);
    }
    String end = "-" + String.format(Locale.ROOT, "%04d", Integer.parseInt(name));
    return cases().stream().filter(file -> file.id().endsWith(end)).toList();
  }

  private static List<CaseFile> cases(Connection connection) throws SQLException {
    return CaseRows.rows(
        connection,
        "SELECT " + COLUMNS + " FROM case_file ORDER BY rowid",
        row -> {
          @Nullable String closed = row.getString(9);
          return new CaseFile(
              row.getString(1),
              row.getString(2),
              List.of(row.getString(3).split(" ")),
              Instant.parse(row.getString(4)),
              Instant.parse(row.getString(5)),
              Instant.parse(row.getString(6)),
              row.getString(7),
              row.getString(8),
              closed == null ? null : Instant.parse(closed),
              row.getString(10),
              row.getInt(11) != 0);
        });
  }

  /** Adds a note. */
  public void note(CaseFile file, String text) throws StoreException {
    String nonce = Sha256.random(NONCE_OCTETS);
    state.write(connection -> {
      CaseRows.update(
          connection,
          "INSERT INTO case_note (case_id, at, author, text, nonce) VALUES (?, ?, ?, ?, ?)",
          file.id(),
          now.toString(),
          actor.name(),
          text,
          nonce);
      String line = line(new CaseFile.Note(now, actor.name(), text, nonce));
      record(
          connection,
          file.id(),
          new Custody.Act(
              Custody.NOTED,
              "note",
              Sha256.of(line),
              (long) line.getBytes(StandardCharsets.UTF_8).length,
              null,
              "case note"));
      return true;
    });
  }

  /** A note as it is hashed and exported; its nonce keeps a short note from being guessed. */
  public static String line(CaseFile.Note note) {
    return Jcs.text(
        Map.of(
            "at", note.at().toString(),
            "author", note.author(),
            "text", note.text(),
            "nonce", note.nonce()));
  }

  public List<CaseFile.Note> notes(CaseFile file) throws StoreException {
    return state.read(connection ->
        CaseRows.rows(
            connection,
            "SELECT at, author, text, nonce FROM case_note WHERE case_id = ? ORDER BY id",
            row ->
                new CaseFile.Note(
                    Instant.parse(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4)),
            file.id()));
  }

  /**
   * Keeps what a case listed.
   *
   * @param what in the words of the record, which name no client
   * @param content lines, with something in them that keeps their hash from being guessed
   */
  public void list(CaseFile file, String what, String content) throws StoreException {
    state.write(connection -> {
      CaseRows.update(
          connection,
          "INSERT INTO case_listing (case_id, content) VALUES (?, ?)",
          file.id(),
          content);
      record(
          connection,
          file.id(),
          new Custody.Act(
              Custody.LISTED,
              what,
              Sha256.of(content),
              (long) content.getBytes(StandardCharsets.UTF_8).length,
              "the store",
              "what the case shows and had not listed before"));
      return true;
    });
  }

  /** What was listed, a text each time, in its order. */
  public List<String> listings(CaseFile file) throws StoreException {
    return state.read(connection ->
        CaseRows.rows(
            connection,
            "SELECT content FROM case_listing WHERE case_id = ? ORDER BY id",
            row -> row.getString(1),
            file.id()));
  }

  /**
   * Says what became of a host.
   *
   * @param called all that it is and was listed by, each with its pseudonym: custody names no
   *     client
   */
  public void setHost(CaseFile file, Map<String, String> called, CaseFile.State to, String owner)
      throws StoreException {
    state.write(connection -> {
      for (Map.Entry<String, String> one : called.entrySet()) {
        CaseRows.update(
            connection,
            "INSERT INTO case_host (case_id, host, state, owner, at) VALUES (?, ?, ?, ?, ?)",
            file.id(),
            one.getKey(),
            to.word(),
            owner,
            now.toString());
        record(
            connection,
            file.id(),
            Custody.Act.of("host " + to.word(), "host " + one.getValue(), "case hosts --set"));
      }
      return true;
    });
  }

  /** What was said of hosts, by host; the latest. */
  public Map<String, CaseFile.HostState> hosts(CaseFile file) throws StoreException {
    Map<String, CaseFile.HostState> states = new LinkedHashMap<>();
    state.read(connection ->
        CaseRows.rows(
            connection,
            "SELECT host, state, owner, at FROM case_host WHERE case_id = ? ORDER BY id",
            row -> {
              CaseFile.State known = CaseFile.State.of(row.getString(2));
              states.put(
                  row.getString(1),
                  new CaseFile.HostState(
                      known == null ? CaseFile.State.OPEN : known,
                      row.getString(3),
                      Instant.parse(row.getString(4))));
              return true;
            },
            file.id()));
    return states;
  }

  /** What closing a case did. */
  public enum Closing {
    /** Somebody else had closed it. */
    WAS_CLOSED,
    CLOSED,
    /** Closed, and its days released. */
    RELEASED
  }

  /**
   * Closes it, once.
   *
   * @param releases whether the days that it holds are released
   */
  public Closing close(CaseFile file, boolean releases) throws StoreException {
    return state.write(connection -> {
      int closed =
          CaseRows.update(
              connection,
              "UPDATE case_file SET closed_at = ? WHERE id = ? AND closed_at IS NULL",
              now.toString(),
              file.id());
      if (closed == 0) {
        return Closing.WAS_CLOSED;
      }
      boolean released = releases && SmallState.release(connection, file.id(), now) > 0;
      if (released) {
        record(connection, file.id(), Custody.Act.of("released", "the days held", "case close"));
      }
      record(connection, file.id(), Custody.Act.of("closed", file.subject(), "case close"));
      return released ? Closing.RELEASED : Closing.CLOSED;
    });
  }

  /**
   * Holds days for a case.
   *
   * @param days in the words of the record
   * @return false where it holds them already
   */
  public boolean hold(CaseFile file, Hold hold, String days) throws StoreException {
    return state.write(connection -> {
      boolean holds =
          !CaseRows.rows(
                  connection,
                  "SELECT id FROM hold WHERE case_id = ? AND released_at IS NULL",
                  row -> row.getLong(1),
                  file.id())
              .isEmpty();
      if (holds) {
        return false;
      }
      SmallState.hold(connection, hold, now);
      record(connection, file.id(), Custody.Act.of("held", days, "case hold"));
      return true;
    });
  }

  /**
   * Releases what a case holds.
   *
   * @param days in the words of the record
   * @return false where it holds nothing
   */
  public boolean release(CaseFile file, String days) throws StoreException {
    return state.write(connection -> {
      if (SmallState.release(connection, file.id(), now) == 0) {
        return false;
      }
      record(connection, file.id(), Custody.Act.of("released", days, "case hold --release"));
      return true;
    });
  }

  /** Adds a record of an act that changes nothing else here. */
  public String record(CaseFile file, Custody.Act act) throws StoreException {
    return state.write(connection -> record(connection, file.id(), act));
  }

  /**
   * Adds a record, if the chain still ends as it did.
   *
   * @param line made to follow {@code last}
   * @return false where somebody else has added one meanwhile; nothing is changed then
   */
  public boolean recordAfter(CaseFile file, @Nullable String last, String line)
      throws StoreException {
    return state.write(connection -> {
      if (!String.valueOf(last).equals(String.valueOf(last(connection, file.id())))) {
        return false;
      }
      insert(connection, file.id(), line);
      return true;
    });
  }

  /** The chain. */
  public List<String> custody(CaseFile file) throws StoreException {
    return state.read(connection -> custody(connection, file.id()));
  }

  private static List<String> custody(Connection connection, String id) throws SQLException {
    return CaseRows.rows(
        connection,
        "SELECT line FROM case_custody WHERE case_id = ? ORDER BY seq",
        row -> row.getString(1),
        id);
  }

  private static @Nullable String last(Connection connection, String id) throws SQLException {
    List<String> lines =
        CaseRows.rows(
            connection,
            "SELECT line FROM case_custody WHERE case_id = ? ORDER BY seq DESC LIMIT 1",
            row -> row.getString(1),
            id);
    return lines.isEmpty() ? null : lines.getFirst();
  }

  private String record(Connection connection, String id, Custody.Act act) throws SQLException {
    String line = Custody.next(last(connection, id), id, when, actor, act);
    insert(connection, id, line);
    return line;
  }

  /** The record of an act that would follow another; it is not added. */
  public String next(CaseFile file, @Nullable String last, Custody.Act act) {
    return Custody.next(last, file.id(), when, actor, act);
  }

  /** The time of the last act or look-up of a case; null where it has none. */
  public @Nullable Instant lastTime(CaseFile file) throws StoreException {
    List<String> lines = custody(file);
    Map<String, Object> record = lines.isEmpty() ? null : Jcs.parse(lines.getLast());
    Instant last = record == null ? null : Custody.time(record);
    for (CaseFile.Access access : accesses(file)) {
      last = last == null || access.at().isAfter(last) ? access.at() : last;
    }
    return last;
  }

  private static void insert(Connection connection, String id, String line) throws SQLException {
    Map<String, Object> record = Jcs.parse(line);
    long seq = record == null ? -1 : Jcs.number(record, "seq");
    CaseRows.update(
        connection,
        "INSERT INTO case_custody (case_id, seq, line) VALUES (?, ?, ?)",
        id,
        seq,
        line);
  }

  /** Logs a look-up of client-level data, before anything of it is shown. */
  public void access(CaseFile file, String what, String why, int hosts) throws StoreException {
    state.write(connection -> {
      CaseRows.update(
          connection,
          "INSERT INTO case_access (case_id, at, who, what, why, hosts)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          file.id(),
          now.toString(),
          actor.name(),
          what,
          when.isGiven() ? why + " (time given with --now)" : why,
          hosts);
      return true;
    });
  }

  public List<CaseFile.Access> accesses(CaseFile file) throws StoreException {
    return state.read(connection ->
        CaseRows.rows(
            connection,
            "SELECT at, who, what, why, hosts FROM case_access WHERE case_id = ? ORDER BY id",
            row ->
                new CaseFile.Access(
                    Instant.parse(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5)),
            file.id()));
  }

  /** The store's holds, which retention respects. */
  public SmallState state() {
    return state;
  }

  public Custody.Actor actor() {
    return actor;
  }

  public Instant now() {
    return now;
  }

  @Override
  public void close() {
    state.close();
  }
}
