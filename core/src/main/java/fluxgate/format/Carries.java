package fluxgate.format;

/** What a format can carry. What is not in its row, nobody may conclude from it. */
public enum Carries {
  /** Resource records of the answer. */
  ANSWERS,
  /** Times to live. */
  TTL,
  /** Authority and additional sections: delegations and glue. */
  AUTHORITY,
  /** Who asked. */
  CLIENT,
  /** Which program asked or connected. */
  PROCESS,
  /** Connections. */
  CONNECTION,
  /** Which resolvers a machine was told to ask. */
  RESOLVERS
}
