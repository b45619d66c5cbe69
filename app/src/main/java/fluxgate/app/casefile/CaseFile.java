package fluxgate.app.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A case.
 *
 * @param id such as {@code case-2026-0001}
 * @param subject what it was opened on: a registered domain, or the id of a flux network
 * @param domains the registered domains that it is about
 * @param since event time from which on it looks
 * @param until event time up to which it looks
 * @param openedAt when
 * @param openedBy by whom
 * @param reason why; empty where nobody said
 * @param closedAt when it was closed; null while it is open
 * @param redactionKey under which its clients have pseudonyms
 * @param untilGiven whether somebody said until when it looks
 */
public record CaseFile(
    String id,
    String subject,
    List<String> domains,
    Instant since,
    Instant until,
    Instant openedAt,
    String openedBy,
    String reason,
    @Nullable Instant closedAt,
    String redactionKey,
    boolean untilGiven) {
  /** How long a case looks on after the last answer: connections may follow it by as much. */
  public static final Duration AFTER = Duration.ofHours(24);

  public CaseFile {
    domains = List.copyOf(domains);
  }

  /** Why, in words for people. */
  public String why() {
    return reason.isEmpty() ? "no reason was given" : reason;
  }

  /** As it goes into a package: everything but the key of the pseudonyms. */
  public Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new TreeMap<>();
    members.put("case", id);
    members.put("subject", subject);
    members.put("domains", domains);
    members.put("since", since.toString());
    members.put("until", until.toString());
    members.put("opened", openedAt.toString());
    members.put("opened_by", openedBy);
    members.put("reason", reason.isEmpty() ? null : reason);
    members.put("closed", closedAt == null ? null : closedAt.toString());
    return members;
  }

  /** A note of somebody who worked on it. */
  public record Note(Instant at, String author, String text, String nonce) {}

  /** A look-up of client-level data. */
  public record Access(Instant at, String who, String what, String why, long hosts) {}

  /** What became of a host, and who deals with it. */
  public record HostState(State state, String owner, Instant at) {}

  /** What becomes of a host. */
  public enum State {
    /** Nobody has decided yet. */
    OPEN("open"),
    /** Looked at, and nothing is wrong with it. */
    CLEARED("cleared"),
    /** Taken off the network. */
    ISOLATED("isolated"),
    /** Set up anew. */
    REBUILT("rebuilt");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /** The state of a word; null for another. */
    public static @Nullable State of(String word) {
      for (State state : values()) {
        if (state.word.equals(word)) {
          return state;
        }
      }
      return null;
    }
  }
}
