package fluxgate.app.history.part;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers things from 0 in the order in which they are first seen.
 *
 * <p>Open addressing; the hash lies beside the number, so that other things are passed over without
 * being touched. An entry costs its object and some twenty octets.
 */
public final class Ids<T> {
  private static final int LEAST = 1 << 10;

  /** What a thing's number goes by. */
  public interface Identity<T> {
    int hash(T thing);

    boolean same(T a, T b);
  }

  private final @Nullable Identity<T> identity;
  private final ToIntFunction<T> text;
  private long textOctets;
  private Object[] things = new Object[LEAST];
  private int size;

  /** The hash in the high half, one more than the number in the low; 0 for none. */
  private long[] slots = new long[2 * LEAST];

  /** Of things that are the same where they are equal. */
  Ids() {
    this(null, thing -> 0);
  }

  public Ids(Identity<T> identity) {
    this(identity, thing -> 0);
  }

  /**
   * @param identity null: things are the same where they are equal
   * @param text how many octets the texts of a thing have
   */
  Ids(@Nullable Identity<T> identity, ToIntFunction<T> text) {
    this.identity = identity;
    this.text = text;
  }

  /** The number of a thing. */
  public int of(T thing) {
    int hash = hash(thing);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
      if ((int) (entry >>> 32) == hash && same((int) entry - 1, thing)) {
        return (int) entry - 1;
      }
      slot = slot + 1 & mask;
    }
    if (size == things.length) {
      things = Arrays.copyOf(things, 2 * size);
      slots = Slots.doubled(slots);
      slot = Slots.free(slots, hash);
    }
    things[size] = thing;
    textOctets += text.applyAsInt(thing);
    slots[slot] = (long) hash << 32 | ++size;
    return size - 1;
  }

  /** Hashes of names and sets differ least where neighbours differ most: they are mixed. */
  private int hash(T thing) {
    int mixed = (identity == null ? thing.hashCode() : identity.hash(thing)) * 0x9E3779B1;
    return mixed ^ mixed >>> 15;
  }

  /**
   * Whether a thing has a number. It then stands for it from now on: a decoder gives the same
   * object for what it has read before, which is known without being looked at.
   */
  private boolean same(int id, T thing) {
    T known = get(id);
    if (known == thing) {
      return true;
    }
    boolean same = identity == null ? known.equals(thing) : identity.same(known, thing);
    if (same) {
      things[id] = thing;
    }
    return same;
  }

  /** The number of a thing; -1 for null. */
  int ofNullable(@Nullable T thing) {
    return thing == null ? -1 : of(thing);
  }

  int size() {
    return size;
  }

  /** The octets of all texts of all things. */
  long textOctets() {
    return textOctets;
  }

  /** The thing of a number. */
  @SuppressWarnings("unchecked") // only Ts are put in
  public T get(int id) {
    return (T) things[id];
  }
}
