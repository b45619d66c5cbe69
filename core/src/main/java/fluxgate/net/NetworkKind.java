package fluxgate.net;

/** What the addresses of a network are mostly used for. */
public enum NetworkKind {
  /** People's homes and phones. */
  ACCESS,
  /** Rented servers. */
  HOSTING,
  /** Content delivery. */
  CDN,
  /** Hyperscale cloud. */
  CLOUD,
  /** Universities, schools, research networks. */
  EDUCATION,
  /** Nothing we know of says. */
  UNKNOWN;

  /** Whether machines there are servers by trade: hosting, cloud or content delivery. */
  public boolean isServerSide() {
    return this == HOSTING || this == CDN || this == CLOUD;
  }
}
