package fluxgate.app.history.smallstate;

import java.util.List;

/**
 * The tables of cases in {@code state.sqlite}. A case is one row; what happens to it is rows that
 * are only ever added: notes, states of hosts (the latest counts), what was listed, records of
 * custody as they stand in the chain, and look-ups of client-level data.
 */
final class CaseTables {
  /** The third step of {@link SmallState}. */
  static final List<String> STEP =
      List.of(
          """
          CREATE TABLE case_file (
            id TEXT PRIMARY KEY,
            subject TEXT NOT NULL,
            domains TEXT NOT NULL,
            since TEXT NOT NULL,
            until TEXT NOT NULL,
            opened_at TEXT NOT NULL,
            opened_by TEXT NOT NULL,
            reason TEXT NOT NULL,
            closed_at TEXT,
            redaction_key TEXT NOT NULL
          ) STRICT
          """,
          """
          CREATE TABLE case_note (
            id INTEGER PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES case_file,
            at TEXT NOT NULL,
            author TEXT NOT NULL,
            text TEXT NOT NULL,
            nonce TEXT NOT NULL
          ) STRICT
          """,
          """
          CREATE TABLE case_host (
            id INTEGER PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES case_file,
            host TEXT NOT NULL,
            state TEXT NOT NULL,
            owner TEXT NOT NULL,
            at TEXT NOT NULL
          ) STRICT
          """,
          """
          CREATE TABLE case_custody (
            case_id TEXT NOT NULL REFERENCES case_file,
            seq INTEGER NOT NULL,
            line TEXT NOT NULL,
            PRIMARY KEY (case_id, seq)
          ) STRICT
          """,
          """
          CREATE TABLE case_access (
            id INTEGER PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES case_file,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            why TEXT NOT NULL,
            hosts INTEGER NOT NULL
          ) STRICT
          """,
          "CREATE INDEX case_note_case ON case_note (case_id)",
          "CREATE INDEX case_host_case ON case_host (case_id)",
          "CREATE INDEX case_access_case ON case_access (case_id)");

  /**
   * The fourth step: what a case listed, as it was recorded, and whether somebody said until when
   * it looks.
   */
  static final List<String> LISTINGS =
      List.of(
          "ALTER TABLE case_file ADD COLUMN until_given INTEGER NOT NULL DEFAULT 0",
          """
          CREATE TABLE case_listing (
            id INTEGER PRIMARY KEY,
            case_id TEXT NOT NULL REFERENCES case_file,
            content TEXT NOT NULL
          ) STRICT
          """,
          "CREATE INDEX case_listing_case ON case_listing (case_id)");

  private CaseTables() {}
}
