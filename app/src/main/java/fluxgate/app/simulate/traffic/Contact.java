package fluxgate.app.simulate.traffic;

/** What a client does with the addresses that it got. */
public enum Contact {
  /** Nothing: it only wanted to know, or had a connection already. */
  NONE,
  /** Opens a web page at the first address. */
  BROWSE,
  /** Keeps a chat connection to the first address. */
  CHAT,
  /** Asks every address for the time. */
  TIME_SYNC,
  /** Calls home: the first address, and when nobody answers the next one. */
  CALL_HOME
}
