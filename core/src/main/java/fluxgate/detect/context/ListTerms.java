package fluxgate.detect.context;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The terms under which entries stand: shared by all that one list, or one decision, put there.
 *
 * @param list the list's name, for people
 * @param role {@link ListRole#OTHER} unless the kind is information
 * @param owner who answers for it; empty where nobody does
 * @param reason in a person's words; empty where none was given
 * @param expires the last day on which it holds, in UTC; null for never
 */
public record ListTerms(
    String list,
    ListKind kind,
    ListRole role,
    String owner,
    String reason,
    @Nullable LocalDate expires) {
  private static final long DAY_MICROS = 24 * 3600L * 1_000_000;

  /** The terms of a list of information that says nothing of an owner. */
  public static ListTerms information(String list, ListRole role) {
    return new ListTerms(list, ListKind.INFORMATION, role, "", "", null);
  }

  /** These terms under another list name and role. */
  public ListTerms named(String name, ListRole otherRole) {
    return new ListTerms(name, kind, otherRole, owner, reason, expires);
  }

  /** Whether its last day is over at an event time. */
  public boolean isExpired(long micros) {
    return expires != null && Math.floorDiv(micros, DAY_MICROS) > expires.toEpochDay();
  }

  /** List, owner, reason and expiry, as a sentence names them. */
  public String words() {
    StringBuilder words = new StringBuilder("'").append(list).append('\'');
    if (!owner.isEmpty()) {
      words.append(", owner ").append(owner);
    }
    if (!reason.isEmpty()) {
      words.append(", reason \"").append(reason).append('"');
    }
    if (expires != null) {
      words.append(", until ").append(expires);
    } else if (kind != ListKind.INFORMATION) {
      words.append(", without an end");
    }
    return words.toString();
  }
}
