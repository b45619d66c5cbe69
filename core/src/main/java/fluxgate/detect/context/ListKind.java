package fluxgate.detect.context;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What standing on a list means. */
public enum ListKind {
  /** Somebody answers for it: speaks against flux. */
  ALLOW,
  /** Somebody wants to hear of it: speaks for flux. */
  WATCH,
  /** A fact about it, which the list's role weighs. */
  INFORMATION;

  /** The word for it: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name in any case, or null. */
  public static @Nullable ListKind parse(String word) {
    for (ListKind kind : values()) {
      if (kind.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return null;
  }
}
