package fluxgate.detect.state;

import fluxgate.net.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Owner names that do not rotate: what all names are at first, and most for ever. A name is quiet
 * while it has shown at most two addresses, or one set of rented servers and no other.
 *
 * <p>Every name that is asked for is entered here, so it is kept in {@link QuietTable}: a name of
 * one IPv4 address takes 44 octets. A name is known by its {@link Mark}: names are not compared,
 * and who forges two of one mark makes them wake each other.
 */
public final class QuietNames implements Slice {
  /** A spare server, or the old address and the new one; a third makes a name rotate. */
  private static final int MOST_ADDRESSES = 2;

  /** Of a set that is always the same. */
  private static final int MOST_IN_SET = 8;

  /** What a quiet name showed. */
  public static final class Quiet {
    private final long firstSeenMicros;
    private final long answers;
    private final List<IpAddress> addresses;
    private final long ofFirst;
    private final long ofSecond;

    private Quiet(QuietTable.Entry entry) {
      firstSeenMicros = entry.firstSeenMicros;
      answers = entry.answers;
      addresses = List.copyOf(entry.addresses);
      ofFirst = entry.ofFirst;
      ofSecond = entry.ofSecond;
    }

    /** Sorted: one or two, or the one set that it showed. */
    public List<IpAddress> addresses() {
      return addresses;
    }

    public long firstSeenMicros() {
      return firstSeenMicros;
    }

    /** Answers so far. */
    public long answers() {
      return answers;
    }

    /** Tells the owner name of its answers, those of the commonest set last. */
    void tell(OwnerName owner) {
      List<Map.Entry<List<IpAddress>, Long>> sets = new ArrayList<>();
      if (addresses.size() == MOST_ADDRESSES) {
        sets.add(Map.entry(List.of(addresses.getFirst()), ofFirst));
        sets.add(Map.entry(List.of(addresses.getLast()), ofSecond));
        sets.add(Map.entry(addresses, answers - ofFirst - ofSecond));
        sets.sort(Map.Entry.comparingByValue());
      } else {
        sets.add(Map.entry(addresses, answers));
      }
      for (Map.Entry<List<IpAddress>, Long> set : sets) {
        if (set.getValue() > 0) {
          owner.answered(set.getKey(), set.getValue());
        }
      }
    }
  }

  private final QuietTable names;
  private final QuietTable.Entry entry = new QuietTable.Entry();

  /** None yet, and never more than so many octets of them. */
  public QuietNames(long mostOctets) {
    this(new QuietTable(mostOctets));
  }

  private QuietNames(QuietTable names) {
    this.names = names;
  }

  /** Whether a name may be quiet with so many addresses, whoever announces them. */
  public static boolean areFew(List<IpAddress> addresses) {
    return addresses.size() <= MOST_ADDRESSES;
  }

  /**
   * Takes an answer of a name.
   *
   * @param owner the name's {@link Mark}
   * @param sorted the usable addresses
   * @param rented whether all of them lie in networks that are known for servers: then it may be
   *     quiet where they are not {@link #areFew few}
   * @param count how many responses it stands for
   * @param firstMicros when the first of them came
   * @param nowMicros event time
   * @return whether the name is still quiet; otherwise it is for {@link #wake} to forget it here
   */
  public boolean isQuiet(
      long owner,
      List<IpAddress> sorted,
      boolean rented,
      long count,
      long firstMicros,
      long nowMicros) {
    boolean few = areFew(sorted);
    if (!few && (!rented || sorted.size() > MOST_IN_SET)) {
      return false;
    }
    if (names.answeredAgain(owner, sorted, count, nowMicros)) {
      return true;
    }
    if (!names.find(owner, entry)) {
      entry.begin(sorted, count, firstMicros);
      names.put(owner, entry, nowMicros);
      return true;
    }
    if (!few || entry.addresses.size() > MOST_ADDRESSES || !takes(sorted)) {
      return false;
    }
    answered(sorted, count);
    names.put(owner, entry, nowMicros);
    return true;
  }

  /** Whether the name in {@link #entry} stays quiet with these addresses beside its own. */
  private boolean takes(List<IpAddress> sorted) {
    List<IpAddress> union = new ArrayList<>(entry.addresses);
    for (IpAddress address : sorted) {
      if (!union.contains(address)) {
        union.add(address);
      }
    }
    if (union.size() > MOST_ADDRESSES) {
      return false;
    }
    Collections.sort(union);
    if (entry.addresses.size() == 1) {
      boolean isFirst = union.getFirst().equals(entry.addresses.getFirst());
      entry.ofFirst = isFirst ? entry.answers : 0;
      entry.ofSecond = isFirst ? 0 : entry.answers;
    }
    entry.addresses = union;
    return true;
  }

  private void answered(List<IpAddress> sorted, long count) {
    entry.answers += count;
    if (sorted.size() == 1) {
      boolean isFirst = sorted.getFirst().equals(entry.addresses.getFirst());
      entry.ofFirst += isFirst ? count : 0;
      entry.ofSecond += isFirst ? 0 : count;
    }
  }

  /** What the name showed while it was quiet, forgotten here; null where it showed nothing. */
  public @Nullable Quiet wake(long owner) {
    Quiet quiet = quiet(owner);
    if (quiet != null) {
      names.remove(owner);
    }
    return quiet;
  }

  /** What the name has shown so far; null where it showed nothing. */
  public @Nullable Quiet quiet(long owner) {
    return names.find(owner, entry) ? new Quiet(entry) : null;
  }

  /** When a name that was asked for within a day had to go for want of room. */
  public long evictedMicros() {
    return names.evictedMicros();
  }

  /** How many names had to go so. */
  public long evicted() {
    return names.evicted();
  }

  @Override
  public void write(StateWriter out) {
    names.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static QuietNames read(StateReader in, long mostOctets) {
    return new QuietNames(QuietTable.read(in, mostOctets));
  }
}
