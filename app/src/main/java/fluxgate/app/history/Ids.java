package fluxgate.app.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers things from 0 in the order in which they are first seen.
 *
 * <p>Open addressing over two arrays: an entry costs its object and some twelve octets.
 */
final class Ids<T> {
  private static final int LEAST = 1 << 10;

  private Object[] things = new Object[LEAST];
  private int size;

  /** One more than the number of the thing that lies there; 0 for none. */
  private int[] slots = new int[2 * LEAST];

  /** The number of a thing, as {@link Object#equals} has it. */
  int of(T thing) {
    int mask = slots.length - 1;
    int slot = slot(thing, mask);
    while (slots[slot] != 0) {
      if (things[slots[slot] - 1].equals(thing)) {
        return slots[slot] - 1;
      }
      slot = slot + 1 & mask;
    }
    if (size == things.length) {
      things = Arrays.copyOf(things, 2 * size);
      rehash(4 * size);
      mask = slots.length - 1;
      slot = slot(thing, mask);
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
    }
    things[size] = thing;
    slots[slot] = ++size;
    return size - 1;
  }

  private void rehash(int length) {
    slots = new int[length];
    int mask = length - 1;
    for (int i = 0; i < size; i++) {
      int slot = slot(things[i], mask);
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = i + 1;
    }
  }

  /** Hashes of names and sets differ least where neighbours differ most: they are mixed. */
  private static int slot(Object thing, int mask) {
    int mixed = thing.hashCode() * 0x9E3779B1;
    return (mixed ^ mixed >>> 15) & mask;
  }

  /** The number of a thing; -1 for null. */
  int ofNullable(@Nullable T thing) {
    return thing == null ? -1 : of(thing);
  }

  int size() {
    return size;
  }

  /** The thing of a number. */
  @SuppressWarnings("unchecked") // only Ts are put in
  T get(int id) {
    return (T) things[id];
  }
}
