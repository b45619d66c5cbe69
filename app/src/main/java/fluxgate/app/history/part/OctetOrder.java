package fluxgate.app.history.part;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ranks of texts by their octets.
 *
 * <p>Names of a day share their beginnings, and to compare them one by one waits for memory each
 * time. So a group is sorted by five octets behind what all of it shares, which with the place in
 * the group are one number, and only what is still alike by those goes on. Every octet is looked at
 * about once.
 */
final class OctetOrder {
  private static final int CHUNK = 5;
  private static final int PLACE_BITS = 24;
  private static final int FEW = 16;

  /** Some of {@link #order} that agree up to {@code depth}. */
  private record Group(int from, int to, int depth) {}

  private final byte[] @Nullable [] texts;
  private final int[] order;
  private final int count;
  private final ArrayDeque<Group> open = new ArrayDeque<>();

  private OctetOrder(byte[] @Nullable [] texts) {
    this.texts = texts;
    order = new int[texts.length];
    int present = 0;
    for (int id = 0; id < texts.length; id++) {
      if (texts[id] != null) {
        order[present++] = id;
      }
    }
    count = present;
    if (count >= 1 << PLACE_BITS) {
      throw new IllegalArgumentException("too many texts: " + count);
    }
  }

  /** The rank of each text; those that are alike share one, absent ones the last. */
  static int[] ranks(byte[] @Nullable [] texts) {
    return new OctetOrder(texts).ranks();
  }

  private int[] ranks() {
    open.add(new Group(0, count, 0));
    while (!open.isEmpty()) {
      sort(open.removeLast());
    }
    int[] ranks = new int[texts.length];
    int rank = -1;
    for (int i = 0; i < count; i++) {
      if (i == 0 || !Arrays.equals(text(i - 1), text(i))) {
        rank++;
      }
      ranks[order[i]] = rank;
    }
    for (int id = 0; id < ranks.length; id++) {
      if (texts[id] == null) {
        ranks[id] = rank + 1;
      }
    }
    return ranks;
  }

  private byte[] text(int place) {
    byte[] text = texts[order[place]];
    return text == null ? new byte[0] : text;
  }

  private void sort(Group group) {
    int size = group.to - group.from;
    if (size <= FEW) {
      insert(group);
      return;
    }
    int depth = shared(group);
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = chunk(text(group.from + i), depth) << PLACE_BITS | i;
    }
    Arrays.sort(keys);
    int[] before = Arrays.copyOfRange(order, group.from, group.to);
    for (int i = 0; i < size; i++) {
      order[group.from + i] = before[(int) keys[i] & (1 << PLACE_BITS) - 1];
    }
    int start = 0;
    for (int i = 1; i <= size; i++) {
      if (i == size || keys[i] >> PLACE_BITS != keys[start] >> PLACE_BITS) {
        alike(group.from + start, group.from + i, depth + CHUNK);
        start = i;
      }
    }
  }

  /** What has ended comes first, the shortest before others; what has not goes on. */
  private void alike(int from, int to, int depth) {
    int ended = from;
    for (int i = from; i < to && to - from > 1; i++) {
      if (text(i).length <= depth) {
        int id = order[i];
        order[i] = order[ended];
        order[ended++] = id;
      }
    }
    if (ended - from > 1) {
      insert(new Group(from, ended, 0)); // alike but for octets of zero at the end
    }
    if (to - ended > 1) {
      open.add(new Group(ended, to, depth));
    }
  }

  /** How many octets all of a group share. */
  private int shared(Group group) {
    byte[] first = text(group.from);
    int shared = first.length;
    for (int i = group.from + 1; i < group.to && shared > group.depth; i++) {
      byte[] other = text(i);
      int differs =
          Arrays.mismatch(
              first, group.depth, shared, other, group.depth, Math.min(shared, other.length));
      shared = differs < 0 ? Math.min(shared, other.length) : group.depth + differs;
    }
    return Math.max(shared, group.depth);
  }

  /** Five octets, those behind the end as zero, as a number that sorts as they do. */
  private static long chunk(byte[] text, int depth) {
    long chunk = 0;
    for (int i = depth; i < depth + CHUNK; i++) {
      chunk = chunk << Byte.SIZE | (i < text.length ? text[i] & 0xFF : 0);
    }
    return chunk - (1L << CHUNK * Byte.SIZE - 1); // signed, as numbers are compared
  }

  private void insert(Group group) {
    for (int i = group.from + 1; i < group.to; i++) {
      int id = order[i];
      byte[] text = text(i);
      int at = i;
      while (at > group.from && compare(text(at - 1), text, group.depth) > 0) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = id;
    }
  }

  private static int compare(byte[] a, byte[] b, int from) {
    return Arrays.compareUnsigned(
        a, Math.min(from, a.length), a.length, b, Math.min(from, b.length), b.length);
  }
}
