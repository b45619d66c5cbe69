package fluxgate.app.casefile;

import fluxgate.app.source.Sha256;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The chain of custody: one record an act, each with the hash of the one before it.
 *
 * <p>A record is the canonical JSON of its members, {@code hash} the SHA-256 of that text without
 * {@code hash} itself. So a record that is changed, left out, added or moved breaks the chain, and
 * whoever holds the last hash sees whether the end is missing. It names no client: what it says of
 * client-level data it says by a digest or by a pseudonym under the key of the case, so that the
 * same chain goes out with a redacted package.
 */
public final class Custody {
  /** What the first record follows. */
  public static final String BEGINNING = "0".repeat(64);

  /** The act that seals a package. */
  public static final String EXPORTED = "exported";

  /** The act whose hash is that of the index of a collection. */
  public static final String COLLECTED = "collected";

  /** The act whose hash is that of a note. */
  public static final String NOTED = "noted";

  /** The act that says of a sealed package that it was never there. */
  public static final String FAILED = "failed";

  /** The act whose hash is that of what a case listed. */
  public static final String LISTED = "listed";

  private Custody() {}

  /**
   * What was done.
   *
   * @param action one word, such as {@code collected}
   * @param object what to
   * @param sha256 of it; null where it has none
   * @param size octets of it; null where it has none
   * @param source where it was taken from; null where from nowhere
   * @param method how
   */
  public record Act(
      String action,
      String object,
      @Nullable String sha256,
      @Nullable Long size,
      @Nullable String source,
      String method) {
    /** One that is about nothing that has octets. */
    public static Act of(String action, String object, String method) {
      return new Act(action, object, null, null, null, method);
    }
  }

  /**
   * When it is done.
   *
   * @param isGiven whether somebody said so; else it is what the machine's clock shows
   */
  public record When(Instant time, boolean isGiven) {
    /** In the words of a record. */
    private String source(boolean isBehind) {
      return isBehind ? "the record before" : isGiven ? "given with --now" : "the machine's clock";
    }
  }

  /** Who does it, where, with what. */
  public record Actor(String name, String machine, String tool) {}

  /**
   * The record that follows another. Where the clock shows an earlier time than the record before
   * has, because it was set back or because others wrote meanwhile, that one's stands, and is said
   * to: times of a chain never fall.
   *
   * @param last the record before; null for the first
   */
  public static String next(@Nullable String last, String caseId, When when, Actor actor, Act act) {
    Map<String, Object> before = last == null ? null : Jcs.parse(last);
    Instant earliest = before == null ? null : time(before);
    boolean isBehind = earliest != null && when.time().isBefore(earliest);
    Instant time = isBehind && earliest != null ? earliest : when.time();
    Map<String, @Nullable Object> record = new TreeMap<>();
    record.put("seq", before == null ? 1 : Jcs.number(before, "seq") + 1);
    record.put("case", caseId);
    record.put("time_utc", time.toString());
    record.put("time_from", when.source(isBehind));
    record.put("actor", actor.name());
    record.put("host", actor.machine());
    record.put("tool", actor.tool());
    record.put("action", act.action());
    record.put("object", act.object());
    record.put("sha256", act.sha256());
    record.put("size", act.size());
    record.put("source", act.source());
    record.put("method", act.method());
    record.put("clock_offset_ms", null); // nobody is asked for the time: nothing leaves the house
    record.put("prev_hash", before == null ? BEGINNING : Jcs.text(before, "hash"));
    record.put("hash", Sha256.of(Jcs.text(record)));
    return Jcs.text(record);
  }

  /** The members of a record; null where the line is none, or its hash is not its own. */
  public static @Nullable Map<String, Object> read(String line) {
    Map<String, Object> record = Jcs.parse(line);
    if (record == null || !Jcs.text(record).equals(line)) {
      return null;
    }
    Map<String, Object> hashed = new TreeMap<>(record);
    hashed.remove("hash");
    return Sha256.of(Jcs.text(hashed)).equals(Jcs.text(record, "hash")) ? record : null;
  }

  /** What is wrong with a chain, in words that follow the name of its file; null for nothing. */
  public static @Nullable String problem(List<String> lines, String caseId) {
    if (lines.isEmpty()) {
      return "it has no record";
    }
    String previous = BEGINNING;
    Instant latest = Instant.MIN;
    for (int i = 0; i < lines.size(); i++) {
      Map<String, Object> record = read(lines.get(i));
      if (record == null) {
        return "record " + (i + 1) + " was changed: its hash is not that of what it says";
      }
      if (Jcs.number(record, "seq") != i + 1 || !Jcs.text(record, "prev_hash").equals(previous)) {
        return "the chain breaks at record "
            + (i + 1)
            + ": it does not follow the one before it, so records were moved, left out or added";
      }
      if (!Jcs.text(record, "case").equals(caseId)) {
        return "record " + (i + 1) + " is of another case";
      }
      Instant time = time(record);
      if (time == null) {
        return "record " + (i + 1) + " says no time";
      }
      if (time.isBefore(latest)) {
        return "record " + (i + 1) + " says an earlier time than the one before it";
      }
      latest = time;
      previous = Jcs.text(record, "hash");
    }
    return null;
  }

  /** The hashes that the records of an act have, in their order. */
  public static List<String> hashes(List<String> lines, String action) {
    List<String> hashes = new ArrayList<>();
    for (String line : lines) {
      Map<String, Object> record = Jcs.parse(line);
      if (record != null && Jcs.text(record, "action").equals(action)) {
        hashes.add(Jcs.text(record, "sha256"));
      }
    }
    return hashes;
  }

  /** When a record was made; null where it does not say. */
  public static @Nullable Instant time(Map<String, Object> record) {
    try {
      return Instant.parse(Jcs.text(record, "time_utc"));
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
