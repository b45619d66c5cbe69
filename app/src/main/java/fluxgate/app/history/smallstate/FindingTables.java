package fluxgate.app.history.smallstate;

import java.util.List;

/**
 * The tables of findings: the hunts that kept any, the findings, and what people decided of them.
 * Times are RFC 3339 in UTC, days ISO 8601.
 */
final class FindingTables {
  /**
   * The second step of {@link SmallState}.
   *
   * <ul>
   *   <li>{@code hunt.inputs} and {@code hunt.context}: arrays of JSON, of what was read and what
   *       it was judged by; {@code since} and {@code until}: the bounds that were given.
   *   <li>{@code finding.json}: as {@code hunt --json} prints it, with nobody hidden; {@code
   *       footprint}: every network and port, where {@code json} has examples.
   *   <li>{@code disposition.scope}: an object of JSON; {@code expires}: the last day.
   * </ul>
   */
  static final List<String> STEP =
      List.of(
          """
          CREATE TABLE hunt (
            id INTEGER PRIMARY KEY,
            started TEXT NOT NULL,
            program TEXT NOT NULL,
            baseline TEXT NOT NULL,
            inputs TEXT NOT NULL,
            context TEXT NOT NULL,
            since TEXT,
            until TEXT,
            from_store INTEGER NOT NULL
          ) STRICT
          """,
          """
          CREATE TABLE finding (
            id TEXT NOT NULL,
            hunt INTEGER NOT NULL REFERENCES hunt (id),
            domain TEXT NOT NULL,
            network TEXT,
            level TEXT NOT NULL,
            peak_level TEXT NOT NULL,
            score REAL NOT NULL,
            first_seen TEXT NOT NULL,
            last_seen TEXT NOT NULL,
            alert_at TEXT,
            json TEXT NOT NULL,
            footprint TEXT NOT NULL,
            PRIMARY KEY (id, hunt)
          ) STRICT
          """,
          "CREATE INDEX finding_by_domain ON finding (domain, hunt)",
          "CREATE INDEX finding_by_network ON finding (network, hunt)",
          "CREATE INDEX finding_by_hunt ON finding (hunt)",
          """
          CREATE TABLE disposition (
            id INTEGER PRIMARY KEY,
            finding TEXT NOT NULL,
            domain TEXT NOT NULL,
            verdict TEXT NOT NULL,
            scope TEXT NOT NULL,
            owner TEXT NOT NULL,
            reason TEXT NOT NULL,
            set_at TEXT NOT NULL,
            expires TEXT,
            withdrawn_at TEXT
          ) STRICT
          """,
          "CREATE INDEX disposition_by_domain ON disposition (domain)");

  /** A later step: an array of JSON, the paths of what a hunt from the store could not read. */
  static final List<String> MISSING =
      List.of("ALTER TABLE hunt ADD COLUMN missing TEXT NOT NULL DEFAULT '[]'");

  private FindingTables() {}
}
