package fluxgate.app.history;

import fluxgate.app.history.Part.Batch;
import fluxgate.dns.Rdata;
import fluxgate.dns.RdataList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a part in the order of time, and of those of one time in the order in which they
 * came.
 */
final class Rows {
  final Part part;

  /** The records of all sets of the part. */
  final Ids<Rdata> rdata = new Ids<>(Records.SINGLE);

  /** For each set its records. */
  final int[][] records;

  private final Batch[] batches;
  private final int count;

  /** By record, once it was asked for. */
  private final byte[] @Nullable [] recordTexts;

  /** For each place the row there, counted through all batches; null where they lie in order. */
  private final int @Nullable [] order;

  private @Nullable PartOrder partOrder;

  /**
   * @param batches of one part, all full but the last; at least one
   */
  Rows(List<Batch> batches) {
    this.batches = batches.toArray(new Batch[0]);
    part = batches.getFirst().part;
    count = batches.stream().mapToInt(batch -> batch.rows).sum();
    records = new int[part.sets.size()][];
    for (int set = 0; set < records.length; set++) {
      RdataList list = part.sets.get(set);
      records[set] = new int[list.size()];
      for (int place = 0; place < list.size(); place++) {
        records[set][place] = rdata.of(list.get(place));
      }
    }
    recordTexts = new byte[rdata.size()][];
    order = order();
  }

  /** What a record says, in UTF-8; files and orders of a part ask for it several times. */
  byte[] recordText(int id) {
    byte[] known = recordTexts[id];
    if (known == null) {
      known = Part.utf8(Part.text(rdata.get(id)));
      recordTexts[id] = known;
    }
    return known;
  }

  private int @Nullable [] order() {
    long before = Long.MIN_VALUE;
    boolean ordered = true;
    for (int i = 0; i < count && ordered; i++) {
      long time = batches[i / Batch.MOST].time[i % Batch.MOST];
      ordered = time >= before;
      before = time;
    }
    if (ordered) {
      return null;
    }
    Integer[] boxed = new Integer[count]; // rare: records that came late, aggregates
    Arrays.setAll(boxed, i -> i);
    Arrays.sort(
        boxed,
        (a, b) ->
            Long.compare(
                batches[a / Batch.MOST].time[a % Batch.MOST],
                batches[b / Batch.MOST].time[b % Batch.MOST]));
    int[] sorted = new int[count];
    Arrays.setAll(sorted, i -> boxed[i]);
    return sorted;
  }

  /** The order of names and records; worked out when first asked for. */
  PartOrder partOrder() {
    PartOrder known = partOrder;
    if (known == null) {
      known = new PartOrder(this);
      partOrder = known;
    }
    return known;
  }

  int count() {
    return count;
  }

  private int row(int place) {
    return order == null ? place : order[place];
  }

  /** The batch of a place, and below the row in it. */
  Batch batch(int place) {
    return batches[row(place) / Batch.MOST];
  }

  int inBatch(int place) {
    return row(place) % Batch.MOST;
  }

  long time(int place) {
    return batch(place).time[inBatch(place)];
  }

  int shape(int place) {
    return batch(place).shape[inBatch(place)];
  }

  /** The first place from {@code from} on whose time is not before this. */
  int endBefore(long micros, int from) {
    int low = from;
    int high = count;
    while (low < high) {
      int middle = low + high >>> 1;
      if (time(middle) < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
