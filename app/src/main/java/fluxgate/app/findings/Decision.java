package fluxgate.app.findings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody says that a finding is. */
public enum Decision {
  /** Harmless, within a scope and until a day. */
  BENIGN,
  /** Flux indeed. */
  FLUX,
  /** Looked at, and open. */
  UNSURE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The decision of a word; null for any other. */
  public static @Nullable Decision parse(String word) {
    for (Decision decision : values()) {
      if (decision.word().equals(word.toLowerCase(Locale.ROOT))) {
        return decision;
      }
    }
    return null;
  }
}
