package fluxgate.app.ledger;

import fluxgate.format.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of records. Mutable, with a single writer at a time.
 *
 * <p>Skipped and rejected records are never counted as duplicates: they say nothing that could
 * count twice, and remembering them would cost as much as those that do.
 */
public final class Ledger {
  /** Places kept a reason: enough to look at, too few to fill the memory. */
  public static final int MOST_PLACES = 5;

  /**
   * Where a rejected record lies.
   *
   * @param offset octets from the start of the decompressed stream
   * @param length octets that the raw record takes
   */
  public record Place(long offset, long length) {}

  private long read;
  private long accepted;
  private long duplicate;
  private long outOfRange;
  private long late;
  private final TreeMap<String, long[]> skipped = new TreeMap<>();
  private final TreeMap<String, long[]> rejected = new TreeMap<>();
  private final TreeMap<String, List<Place>> places = new TreeMap<>();
  private @Nullable Outcome lastSkipped;
  private long[] lastCount = new long[1];
  private long firstEventMicros = Long.MAX_VALUE;
  private long lastEventMicros = Long.MIN_VALUE;

  /** A record was read; one of the other columns follows for it. */
  public void read() {
    read++;
  }

  public void accepted() {
    accepted++;
  }

  public void duplicate() {
    duplicate++;
  }

  public void outOfRange() {
    outOfRange++;
  }

  /** An accepted record came after its time had been closed. */
  public void late() {
    late++;
  }

  public void skipped(String reason) {
    count(skipped, reason, 1);
  }

  public void rejected(String reason, Place place) {
    count(rejected, reason, 1);
    List<Place> kept = places.computeIfAbsent(reason, r -> new ArrayList<>(1));
    if (kept.size() < MOST_PLACES) {
      kept.add(place);
    }
  }

  /**
   * Counts the outcome of a record that goes no further.
   *
   * @param outcome skipped or rejected; anything else is ignored
   */
  public void refused(Outcome outcome, Place place) {
    switch (outcome.kind()) {
      case SKIPPED -> skipped(outcome);
      case REJECTED -> rejected(outcome.reason(), place);
      case ACCEPTED, NOT_A_RECORD -> {}
    }
  }

  /** Most packets of a capture are skipped, and mostly for the reason of the one before. */
  private void skipped(Outcome outcome) {
    if (outcome != lastSkipped) {
      lastSkipped = outcome;
      lastCount = counter(skipped, outcome.reason());
    }
    lastCount[0]++;
  }

  /** Something that was used happened at this time: microseconds since the epoch. */
  public void event(long timeMicros) {
    firstEventMicros = Math.min(firstEventMicros, timeMicros);
    lastEventMicros = Math.max(lastEventMicros, timeMicros);
  }

  /** Counts a whole file of {@code records} that had been read before. */
  public void duplicateFile(long records) {
    read += records;
    duplicate += records;
  }

  /** Adds what another ledger counted. */
  public void add(Ledger other) {
    read += other.read;
    accepted += other.accepted;
    duplicate += other.duplicate;
    outOfRange += other.outOfRange;
    late += other.late;
    other.skipped.forEach((reason, n) -> count(skipped, reason, n[0]));
    other.rejected.forEach((reason, n) -> count(rejected, reason, n[0]));
    other.places.forEach((reason, more) -> {
      List<Place> kept = places.computeIfAbsent(reason, r -> new ArrayList<>(more.size()));
      more.stream().limit(MOST_PLACES - kept.size()).forEach(kept::add);
    });
    firstEventMicros = Math.min(firstEventMicros, other.firstEventMicros);
    lastEventMicros = Math.max(lastEventMicros, other.lastEventMicros);
  }

  private static void count(Map<String, long[]> counts, String reason, long n) {
    counter(counts, reason)[0] += n;
  }

  private static long[] counter(Map<String, long[]> counts, String reason) {
    return counts.computeIfAbsent(reason, r -> new long[1]);
  }

  public long readCount() {
    return read;
  }

  public long acceptedCount() {
    return accepted;
  }

  public long duplicateCount() {
    return duplicate;
  }

  public long outOfRangeCount() {
    return outOfRange;
  }

  public long lateCount() {
    return late;
  }

  /** Counts by reason, in the order of the reasons. */
  public SortedMap<String, Long> skippedCounts() {
    return snapshot(skipped);
  }

  /** Counts by reason, in the order of the reasons. */
  public SortedMap<String, Long> rejectedCounts() {
    return snapshot(rejected);
  }

  private static SortedMap<String, Long> snapshot(Map<String, long[]> counts) {
    SortedMap<String, Long> copy = new TreeMap<>();
    counts.forEach((reason, n) -> copy.put(reason, n[0]));
    return Collections.unmodifiableSortedMap(copy);
  }

  /** How many records were rejected, whatever the reason. */
  public long rejectedCount() {
    return sum(rejected);
  }

  /** How many records were skipped, whatever the reason. */
  public long skippedCount() {
    return sum(skipped);
  }

  private static long sum(Map<String, long[]> counts) {
    return counts.values().stream().mapToLong(n -> n[0]).sum();
  }

  /** The first few rejected records of each reason. */
  public SortedMap<String, List<Place>> rejectedPlaces() {
    return Collections.unmodifiableSortedMap(places);
  }

  /** Microseconds since the epoch, or null before the first event. */
  public @Nullable Long firstEventMicros() {
    return firstEventMicros == Long.MAX_VALUE ? null : firstEventMicros;
  }

  /** Microseconds since the epoch, or null before the first event. */
  public @Nullable Long lastEventMicros() {
    return lastEventMicros == Long.MIN_VALUE ? null : lastEventMicros;
  }

  /** Whether every record read stands in exactly one column. */
  public boolean balances() {
    return read == accepted + skippedCount() + rejectedCount() + duplicate + outOfRange
        && late <= accepted;
  }
}
