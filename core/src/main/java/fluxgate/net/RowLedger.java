package fluxgate.net;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the rows of a table: every row is counted once, as accepted or as rejected with a
 * reason. Written by one reader.
 */
public final class RowLedger {
  private final SortedMap<String, Long> rejected = new TreeMap<>();
  private long accepted;

  void accept() {
    accepted++;
  }

  /** Counts a rejected row; {@code reason} is lower_snake_case from a small fixed set. */
  void reject(String reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  /** How many rows there were; comments, headers and blank lines are none. */
  public long read() {
    return accepted + rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  public long accepted() {
    return accepted;
  }

  /** How many rows were rejected for which reason, by reason. A view. */
  public SortedMap<String, Long> rejected() {
    return Collections.unmodifiableSortedMap(rejected);
  }
}
