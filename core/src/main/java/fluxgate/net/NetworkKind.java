package fluxgate.net;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /**
   * The kind by its name in a table, whatever its case; {@code residential} is access.
   *
   * @return null for any other word
   */
  public static @Nullable NetworkKind parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "access", "residential" -> ACCESS;
      case "hosting" -> HOSTING;
      case "cdn" -> CDN;
      case "cloud" -> CLOUD;
      case "education" -> EDUCATION;
      case "unknown" -> UNKNOWN;
      default -> null;
    };
  }
}
