package fluxgate.dns;

/** Where in a response an RRset stood (RFC 1035 §4.1). */
public enum Section {
  ANSWER,
  AUTHORITY,
  ADDITIONAL
}
